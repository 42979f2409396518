"""Archives, files of rows, names and manifests: what they give, and what is refused."""

import io
import json
import tarfile
import zipfile
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from pipeline.ingest.archives import LARGEST_MEMBER
from pipeline.ingest.file_names import compile_file_names, read_file_name
from pipeline.ingest.folder import ReadingPatterns, ReadOutcome, read_documents
from pipeline.ingest.listing import list_sources
from pipeline.ingest.manifest import ManifestError, read_manifest
from pipeline.lexicon.countries import load_countries
from pipeline.lexicon.file_names import load_country_codes, load_file_names
from schemas.vocabularies import Outcome
from tests.conftest import Claimline

TEXT = "The fund gave 12 million dollars to Ghana in 2004, and it has joined 18 of the conventions.\n"
PAGE = b"<html><body><p>The fund gave 12 million dollars to Kenya in 2004, and it is the largest.</p></body></html>"


def read(folder: Path, reading: ReadingPatterns, text_column: str = "text") -> dict[str, ReadOutcome]:
    sources = list_sources(folder, text_column)
    manifest = read_manifest(folder, [source.doc_id for source in sources])
    return {one.document.doc_id: one for one in read_documents(sources, manifest, reading, text_column)}


def zipped(path: Path, members: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def tarred(path: Path, members: dict[str, bytes]) -> None:
    with tarfile.open(path, "w:gz") as archive:
        for name, data in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))


@pytest.mark.parametrize(("name", "pack"), [("papers.zip", zipped), ("papers.tar.gz", tarred)])
def test_an_archive_of_documents(tmp_path: Path, reading: ReadingPatterns, name: str, pack: object) -> None:
    members = {
        "2004/aid.txt": TEXT.encode(),
        "page.html": PAGE,
        "note.xyz": b"?",
        ".hidden.txt": b"5",
        "inner.zip": b"PK",
        "../out.txt": TEXT.encode() + b"again",
        "/etc/absolute.txt": b"16 apples",
    }
    pack(tmp_path / name, members)  # type: ignore[operator]
    found = read(tmp_path, reading)
    assert found["papers/2004/aid"].document.text == TEXT
    assert found["papers/page"].document.format == "html"
    outcomes = {doc_id: one.outcome for doc_id, one in found.items()}
    assert sorted(outcomes.values()) == [Outcome.FAILED] * 2 + [Outcome.READ] * 2 + [Outcome.SKIPPED] * 2
    assert "leads out of the archive" in (found["papers/../out"].error or "")
    assert not (tmp_path.parent / "out.txt").exists()


@pytest.mark.parametrize("name", ["cut.zip", "cut.tar.gz"])
def test_a_damaged_archive_is_one_failed_document(tmp_path: Path, reading: ReadingPatterns, name: str) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04 cut short")
    (one,) = read(tmp_path, reading).values()
    assert one.outcome is Outcome.FAILED
    assert "damaged or cut short" in (one.error or "")


