"""The manifest: what it says, and all of its mistakes at once."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.ingest.manifest import Manifest, ManifestError, parse_manifest, read_manifest


def mistakes(text: str, *doc_ids: str) -> list[str]:
    with pytest.raises(ManifestError) as caught:
        parse_manifest(text, "documents.csv", frozenset(doc_ids))
    return str(caught.value).splitlines()


def test_rows_are_read_with_dates_and_nulls() -> None:
    text = 'doc_id,title,published,covers_start,language\na,"Aid, in full",2017-12-15,,en\n\n b ,,,,\n'
    rows = parse_manifest(text, "documents.csv", frozenset("ab")).rows
    assert rows["a"].title == "Aid, in full"
    assert rows["a"].published == date(2017, 12, 15)
    assert rows["a"].covers_start is None
    assert rows["b"].title is None


def test_every_mistake_is_listed_with_row_and_column() -> None:
    text = (
        "doc_id,title,published,covers_start,covers_end,language\n"
        "x,,2017,,,EN\ny,,2017-02-30,2018-01-01,2017-01-01,\nx,,\n\ny,,,,,\n,,,,,fr\n"
    )
    assert mistakes(text, "y") == [
        "documents.csv: row 2, column published: '2017' is not written as a date: write YYYY-MM-DD, such as 2022-12-31",
        "documents.csv: row 2, column language: 'EN' is no language code such as en",
        "documents.csv: row 2, column doc_id: there is no file for 'x'",
        "documents.csv: row 3, column published: there is no such day as '2017-02-30'",
        "documents.csv: row 3, column covers_end: 2017-01-01 lies before covers_start, 2018-01-01",
        "documents.csv: row 4, column 4: 3 cells where the header has 6",
        "documents.csv: row 4, column doc_id: 'x' stands already in row 2",
        "documents.csv: row 6, column doc_id: 'y' stands already in row 3",
        "documents.csv: row 7, column doc_id: empty",
    ]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("08/07/2022", "'08/07/2022' is not written as a date: write YYYY-MM-DD, such as 2022-12-31"),
        ("12/31/2020", "'12/31/2020' is not written as a date: write YYYY-MM-DD, such as 2022-12-31"),
        ("2022-7-8", "'2022-7-8' is not written as a date: write YYYY-MM-DD, such as 2022-12-31"),
        ("31/02/2020", "there is no such day as '31/02/2020'"),
        ("0000-01-01", "there is no such day as '0000-01-01'"),
    ],
)
def test_what_is_wrong_with_a_date(cell: str, said: str) -> None:
    assert mistakes(f"doc_id,published\na,{cell}\n", "a") == [f"documents.csv: row 2, column published: {said}"]


@pytest.mark.parametrize("mark", [";", "\t"])
def test_columns_parted_as_some_spreadsheets_part_them(mark: str) -> None:
    rows = parse_manifest(f"doc_id{mark}title\r\na{mark}Aid, in full\r\n", "documents.csv", frozenset("a")).rows
    assert rows["a"].title == "Aid, in full"
    assert "unknown column 'titel'" in mistakes(f"doc_id{mark}titel\na{mark}b\n", "a")[0]
    assert "unknown column 'id'" in mistakes(f"id{mark}title\na{mark}b\n", "a")[0]
    assert "unknown column 'id" in mistakes(f"id{mark}name\na{mark}b\n", "a")[0]  # no column that we know: not guessed


def test_an_id_with_the_ending_of_its_file_gets_a_hint() -> None:
    assert mistakes("doc_id\nreport.md\nother.md\n", "report") == [
        "documents.csv: row 2, column doc_id: there is no file for 'report.md'; "
        "an id is the file's name without its ending: 'report'",
        "documents.csv: row 3, column doc_id: there is no file for 'other.md'",
    ]


def test_mistakes_of_the_header() -> None:
    found = mistakes("title,titel,title\na,b,c\n")
    assert len(found) == 3
    assert "unknown column 'titel'" in found[0]
    assert "title stands there twice" in found[1]
    assert "doc_id is missing" in found[2]


@pytest.mark.parametrize("text", ["", 'doc_id,title\n"a,b\n', 'doc_id\n"a" b\n'])
def test_what_is_no_table(text: str) -> None:
    assert len(mistakes(text, "a")) == 1


def test_no_manifest_is_an_empty_one(tmp_path: Path) -> None:
    assert read_manifest(tmp_path, ["a"]) == Manifest()


def test_a_byte_order_mark_is_no_part_of_the_header(tmp_path: Path) -> None:
    (tmp_path / "documents.csv").write_bytes("\ufeffdoc_id,title\r\na,Été\r\n".encode())
    assert read_manifest(tmp_path, ["a"]).rows["a"].title == "Été"


def test_a_manifest_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "documents.csv").write_bytes(b"doc_id,title\na,\xe9\n")
    with pytest.raises(ManifestError, match="not UTF-8"):
        read_manifest(tmp_path, ["a"])
