"""The scorer, scored: labels as their own prediction are perfect, and every damage to them shows where it should."""

import argparse
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.evaluate import add_arguments, judge_all, run_evaluate
from pipeline.evaluation.baseline import gains_and_losses, outcomes_of, read_outcomes, save_outcomes
from pipeline.evaluation.floors import below_floors, read_floors
from pipeline.evaluation.gold import GoldError, LabelledDocument, Row, read_gold
from pipeline.evaluation.listing import error_lines, parse_filter
from pipeline.evaluation.matching import fold, match_rows, same_number
from pipeline.evaluation.printing import score_lines, scores_markdown
from pipeline.evaluation.scores import Score, score
from pipeline.models import Claim, Document, Extraction, Rejection
from schemas.vocabularies import Change, Kind, Reason, Relation, Status, TimeBasis, TimeKind

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold"
SEEDS = ROOT / "seeds"


@pytest.fixture(scope="module")
def labelled() -> tuple[LabelledDocument, ...]:
    return read_gold(GOLD, SEEDS)


def perfect(labelled: LabelledDocument) -> Extraction:
    """The labels of a document as if the extractor had found them."""
    rejected = tuple(Rejection(n.start, n.end, Reason(n.reason), "label") for n in labelled.nonclaims)
    return Extraction(tuple(claim_of(row) for row in labelled.claims), rejected)


def claim_of(row: Row) -> Claim:
    c = row.columns
    return Claim(
        start=row.start,
        end=row.end,
        text=row.text,
        kind=Kind(row.kind),
        value=row.value,
        relation=Relation(str(c["relation"])),
        low=c["low"],
        high=c["high"],
        precision=c["precision"],
        unit=str(c["unit"]),
        object=c["object"],
        object_head=c["object_head"],
        whole=None,
        per=c["per"],
        change=Change(str(c["change"])) if c["change"] else None,
        part_of=c["part_of"],
        time_text=c["time_text"],
        period_start=date.fromisoformat(str(c["period_start"])) if c["period_start"] else None,
        period_end=date.fromisoformat(str(c["period_end"])) if c["period_end"] else None,
        time_kind=TimeKind(str(c["time_kind"])),
        time_basis=TimeBasis(str(c["time_basis"])),
        status=Status(str(c["status"])),
        subject=None,
        attributed_to=None,
        scope=None,
        indicator=c["indicator"],
        topic=c["topic"],
        section=None,
        paragraph=0,
        sentence=0,
        context="",
        rules=("label",),
        flags=(),
    )


def judged_with(labelled, change):
    """Judge the labels of the first document with rows after `change(extraction)`."""
    one = labelled[0]
    return judge_all([one], lambda _: change(perfect(one)))


def damaged(extraction: Extraction, index: int, **columns: object) -> Extraction:
    claims = list(extraction.claims)
    claims[index] = replace(claims[index], **columns)
    return replace(extraction, claims=tuple(claims))


def test_labels_as_their_own_prediction_are_perfect(labelled):
    predictions = {one.document.doc_id: perfect(one) for one in labelled}
    scores = score(judge_all(labelled, lambda document: predictions[document.doc_id]))
    assert {name for name, got in scores.items() if got.share != 1} == set()
    assert scores["whole_row"].of == 128
    assert scores["rejected_reasons"].of == 143


def test_a_missed_row_lowers_recall_and_whole_rows_but_no_column(labelled):
    judged = judged_with(labelled, lambda e: replace(e, claims=e.claims[1:]))
    scores, rows = score(judged), len(labelled[0].claims)
    assert scores["detection_recall"] == Score(rows - 1, rows)
    assert scores["detection_precision"].share == 1
    assert scores["detection_f1"] == Score(2 * rows - 2, 2 * rows - 1)
    assert scores["whole_row"] == Score(rows - 1, rows)
    assert scores["relation"] == Score(rows - 1, rows - 1)


def test_a_spurious_row_lowers_precision_only(labelled):
    spurious = replace(perfect(labelled[0]).claims[0], start=30, end=34)
    judged = judged_with(labelled, lambda e: replace(e, claims=(spurious, *e.claims)))
    below = {name for name, got in score(judged).items() if got.share not in (1, None)}
    assert below == {"detection_precision", "detection_f1"}


