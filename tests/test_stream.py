"""`claimline extract`: the protocol of the stream, the formats for the screen, and bad input of both."""

import argparse
import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.extractor import Extractor, load_extractor
from pipeline.lexicon.base import RULES, InstallationError, damaged
from pipeline.models import Document, Extraction
from pipeline.records import COLUMNS, document_of
from pipeline.stream import add_arguments, answers, claims_of, csv_text, json_line, run_extract, table_lines
from schemas.tables import TABLES

TEXT = "In 2016, China gave 686 million yuan of aid, of which over 50 percent was in cash. 26 conventions were signed."


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return load_extractor()


def ask(extractor: Extractor, *lines: object) -> list[dict[str, object]]:
    """What the stream answers to lines (objects are sent as JSON, bytes as they are)."""
    sent = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    return [json.loads(answer) for answer in answers(sent, extractor)]


def test_every_line_gets_its_claims(extractor: Extractor) -> None:
    first, second = ask(extractor, {"id": "a", "text": TEXT}, {"id": 2, "text": ""})
    assert first["id"] == "a"
    assert [claim["text"] for claim in first["claims"]] == ["686 million yuan", "50 percent", "26"]
    assert all(list(claim) == list(COLUMNS) for claim in first["claims"])
    assert second == {"id": 2, "claims": []}


def test_cells_are_plain_values(extractor: Extractor) -> None:
    money, share, count = ask(extractor, {"id": "a", "text": TEXT})[0]["claims"]
    assert money["value"] == 686_000_000
    assert money["period_start"] == "2016-01-01"
    assert share["part_of"] == money["start"] == TEXT.index("686")
    assert count["rules"]
    assert isinstance(count["flags"], list)


def test_metadata_reaches_the_document(extractor: Extractor) -> None:
    given = {"published": "2017-12-15", "actor": "China", "about": "China", "title": "T", "publisher": None}
    claim = ask(extractor, {"id": "a", "text": "26 conventions have been signed.", **given})[0]["claims"][0]
    assert claim["period_end"] == "2017-12-15"
    assert claim["actor"] == "China"
    assert claim["doc_id"] == "a"


def test_metadata_of_the_command_line_holds_where_a_line_says_nothing() -> None:
    read: list[Document] = []

    def remembering(document: Document) -> Extraction:
        read.append(document)
        return Extraction((), ())

    lines = [b'{"id": 1, "text": "x"}', b'{"id": 2, "text": "x", "actor": "Ghana"}']
    list(answers(lines, remembering, {"actor": "China", "published": "2004-12-31"}))
    assert [document.actor for document in read] == ["China", "Ghana"]
    assert {str(document.published) for document in read} == {"2004-12-31"}


@pytest.mark.parametrize(
    ("line", "record_id", "message"),
    [
        (b"{", None, "not JSON"),
        (b"[1]", None, "not a JSON object"),
        (b'"text"', None, "not a JSON object"),
        (b"\xff\xfe", None, "not UTF-8"),
        (b"[" * 100_000, None, "not JSON"),
        ({"text": "x"}, None, "id is missing"),
        ({"id": True, "text": "x"}, None, "id is missing"),
        ({"id": "a"}, "a", "text is missing"),
        ({"id": "a", "text": 5}, "a", "text is missing"),
        ({"id": "a", "text": "x", "published": "15 May"}, "a", "published: '15 May' is not written as a date"),
        ({"id": "a", "text": "x", "published": 2004}, "a", "published must be text"),
        ({"id": "a", "text": "x", "actor": ["China"]}, "a", "actor must be text"),
        (
            {"id": "a", "text": "x", "covers_start": "2005-01-01", "covers_end": "2004-01-01"},
            "a",
            "is after covers_end",
        ),
    ],
)
def test_a_bad_line_is_answered_and_the_stream_goes_on(
    extractor: Extractor, line: object, record_id: object, message: str
) -> None:
    bad, good = ask(extractor, line, {"id": "next", "text": "26 conventions"})
    assert bad.keys() == {"id", "error"}
    assert bad["id"] == record_id
    assert message in str(bad["error"])
    assert len(good["claims"]) == 1


def test_a_text_that_the_extractor_fails_on_does_not_end_the_stream() -> None:
    def failing(document: Document) -> Extraction:
        if document.doc_id == "a":
            raise ZeroDivisionError("by accident")
        return Extraction((), ())

    bad, good = ask(failing, {"id": "a", "text": "x"}, {"id": "b", "text": "x"})
    assert bad == {"id": "a", "error": "the text could not be read: ZeroDivisionError: by accident"}
    assert good == {"id": "b", "claims": []}


def test_a_broken_installation_ends_the_stream() -> None:
    """No line is to blame, and every other one would fail the same way."""

    def broken(document: Document) -> Extraction:
        raise damaged(RULES / "units.toml", "no such key")

    with pytest.raises(InstallationError, match=r"units\.toml"):
        ask(broken, {"id": 1, "text": TEXT})


def test_blank_lines_and_a_byte_order_mark_are_no_records(extractor: Extractor) -> None:
    assert ask(extractor, b"\n", b"  \r\n", b'\xef\xbb\xbf{"id": "a", "text": ""}') == [{"id": "a", "claims": []}]