def test_a_member_packed_with_lzma_and_damaged_fails_alone(tmp_path: Path, reading: ReadingPatterns) -> None:
    with zipfile.ZipFile(tmp_path / "worn.zip", "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("aid.txt", TEXT * 500)
    worn = bytearray((tmp_path / "worn.zip").read_bytes())
    worn[45:75] = (byte ^ 0xFF for byte in worn[45:75])
    (tmp_path / "worn.zip").write_bytes(worn)
    (tmp_path / "whole.txt").write_text(TEXT, encoding="utf-8")
    outcomes = {doc_id: one.outcome for doc_id, one in read(tmp_path, reading).items()}
    assert outcomes == {"whole": Outcome.READ, "worn/aid": Outcome.FAILED}


def test_an_archive_that_would_grow_beyond_measure(tmp_path: Path, reading: ReadingPatterns) -> None:
    zipped(tmp_path / "bomb.zip", {"zeros.txt": b"\0" * (LARGEST_MEMBER + 1)})
    (one,) = read(tmp_path, reading).values()
    assert one.outcome is Outcome.FAILED
    assert "beyond measure" in (one.error or "")


def test_a_member_without_a_name_and_one_with_a_name_without_end(tmp_path: Path, reading: ReadingPatterns) -> None:
    long = f"{'-' * 60_000}.txt"
    zipped(tmp_path / "odd.zip", {"a.txt": TEXT.encode(), long: TEXT.encode() + b"again"})
    data = (tmp_path / "odd.zip").read_bytes().replace(b"a.txt", b"\0.txt")  # the name ends at the zero byte
    (tmp_path / "odd.zip").write_bytes(data)
    found = list(read(tmp_path, reading).values())
    assert sorted(one.outcome for one in found) == [Outcome.FAILED, Outcome.READ]
    assert any("no name" in (one.error or "") for one in found)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_told(tmp_path: Path, reading: ReadingPatterns) -> None:
    with zipfile.ZipFile(tmp_path / "twice.zip", "w") as archive:
        archive.writestr("aid.txt", TEXT)
        archive.writestr("aid.txt", f"{TEXT}again")
    found = read(tmp_path, reading)
    assert sorted(one.outcome for one in found.values()) == [Outcome.FAILED, Outcome.READ]
    assert any("two files of this name" in (one.error or "") for one in found.values())


def test_json_lines(tmp_path: Path, reading: ReadingPatterns) -> None:
    rows = [
        {"id": "a1", "text": TEXT, "title": "Aid", "published": "2005-01-31T00:00:00", "actor": "Ghana", "views": 7},
        {"text": "It has 5 of the \ud800 schools that it was given by the fund in the year."},
        {"id": "b", "body": "no text"},
        {"id": "c", "text": TEXT + "c", "published": "31 January"},
    ]
    lines = [json.dumps(row) for row in rows]
    (tmp_path / "speeches.jsonl").write_text("\n".join([*lines, "", "{not json"]), encoding="utf-8")
    found = read(tmp_path, reading)
    first = found["speeches/a1"].document
    assert (first.title, first.published, first.actor) == ("Aid", date(2005, 1, 31), "Ghana")
    assert first.text == TEXT
    assert "\ufffd" in found["speeches/2"].document.text
    assert [found[f"speeches/{name}"].outcome for name in ("b", "c", "6")] == [Outcome.FAILED] * 3
    assert "published" in (found["speeches/c"].error or "")


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_a_table_with_a_column_of_text(tmp_path: Path, reading: ReadingPatterns, suffix: str) -> None:
    frame = pd.DataFrame({"doc_id": ["x", "y"], "speech": [TEXT, f"{TEXT}more"], "published": ["2005-01-31", None]})
    if suffix == "csv":
        frame.to_csv(tmp_path / "speeches.csv", index=False)
    else:
        frame.to_parquet(tmp_path / "speeches.parquet")
    found = read(tmp_path, reading, "speech")
    assert found["speeches/x"].document.published == date(2005, 1, 31)
    assert found["speeches/y"].document.text == f"{TEXT}more"
    if suffix == "csv":
        frame.to_csv(tmp_path / "speeches.csv", index=False, sep=";")
        assert read(tmp_path, reading, "speech")["speeches/y"].document.text == f"{TEXT}more"
    (skipped,) = read(tmp_path, reading).values()
    assert skipped.outcome is Outcome.SKIPPED
    assert "--text-column" in (skipped.error or "")


def test_a_row_is_counted_as_a_spreadsheet_counts_it(tmp_path: Path, reading: ReadingPatterns) -> None:
    line = TEXT.strip()
    (tmp_path / "talks.csv").write_text(f'text\n"{line}\nIt is so."\n\n,\n{line}b\n', encoding="utf-8")
    found = read(tmp_path, reading)
    assert {name: one.outcome for name, one in found.items()} == {
        "talks/2": Outcome.READ,
        "talks/4": Outcome.FAILED,
        "talks/5": Outcome.READ,
    }
    assert found["talks/4"].error == "talks.csv, row 4: the row's text is empty"


def test_rows_and_members_that_share_an_id_keep_the_ending_of_their_file(
    tmp_path: Path, reading: ReadingPatterns
) -> None:
    line = TEXT.strip()
    (tmp_path / "talks.csv").write_text(f"id,text\na,{line}\na,{line}b\n", encoding="utf-8")
    (tmp_path / "talks.jsonl").write_text(json.dumps({"id": "b", "text": f"{line}c"}), encoding="utf-8")
    zipped(tmp_path / "talks.zip", {"b.txt": f"{line}d".encode()})
    found = read(tmp_path, reading)
    assert {name: one.outcome for name, one in found.items()} == {
        "talks/a": Outcome.READ,
        "talks.csv, row 3": Outcome.FAILED,  # two rows of one file
        "talks.jsonl/b": Outcome.READ,
        "talks.zip/b.txt": Outcome.READ,
    }


@pytest.mark.parametrize(
    ("rule", "example"), [(rule.id, example) for rule in load_file_names() for example in rule.reads]
)
def test_what_names_tell(rule: str, example: str) -> None:
    name, told = example.split(" -> ")
    (entry,) = [one for one in load_file_names() if one.id == rule]
    found = read_file_name(name, compile_file_names((entry,), load_country_codes()))
    assert {key: str(getattr(found, key)) for key in found.__slots__ if getattr(found, key)} == dict(
        part.split("=", 1) for part in told.split("; ")
    )


@pytest.mark.parametrize("name", [name for rule in load_file_names() for name in rule.passes_over])
def test_what_names_do_not_tell(name: str) -> None:
    found = read_file_name(name, compile_file_names(load_file_names(), load_country_codes()))
    assert found.published is None


def test_every_code_is_that_of_a_known_country() -> None:
    assert set(load_country_codes().values()) <= set(load_countries().values())


def test_the_name_is_asked_last_and_what_it_told_is_inferred(tmp_path: Path, reading: ReadingPatterns) -> None:
    (tmp_path / "GHA_60_2005.txt").write_text(TEXT)
    (tmp_path / "KEN_60_2005.txt").write_text(f"Updated: December 15, 2017\n\n{TEXT}")
    found = read(tmp_path, reading)
    ghana = found["GHA_60_2005"].document
    assert (ghana.actor, ghana.published) == ("Ghana", date(2005, 9, 25))
    assert {"actor", "published"} <= set(ghana.inferred)
    assert found["KEN_60_2005"].document.published == date(2017, 12, 15)


def test_a_manifest_in_toml(tmp_path: Path, reading: ReadingPatterns) -> None:
    (tmp_path / "aid.txt").write_text(TEXT)
    (tmp_path / "documents.toml").write_text('[[documents]]\ndoc_id = "aid"\npublished = 2005-01-31\nactor = "Ghana"\n')
    document = read(tmp_path, reading)["aid"].document
    assert (document.actor, document.published) == ("Ghana", date(2005, 1, 31))
    (tmp_path / "documents.csv").write_text("doc_id\naid\n")
    with pytest.raises(ManifestError, match="keep one"):
        read(tmp_path, reading)
    (tmp_path / "documents.csv").unlink()
    (tmp_path / "documents.toml").write_text('[[documents]]\ndoc_id = "gone"\npublished = "soon"\n')
    with pytest.raises(ManifestError, match=r"published(.|\n)*no file for 'gone'"):
        read(tmp_path, reading)


def test_links_that_lead_nowhere_are_told(tmp_path: Path, reading: ReadingPatterns) -> None:
    (tmp_path / "aid.txt").write_text(TEXT)
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "gone.pdf").symlink_to("nothing.pdf")
    (tmp_path / ".#aid.txt").symlink_to("editor@machine")  # a lock of an editor
    found = read(tmp_path, reading)
    assert {name: one.error for name, one in found.items()} == {
        "aid": None,
        "loop": "loop.txt: a link that leads back to itself",
        "gone": "gone.pdf: a link to a file that is not there",
    }