@pytest.mark.parametrize(
    ("columns", "lowered"),
    [
        ({"relation": Relation.APPROX}, {"relation", "whole_row"}),
        ({"low": None}, {"low"}),
        ({"object": "something else"}, {"object"}),
        ({"object_head": None}, {"object_head", "whole_row"}),
        ({"status": Status.NORM}, {"status", "whole_row"}),
        ({"period_end": None}, {"period_end", "whole_row"}),
        ({"time_kind": TimeKind.AS_OF}, {"time_kind"}),
        ({"time_text": "in 1999"}, {"time_text"}),
        ({"change": Change.INCREASE}, {"change", "change_precision", "whole_row"}),
        ({"per": "year"}, {"per", "per_precision"}),
        ({"part_of": 3}, {"part_of", "part_of_precision"}),
        ({"indicator": None}, {"indicator", "indicator_recall"}),
        ({"end": 260}, {"span"}),
        ({"value": 61.0}, {"detection_precision", "detection_recall", "detection_f1", "whole_row"}),
        ({"kind": Kind.QUANTITY}, {"detection_precision", "detection_recall", "detection_f1", "whole_row"}),
        ({"value": 60.00001, "low": 60.00001}, set()),
        ({"object": '"session"  OF the united NATIONS Commission\non Human Rights'}, set()),
    ],
)
def test_a_wrong_cell_lowers_its_own_scores(labelled, columns, lowered):
    judged = judged_with(labelled, lambda e: damaged(e, 0, **columns))
    assert {name for name, got in score(judged).items() if got.share not in (1, None)} == lowered


def test_reasons_count_over_all_labelled_nonclaims(labelled):
    def wrong_then_none(extraction: Extraction) -> Extraction:
        first, _, *others = extraction.rejected
        return replace(extraction, rejected=(replace(first, reason=Reason.GARBLED), *others))

    total = len(labelled[0].nonclaims)
    assert score(judged_with(labelled, wrong_then_none))["rejected_reasons"] == Score(total - 2, total)


def row(start: int, end: int, value: float = 5, kind: str = "quantity") -> Row:
    return Row("d", start, end, "", kind, value, {})


@pytest.mark.parametrize(
    ("gold", "found", "pairs"),
    [
        ([row(0, 5)], [row(5, 9)], []),
        ([row(0, 5)], [row(4, 9)], [(0, 0)]),
        ([row(0, 5)], [row(0, 5, value=6)], []),
        ([row(0, 5)], [row(0, 5, kind="ordinal")], []),
        ([row(0, 5)], [row(3, 9), row(0, 6)], [(0, 1)]),
        ([row(0, 5), row(5, 9)], [row(0, 9)], [(0, 0)]),
        ([row(0, 5, value=0)], [row(0, 5, value=0)], [(0, 0)]),
    ],
)
def test_matching_is_one_to_one_best_overlap_first(gold, found, pairs):
    assert match_rows(gold, found) == pairs


def test_numbers_agree_to_one_part_in_a_million():
    assert same_number(66.666667, 200 / 3)
    assert not same_number(1_000_000, 1_000_002)
    assert not same_number(0, 1e-9)


def test_quotes_case_and_white_space_do_not_count():
    assert fold("the “Asia and\nPacific” Decade") == fold('THE "Asia and Pacific" decade')


def test_every_damage_has_its_line_in_the_listing(labelled):
    def damage(extraction: Extraction) -> Extraction:
        extraction = damaged(extraction, 0, object="reports", unit="count")
        extraction = damaged(extraction, 1, value=58.0)
        spurious = replace(extraction.claims[0], start=0, end=4, text="VII.", rules=("numeral.roman",))
        rejection = Rejection(extraction.claims[2].start, extraction.claims[2].end, Reason.NAME, "veto.name.session")
        claims = (spurious, *extraction.claims[:2], *extraction.claims[3:])
        return Extraction(claims, (rejection, *extraction.rejected[1:]))

    judged = judged_with(labelled, damage)
    lines = list(error_lines(judged, parse_filter("all"), width=20))
    kinds = [line.split()[1] for line in lines[:-1]]
    assert kinds == ["SPURIOUS", "WRONG", "MISREAD", "MISSED"]
    assert "label: layout [numeral.roman]" in lines[0]
    assert "unit: count / ordinal; object: reports / Session of" in lines[1]
    assert "<< …" in lines[1]
    assert "|60th|" in lines[1]
    assert "= 58 ordinal" in lines[2]
    assert "rejected: name by veto.name.session" in lines[3]
    assert lines[-1] == "listed (got / want): missed 1, spurious 1, misread 1, unit 1, object 1"
    (reason, _) = error_lines(judged, parse_filter("reason"))
    assert "claim 'VII.' [numeral.roman] / layout" in reason
    only_object = list(error_lines(judged, parse_filter("object,part_of")))
    assert len(only_object) == 2
    assert "unit" not in only_object[0]