def test_an_answer_is_one_line_of_valid_utf8(extractor: Extractor) -> None:
    text = "\ud800 26 conventions\u2028and \u20ac5 million\x85more"
    (line,) = answers([json.dumps({"id": "\u00e9", "text": text}).encode()], extractor)
    assert len(line.splitlines()) == 1
    assert line.encode("utf-8")
    assert json_line({"id": "\u00e9"}) == '{"id": "\u00e9"}'


def test_the_stream_answers_at_once_and_loads_no_pandas() -> None:
    code = (
        "import sys\n"
        "from pipeline.cli import main\n"
        "status = main(['extract', '--jsonl'])\n"
        "print(status, sorted({'pandas', 'pandera', 'pyarrow'} & set(sys.modules)), file=sys.stderr)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        for number in range(3):
            process.stdin.write(json.dumps({"id": number, "text": TEXT}).encode() + b"\n")
            process.stdin.flush()
            # the answer must come while the stream is still open
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.stdout.read() == b""
        assert process.stderr.read().decode().split() == ["0", "[]"]


@pytest.fixture
def document_file(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def arguments(*words: object) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return parser.parse_args([str(word) for word in words])


def test_files_as_a_table(extractor: Extractor, document_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_extract(arguments(document_file, "--published", "2017-01-01"), extractor) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[:3] == ["text", "value", "relation"]
    assert lines[1].startswith("686 million yuan")
    assert "686,000,000" in lines[1]
    assert len(lines) == 4


def test_files_as_csv(extractor: Extractor, document_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_extract(arguments(document_file, "--format", "csv"), extractor) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["doc_id"] for row in rows] == ["report"] * 3
    assert rows[0]["change"] == ""
    assert rows[0]["value"] == "686000000"


def test_files_as_json_lines(extractor: Extractor, document_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_extract(arguments(document_file, "--format", "jsonl"), extractor) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert records == claims_of(document_of("report", TEXT, {}), extractor)


def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    extractor: Extractor, document_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "missing.txt"
    assert run_extract(arguments(missing, document_file), extractor) == 1
    out, err = capsys.readouterr()
    assert "686 million yuan" in out
    assert f"{missing}: cannot be read" in err
    assert run_extract(arguments(missing), extractor) == 2


def test_files_that_are_named_and_give_nothing_end_with_a_status(
    extractor: Extractor, document_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, empty, french = tmp_path / "talks.csv", tmp_path / "empty.jsonl", tmp_path / "french.txt"
    table.write_text("id,text\na,It had 26 members in 2004.\n", encoding="utf-8")
    empty.write_bytes(b"")
    french.write_text("Le gouvernement a donné une aide aux pays qui en ont eu besoin dans le monde. " * 4, "utf-8")
    assert run_extract(arguments(table, document_file), extractor) == 0
    assert run_extract(arguments(table, document_file, "--text-column", "body"), extractor) == 1
    assert "no column 'body'" in capsys.readouterr().err
    assert run_extract(arguments(table, "--text-column", "body"), extractor) == 2
    assert run_extract(arguments(french, document_file), extractor) == 0  # only English is read, and so it is told
    assert run_extract(arguments(french), extractor) == 2
    capsys.readouterr()
    assert run_extract(arguments(empty), extractor) == 2
    assert capsys.readouterr().err == f"claimline extract: {empty}: no documents in it\n"


@pytest.mark.parametrize(
    ("lines", "answered", "status"),
    [(b'{"id": 1, "text": "26 goats"}\n', 1, 0), (b'\n{"id": 1}\n{"id": 2, "text": "26 goats"}\n', 2, 1)],
)
def test_a_stream_with_bad_lines_goes_on_and_ends_with_status_1(
    lines: bytes,
    answered: int,
    status: int,
    extractor: Extractor,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines)))
    assert run_extract(arguments("--jsonl"), extractor) == status
    told = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    assert len(told) == answered
    assert any("error" in one for one in told) == bool(status)


def test_a_stream_takes_no_files(document_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_extract(arguments("--jsonl", document_file)) == 2
    assert "takes no FILE" in capsys.readouterr().err


def test_the_columns_are_those_of_the_claims_table_in_its_order() -> None:
    names = [column.name for column in TABLES["claims"].columns]
    assert [name for name in names if name in COLUMNS] == list(COLUMNS)


def test_no_claims_is_an_empty_table() -> None:
    assert csv_text([]) == ",".join(COLUMNS) + "\n"
    assert len(list(table_lines([]))) == 1


def test_a_folder_is_sent_to_build(tmp_path: Path, extractor: Extractor, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_extract(arguments(tmp_path), extractor) == 2
    assert f"claimline build {tmp_path}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The fund built 30 schools.", set()),
        ("Exports rose 8 per cent.", {"change"}),
        ("Exports rose 8 per cent. Guards earn $12 a day.", {"change", "per"}),
    ],
)
def test_the_table_shows_changes_and_rates_where_there_are_some(
    text: str, shown: set[str], extractor: Extractor
) -> None:
    header, *_ = table_lines(claims_of(document_of("", text, {}), extractor))
    assert {"change", "per"} & set(header.split()) == shown
