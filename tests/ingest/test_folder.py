"""A folder of files to documents, each with what became of it."""

import hashlib
from datetime import date
from pathlib import Path

import pytest

from pipeline.ingest.folder import ReadingPatterns, read_documents
from pipeline.ingest.listing import FolderError, list_sources, sources_of
from pipeline.ingest.manifest import Manifest, ManifestRow
from schemas.vocabularies import Outcome

ENGLISH = "The state gave 686 million yuan of aid to the countries that were in need of it in 2004. " * 4
FRENCH = "Le gouvernement a donné une aide de 686 millions de yuans aux pays qui en ont eu besoin dans le monde. " * 4


def test_outcomes_in_order_of_names(tmp_path: Path, reading: ReadingPatterns) -> None:
    (tmp_path / "b.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"")
    (tmp_path / "d.xyz").write_bytes(b"?")
    (tmp_path / "e.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "documents.csv").write_text("doc_id\n", encoding="utf-8")
    reads = list(read_documents(list_sources(tmp_path), Manifest(), reading))
    assert [(read.document.path, read.outcome) for read in reads] == [
        ("a.txt", Outcome.READ),
        ("b.txt", Outcome.SKIPPED),
        ("c.txt", Outcome.FAILED),
        ("d.xyz", Outcome.SKIPPED),
        ("e.txt", Outcome.READ),
    ]
    assert reads[1].error == "b.txt: not in English (its words look like fr)"
    assert reads[2].error == "c.txt: the file is empty"
    assert reads[4].document.duplicate_of == "a"
    assert reads[0].document.duplicate_of is None
    assert reads[0].document.sha256 == hashlib.sha256(ENGLISH.encode()).hexdigest()


def test_the_manifest_wins_over_the_text(tmp_path: Path, reading: ReadingPatterns) -> None:
    (tmp_path / "a.txt").write_text(
        f"The Aid of the State\n\nUpdated: December 15, 2017\n\n{ENGLISH}", encoding="utf-8"
    )
    sources = list_sources(tmp_path)
    (alone,) = read_documents(sources, Manifest(), reading)
    assert alone.document.published == date(2017, 12, 15)
    assert alone.document.title == "The Aid of the State"
    assert alone.document.inferred == ("title", "published", "language")
    row = ManifestRow("a", title="Aid", actor="China", published=date(2018, 1, 1), language="en")
    (listed,) = read_documents(sources, Manifest({"a": row}), reading)
    assert (listed.document.title, listed.document.actor, listed.document.published) == (
        "Aid",
        "China",
        date(2018, 1, 1),
    )
    assert listed.document.inferred == ()


def test_subfolders_are_part_of_the_id(tmp_path: Path) -> None:
    (tmp_path / "2020").mkdir()
    (tmp_path / "2020" / "a.txt").write_text(ENGLISH, encoding="utf-8")
    assert [source.doc_id for source in list_sources(tmp_path)] == ["2020/a"]


def test_two_files_of_one_id(tmp_path: Path, reading: ReadingPatterns) -> None:
    (tmp_path / "a.text").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    reads = list(read_documents(list_sources(tmp_path), Manifest(), reading))
    assert [(read.document.doc_id, read.outcome) for read in reads] == [
        ("a.text", Outcome.READ),
        ("a.txt", Outcome.READ),
    ]


def test_an_ending_that_is_kept_is_no_part_of_the_name_that_tells_a_date(
    tmp_path: Path, reading: ReadingPatterns
) -> None:
    for ending in ("md", "txt"):
        (tmp_path / f"GHA_60_2005.{ending}").write_text(ENGLISH, encoding="utf-8")
    reads = read_documents(list_sources(tmp_path), Manifest(), reading)
    assert [read.document.actor for read in reads] == ["Ghana", "Ghana"]


def test_folders_with_nothing_to_read(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file.txt").write_text("a", encoding="utf-8")
    for path in (tmp_path / "empty", tmp_path / "missing", tmp_path / "file.txt"):
        with pytest.raises(FolderError):
            list_sources(path)


def test_a_named_file_that_is_missing_fails_alone(tmp_path: Path, reading: ReadingPatterns) -> None:
    good = tmp_path / "good.txt"
    good.write_text(ENGLISH, encoding="utf-8")
    reads = list(read_documents(sources_of([tmp_path / "missing.txt", good]), Manifest(), reading))
    assert [read.outcome for read in reads] == [Outcome.FAILED, Outcome.READ]
    assert reads[0].error is not None
    assert "cannot be read" in reads[0].error