def test_the_filter_of_the_listing_refuses_unknown_names():
    with pytest.raises(GoldError, match="does not know 'objects'"):
        parse_filter("objects")


def test_a_baseline_tells_rows_gained_and_lost(labelled, tmp_path):
    worse = judged_with(labelled, lambda e: damaged(replace(e, claims=e.claims[1:]), 0, unit="count"))
    better = judged_with(labelled, lambda e: e)
    save_outcomes(outcomes_of(worse, score(worse)), tmp_path / "baseline.json")
    before = read_outcomes(tmp_path / "baseline.json")
    assert before == outcomes_of(worse, score(worse))
    lines = list(gains_and_losses(before, outcomes_of(better, score(better)), better))
    assert lines[0].startswith("GAINED 000_32a90997de9a015d:257")
    assert lines[0].endswith("missed -> right as a whole")
    assert lines[-1] == "rows gained 2, lost 0"
    back = list(gains_and_losses(outcomes_of(better, score(better)), before, better))
    assert back[-1] == "rows gained 0, lost 2"
    assert "+" in "\n".join(score_lines(score(better), before.scores))


def test_floors_are_those_agreed_or_higher():
    agreed = {
        "seeds": dict.fromkeys(
            ["detection_precision", "detection_recall", "relation", "low", "high", "precision", "unit", "status"], 0.98
        )
        | dict.fromkeys(["time_kind", "time_basis", "period_start", "period_end", "rejected_reasons"], 0.95)
        | {"object_head": 0.97, "object": 0.92, "whole_row": 0.90},
        "dev": {"detection_f1": 0.93, "whole_row": 0.75},
        "together": dict.fromkeys(["per_precision", "per_recall", "change_precision", "change_recall"], 0.85)
        | dict.fromkeys(["part_of_precision", "part_of_recall"], 0.7),
    }
    for name, least in agreed.items():
        floors = read_floors(GOLD / "floors.toml", name)
        assert all(floors[score_name] >= floor for score_name, floor in least.items())


def test_floors_name_the_score_that_is_too_low():
    scores = {"unit": Score(9, 10), "per_recall": Score(0, 0)}
    assert list(below_floors(scores, {"unit": 0.9, "per_recall": 0.5})) == []
    assert list(below_floors(scores, {"unit": 0.91})) == ["below its floor: unit is 0.9000 (9 of 10), must be 0.91"]
    with pytest.raises(GoldError, match="no score"):
        list(below_floors(scores, {"units": 0.9}))


def test_scores_as_markdown():
    table = scores_markdown({"seeds": {"unit": Score(1, 2)}, "dev": {"unit": Score(1, 1)}}, {"unit": "unit is right"})
    assert table == "| | seeds | dev |\n|---|---:|---:|\n| unit is right | 0.500 | 1.000 |"


def arguments(*words: object) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return parser.parse_args([str(word) for word in words])


def gold_extractor(labelled):
    predictions = {one.document.doc_id: perfect(one) for one in labelled}
    return lambda document: predictions[document.doc_id]


def test_the_command_prints_scores_and_meets_floors(labelled, capsys):
    args = arguments(GOLD, "--documents", SEEDS, "--floors", GOLD / "floors.toml")
    assert run_evaluate(args, gold_extractor(labelled)) == 0
    assert "128 claims labelled, 128 found" in capsys.readouterr().out


def test_the_command_fails_below_a_floor(capsys):
    args = arguments(GOLD, "--documents", SEEDS, "--floors", GOLD / "floors.toml", "--doc", "000*")
    assert run_evaluate(args, lambda document: Extraction((), ())) == 1
    assert "detection_recall is 0.0000" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("claims", "texts", "message"),
    [
        (None, {}, "cannot be read"),
        ("{", {}, "line 1 is not JSON"),
        ('{"doc_id": "a"}', {"a": "x"}, "lacks"),
        (
            '{"doc_id": "a", "start": 0, "end": 1, "text": "2", "kind": "quantity", "value": 2}',
            {},
            "a.txt: cannot be read",
        ),
        ('{"doc_id": "a", "start": 0, "end": 1, "text": "2", "kind": "quantity", "value": 2}', {"a": "3"}, "holds '3'"),
        ("", {}, "no labelled row"),
    ],
)
def test_unusable_labels_end_with_one_plain_sentence(tmp_path, capsys, claims, texts, message):
    if claims is not None:
        (tmp_path / "claims.jsonl").write_text(claims, encoding="utf-8")
    for doc_id, text in texts.items():
        (tmp_path / f"{doc_id}.txt").write_text(text, encoding="utf-8")
    assert run_evaluate(arguments(tmp_path, "--documents", tmp_path), lambda document: Extraction((), ())) == 2
    assert message in capsys.readouterr().err


