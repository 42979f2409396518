"""What the user keeps in a dataset's folder is there after the next build."""

from pathlib import Path

from pipeline.run import build_folder

SENTENCE = "In 2004 the fund gave 12 million yuan to 5 villages.\n"


def test_files_of_the_user_stay(tmp_path: Path) -> None:
    documents, out = tmp_path / "documents", tmp_path / "dataset"
    documents.mkdir()
    (documents / "one.txt").write_text(SENTENCE, encoding="utf-8")
    build_folder(documents, out)
    (out / "notes.txt").write_text("my notes", encoding="utf-8")
    (out / "charts" / "2004").mkdir(parents=True)
    (out / "charts" / "2004" / "aid.svg").write_text("<svg/>", encoding="utf-8")
    (out / "link").symlink_to("notes.txt")
    (out / "report.html").write_text("of the old tables", encoding="utf-8")
    (documents / "two.txt").write_text(SENTENCE.replace("12", "14"), encoding="utf-8")
    build_folder(documents, out)
    assert (out / "notes.txt").read_text(encoding="utf-8") == "my notes"
    assert (out / "charts" / "2004" / "aid.svg").read_text(encoding="utf-8") == "<svg/>"
    assert (out / "link").is_symlink()
    assert not (out / "report.html").exists()
    assert "14000000" in (out / "claims.csv").read_text(encoding="utf-8")