def test_linked_folders_are_read_once(tmp_path: Path, reading: ReadingPatterns) -> None:
    folder, elsewhere = tmp_path / "in", tmp_path / "elsewhere"
    (folder / "own").mkdir(parents=True)
    (elsewhere / "deep").mkdir(parents=True)
    (folder / "own" / "aid.txt").write_text(TEXT)
    (elsewhere / "deep" / "more.txt").write_text(f"{TEXT} It did.")
    (folder / "also").symlink_to("own")
    (folder / "linked").symlink_to(elsewhere)
    (elsewhere / "back").symlink_to(folder)
    (folder / "up").symlink_to("..")
    assert list(read(folder, reading)) == ["linked/deep/more", "own/aid"]


def test_init_writes_what_it_can_and_never_over_a_manifest(tmp_path: Path, claimline: Claimline) -> None:
    (tmp_path / "GHA_60_2005.txt").write_text(TEXT)
    (tmp_path / "page.html").write_bytes(PAGE.replace(b"<body>", b"<head><title>Aid, a page</title></head><body>"))
    done = claimline("init", tmp_path)
    assert done.returncode == 0, done.stderr
    assert "2 documents" in done.stdout
    written = (tmp_path / "documents.csv").read_text(encoding="utf-8")
    assert written.splitlines()[1].startswith("GHA_60_2005,,,Ghana,,2005-09-25")
    assert '"Aid, a page"' in written
    again = claimline("init", tmp_path)
    assert again.returncode == 2
    assert "stays as it is" in again.stderr
    assert claimline("build", tmp_path, "--out", tmp_path / "out", "--quiet").returncode == 0


def test_cells_that_a_spreadsheet_would_run(tmp_path: Path, claimline: Claimline) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("=HYPERLINK(1) is what the 12 schools of the city were given in 2004.\n")
    for options, expected in (((), "=HYPERLINK"), (("--excel-safe",), "'=HYPERLINK")):
        assert claimline("build", tmp_path / "in", "--out", tmp_path / "out", *options).returncode == 0
        contexts = pd.read_csv(tmp_path / "out" / "claims.csv")["context"]
        assert contexts.str.startswith(expected).all()
        assert len(contexts)