def test_labels_that_no_claim_could_have_are_named_with_line_and_column(tmp_path, capsys):
    sound = {"doc_id": "a", "start": 0, "end": 1, "text": "2", "kind": "quantity", "value": 2}
    labels = [
        sound | {"objct": "goats", "unit": "meter ** 2", "whole": None},
        sound | {"unit": "florin", "status": "hoped", "relation": None, "period_end": "31/12/2004"},
        sound
        | {"low": "2", "object": 5, "indicator": "peacekeepers_send", "topic": None, "period_start": "2004-02-30"},
    ]
    (tmp_path / "claims.jsonl").write_text("\n".join(map(json.dumps, labels)), encoding="utf-8")
    (tmp_path / "a.txt").write_text("2", encoding="utf-8")
    assert run_evaluate(arguments(tmp_path, "--documents", tmp_path), lambda document: Extraction((), ())) == 2
    lines = capsys.readouterr().err.removeprefix("claimline evaluate: ").splitlines()
    assert [line.removeprefix(f"{tmp_path}/claims.jsonl: ") for line in lines] == [
        "line 1: there is no column 'objct'; did you mean 'object'?",
        "line 2: column unit: 'florin' is not a unit that is known here",
        "line 2: column status: 'hoped' is none of reported, target, norm",
        "line 2: column relation: is never null; leave it out where it is not labelled",
        "line 2: column period_end: '31/12/2004' is not written as a date: write YYYY-MM-DD, such as 2022-12-31",
        "line 3: column low: '2' is no number",
        "line 3: column object: 5 is no text",
        "line 3: column indicator: there is no indicator 'peacekeepers_send'; did you mean 'peacekeepers_sent'?",
        "line 3: column period_start: there is no such day as '2004-02-30'",
    ]
    (tmp_path / "claims.jsonl").write_text(json.dumps(sound), encoding="utf-8")
    (tmp_path / "nonclaims.jsonl").write_text(
        '{"doc_id": "a", "start": 0, "end": 1, "text": "2", "reason": "dull"}', encoding="utf-8"
    )
    assert run_evaluate(arguments(tmp_path, "--documents", tmp_path), lambda document: Extraction((), ())) == 2
    assert "nonclaims.jsonl: line 1: column reason: 'dull' is none of layout, " in capsys.readouterr().err


def test_columns_that_nothing_labels_have_no_line(tmp_path, capsys):
    label = {"doc_id": "a", "start": 0, "end": 1, "text": "2", "kind": "quantity", "value": 2, "per": None}
    (tmp_path / "claims.jsonl").write_text(json.dumps(label), encoding="utf-8")
    (tmp_path / "a.txt").write_text("2 goats", encoding="utf-8")
    assert run_evaluate(arguments(tmp_path, "--documents", tmp_path)) == 0
    printed = capsys.readouterr().out
    assert " 0 of 0" not in printed
    assert "columns, over the matched rows" in printed
    assert "mostly null" not in printed  # a heading without a line


def test_a_malformed_date_in_the_manifest_is_named(tmp_path, capsys):
    label = {"doc_id": "a", "start": 0, "end": 1, "text": "2", "kind": "quantity", "value": 2}
    (tmp_path / "claims.jsonl").write_text(json.dumps(label), encoding="utf-8")
    (tmp_path / "a.txt").write_text("2", encoding="utf-8")
    (tmp_path / "documents.csv").write_text("doc_id,published\na,9 May 2004\n", encoding="utf-8")
    assert run_evaluate(arguments(tmp_path, "--documents", tmp_path), lambda document: Extraction((), ())) == 2
    assert "published: '9 May 2004' is not" in capsys.readouterr().err


def test_documents_are_read_as_stored(tmp_path):
    label = {"doc_id": "a", "start": 4, "end": 5, "text": "2", "kind": "quantity", "value": 2}
    (tmp_path / "claims.jsonl").write_text(json.dumps(label), encoding="utf-8")
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfab\r\n2")
    (tmp_path / "documents.jsonl").write_text('{"doc_id": "a", "published": "2004-05-09"}\n{"doc_id": "b"}', "utf-8")
    (tmp_path / "b.txt").write_text("no label at all", encoding="utf-8")
    first, second = read_gold(tmp_path, tmp_path)
    assert first.document == Document("a", "ab\r\n2", published=date(2004, 5, 9), path=str(tmp_path / "a.txt"))
    assert second.claims == ()
