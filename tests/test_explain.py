"""`claimline explain`: every numeral is there, with its columns and rules or the reason of its rejection."""

import argparse
import subprocess
import sys
from datetime import date

import pytest

from pipeline.explain import add_arguments, explanation, run_explain
from pipeline.extractor import Extractor, load_extractor
from pipeline.models import Document, Extraction, Rejection
from pipeline.rule_index import RuleEntry, entries_named, rule_entries
from schemas.vocabularies import Reason

SENTENCE = "In 2016, China sent more than 36,000 peacekeepers to one another's operations."


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return load_extractor()


def explain(extractor: Extractor, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    assert run_explain(parser.parse_args(list(words)), extractor) == 0
    return capsys.readouterr().out


def test_claims_and_rejections_stand_in_the_order_of_the_text(
    extractor: Extractor, capsys: pytest.CaptureFixture[str]
) -> None:
    out = explain(extractor, capsys, SENTENCE, "--actor", "China")
    heads = [line for line in out.splitlines() if line.startswith("|")]
    assert heads[0] == "|2016|  rejected: date"
    assert heads[1] == "|36,000|  claim: quantity"
    assert heads[2].endswith("rejected: idiom")


def test_columns_and_rules_are_shown(extractor: Extractor, capsys: pytest.CaptureFixture[str]) -> None:
    out = explain(extractor, capsys, SENTENCE)
    assert "value          36,000" in out
    assert "relation       more_than" in out
    assert "object_head    peacekeeper" in out
    assert "by rule" in out
    assert ".toml" in out


def test_a_part_names_its_whole(extractor: Extractor, capsys: pytest.CaptureFixture[str]) -> None:
    out = explain(extractor, capsys, "China signed 26 conventions, of which 6 were core conventions.")
    assert "part_of        |26|" in out


def test_metadata_is_used(extractor: Extractor, capsys: pytest.CaptureFixture[str]) -> None:
    out = explain(extractor, capsys, "China has joined 26 conventions.", "--published", "2017-12-15")
    assert "period_end     2017-12-15" in out


def test_a_figure_that_nothing_reads_is_shown_too() -> None:
    document = Document("sentence", "Figures 3,5 and 7.", published=date(2004, 1, 1))
    rejection = Rejection(8, 11, Reason.LAYOUT, "veto.layout.figure")
    note = RuleEntry("veto.layout.figure", "vetoes.toml", "numbers of figures", (), ())
    lines = list(explanation(document, Extraction((), (rejection,)), {note.id: note}))
    assert lines == [
        "|3,5|  rejected: layout",
        "    by rule        veto.layout.figure  (vetoes.toml: numbers of figures)",
        "",
        "|7|  no row: nothing here reads it as a number",
    ]


def test_a_sentence_without_figures_says_so(extractor: Extractor, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain(extractor, capsys, "Peace is our aim.") == "There is no numeral in it.\n"


def test_a_malformed_date_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    assert run_explain(parser.parse_args(["26 treaties", "--published", "May"])) == 2
    assert "published: 'May' is not written as a date" in capsys.readouterr().err


def test_explain_loads_no_pandas() -> None:
    code = (
        "import sys\n"
        "from pipeline.cli import main\n"
        "status = main(['explain', '26 conventions'])\n"
        "print(status, sorted({'pandas', 'pandera', 'pyarrow'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr.split() == ["0", "[]"]
    assert "|26|  claim: quantity" in done.stdout


def test_rule_ids_are_unique() -> None:
    ids = [entry.id for entry in rule_entries()]
    assert {entry.id for entry in entries_named(ids)} == set(ids)
    assert [entry.id for entry in entries_named(["unit.hour", "no.such"])] == ["unit.hour"]
    assert sorted(set(ids)) == sorted(ids)
