"""An analyst's judgements: read as a whole, applied on every build, never lost in silence."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest

from pipeline.analyse.across import AnalysisPatterns, analyse, load_analysis_patterns
from pipeline.analyse.reviews import COLUMNS, ReviewError, parse_reviews, review_findings, unmatched
from pipeline.commands.build import count_line
from pipeline.commands.check import counted
from pipeline.dataset import Dataset, load
from pipeline.frames import claim_id, findings_frame, series_frame
from pipeline.ingest.folder import digest_of
from pipeline.lexicon.indicators import load_catalogue
from pipeline.reviewed import reviewed
from tests.conftest import Claimline

Review = Callable[..., "Analysed"]

FELL = "fell-e5037197b1"
JOINED_27, JOINED_26 = "c40cc56261ec-2525", "592c40085518-4103"


@dataclass(frozen=True, slots=True, eq=False)
class Analysed:
    """The tables as the reviews leave them, and a line for each review that fits nothing."""

    claims: pd.DataFrame
    series: pd.DataFrame
    findings: pd.DataFrame
    unmatched: tuple[str, ...]


@pytest.fixture(scope="module")
def patterns() -> AnalysisPatterns:
    return load_analysis_patterns(load_catalogue())


@pytest.fixture
def review(built: tuple[Dataset, Path], patterns: AnalysisPatterns) -> Review:
    """Applies reviews to the claims of the seeds."""
    dataset, _ = built

    def apply(*rows: dict[str, str]) -> Analysed:
        reviews = parse_reviews(as_csv(*rows), "reviews.csv")
        claims, fitting = reviewed(dataset.claims, reviews, patterns.topics)
        texts = dict(zip(dataset.documents["doc_id"], dataset.documents["text"], strict=True))
        series, findings = analyse(claims, texts, patterns)
        judged, lost = review_findings(findings, reviews)
        lost += [one for one in reviews if one.claim_id and one.row not in fitting]
        return Analysed(claims, series_frame(series), findings_frame(judged), tuple(unmatched(lost)))

    return apply


def as_csv(*rows: dict[str, str]) -> str:
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, COLUMNS, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def row_of(dataset: Analysed, claim_id: str) -> dict[str, object]:
    return dataset.claims.set_index("claim_id").loc[claim_id].to_dict()


def test_an_accepted_finding_leaves_the_error_count(review: Review) -> None:
    reason = {"reason": "one convention was terminated", "who": "A. Analyst", "date": "2026-01-31"}
    dataset = review({"finding_id": FELL, "action": "accept", **reason})
    assert not dataset.unmatched
    finding = dataset.findings.set_index("finding_id").loc[FELL]
    assert finding["severity"] == "notice"
    assert finding["review"] == ("accept by A. Analyst on 2026-01-31: one convention was terminated (found as error)")
    assert counted(dataset.findings, "notice") == 0
    settled = "Findings: 0 errors, 0 warnings, 0 notices. 1 more settled by reviews."
    assert count_line(dataset.findings) == settled


def test_a_finding_set_to_a_notice_is_still_counted(review: Review) -> None:
    dataset = review({"finding_id": FELL, "action": "set", "column": "severity", "value": "notice"})
    assert counted(dataset.findings, "notice") == 1
    assert count_line(dataset.findings) == "Findings: 0 errors, 0 warnings, 1 notice."


def test_a_dropped_claim_stays_but_is_used_no_more(review: Review) -> None:
    dataset = review({"claim_id": JOINED_27, "action": "drop", "reason": "misread"})
    assert set(row_of(dataset, JOINED_27)["flags"]) >= {"reviewed", "dropped"}
    assert JOINED_27 not in set(dataset.series["claim_id"])
    assert not len(dataset.findings)


def test_a_value_that_is_set_leaves_the_old_one_to_be_seen(review: Review) -> None:
    dataset = review({"claim_id": JOINED_26, "action": "set", "column": "value", "value": "28"})
    row = row_of(dataset, JOINED_26)
    assert (row["value"], row["low"], row["high"], row["value_base"], row["text"]) == (28.0, 28.0, 28.0, 28.0, "26")
    assert "reviewed" in row["flags"]
    assert "review.value was 26.0" in row["rules"]
    assert not len(dataset.findings)


@pytest.mark.parametrize(
    ("unit", "dimension", "value_base", "unit_base"),
    [
        ("KES", "money", 26.0, "KES"),
        ("percent", "share", 0.26, "dimensionless"),
        ("metric_ton", "mass", 26000.0, "kilogram"),
        ("count", "count", 26.0, "count"),
    ],
)
def test_another_unit_brings_its_dimension_and_base(
    review: Review, unit: str, dimension: str, value_base: float, unit_base: str
) -> None:
    row = row_of(review({"claim_id": JOINED_26, "action": "set", "column": "unit", "value": unit}), JOINED_26)
    found = (row["unit"], row["dimension"], row["value_base"], row["unit_base"])
    assert found == (unit, dimension, value_base, unit_base)


def test_a_finding_names_the_value_of_a_review(review: Review) -> None:
    dataset = review({"claim_id": JOINED_27, "action": "set", "column": "value", "value": "28"})
    assert "27 (after review 28)" in dataset.findings["message"].iloc[0]


def test_another_indicator_brings_its_topic(review: Review) -> None:
    dataset = review(
        {"claim_id": JOINED_26, "action": "set", "column": "indicator", "value": "peacekeeping_operations"}
    )
    assert row_of(dataset, JOINED_26)["topic"] == "peacekeeping"
    dataset = review({"claim_id": JOINED_26, "action": "set", "column": "indicator"})
    assert row_of(dataset, JOINED_26)["topic"] is not row_of(dataset, JOINED_27)["topic"]
    assert JOINED_26 not in set(dataset.series["claim_id"])


def test_an_accepted_claim_is_only_marked(review: Review) -> None:
    dataset = review({"claim_id": JOINED_26, "action": "accept"})
    assert "reviewed" in row_of(dataset, JOINED_26)["flags"]
    assert list(dataset.findings["severity"]) == ["error"]


def test_reviews_that_fit_nothing_are_told_with_their_row(review: Review) -> None:
    told = review(
        {"claim_id": "000000000000-1", "action": "drop", "reason": "none"},
        {"claim_id": JOINED_26, "action": "accept"},
        {"finding_id": "fell-0", "action": "drop", "reason": "none"},
    ).unmatched
    assert [("row 2" in told[0], "000000000000-1" in told[0]), ("row 4" in told[1], "fell-0" in told[1])] == [
        (True, True),
        (True, True),
    ]


def test_reviews_are_applied_on_every_build(documents: Path, claimline: Claimline, tmp_path: Path) -> None:
    text = (documents / "aid.txt").read_text(encoding="utf-8")
    grain = claim_id(digest_of(text), text.index("36,000"))
    rows = (
        {"claim_id": grain, "action": "drop", "reason": "no figure"},
        {"finding_id": "fell-0", "action": "drop", "reason": "none"},
    )
    (documents / "reviews.csv").write_text(as_csv(*rows), encoding="utf-8")
    for _ in range(2):
        done = claimline("build", documents, "--out", tmp_path / "out")
        assert done.returncode == 0
        assert [line for line in done.stderr.splitlines() if "reviews.csv: row 3" in line]
        assert " claims (1 of them dropped by reviews), " in done.stdout
        claims = load(tmp_path / "out").claims
        assert set(claims.loc[claims["claim_id"] == grain, "flags"].iloc[0]) >= {"reviewed", "dropped"}


def test_every_mistake_is_told_with_its_row() -> None:
    rows = [
        "claim_id,finding_id,action,column,value,reason,who,date",
        ",,accept,,,,,",
        "a-1,,keep,,,,,",
        "a-1,,set,start,5,,,",
        "a-1,,set,value,many,,,",
        "a-1,,set,unit,florin,,,",
        "a-1,,set,unit,,,,",
        "a-1,,set,status,hoped,,,",
        "a-1,,accept,value,5,,,",
        ",fell-1,accept,,,,,",
        ",fell-1,set,severity,awful,,,",
        "a-1,,accept,,,,,31 January",
        "a-1,,drop,,,,,",
        "a-1,,accept",
        "",
    ]
    with pytest.raises(ReviewError) as caught:
        parse_reviews("\n".join(rows), "reviews.csv")
    lines = str(caught.value).splitlines()
    assert [line.split(": ")[1] for line in lines] == [f"row {number}" for number in range(2, 15)]


def test_reviews_parted_by_semicolons_are_read() -> None:
    rows = [";".join(COLUMNS), "a-1;;drop;;;no figure, a page;;2022-12-31"]
    (review,) = parse_reviews("\n".join(rows), "reviews.csv")
    assert (review.claim_id, review.reason, str(review.day)) == ("a-1", "no figure, a page", "2022-12-31")


def test_a_value_that_does_not_fit_its_row_is_refused(review: Review) -> None:
    with pytest.raises(ReviewError, match="period_start"):
        review({"claim_id": JOINED_26, "action": "set", "column": "period_start", "value": "2030-01-01"})


def test_a_build_with_unusable_reviews_ends_with_status_2(
    documents: Path, claimline: Claimline, tmp_path: Path
) -> None:
    (documents / "reviews.csv").write_text(as_csv({"claim_id": "a-1", "action": "keep"}), encoding="utf-8")
    done = claimline("build", documents, "--out", tmp_path / "out")
    assert (done.returncode, done.stdout) == (2, "")
    assert "reviews.csv: row 2" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("text", ["", "claim_id,action\n", 'claim_id,"finding\n'])
def test_a_file_that_is_no_table_of_reviews(text: str) -> None:
    with pytest.raises(ReviewError, match=r"reviews\.csv"):
        parse_reviews(text, "reviews.csv")


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ([*COLUMNS[:-1], "when"], ["unknown column 'when'", "column date is missing"]),
        (COLUMNS[:-2], ["column who is missing", "column date is missing"]),
        ([*COLUMNS, "who"], ["column who stands there twice"]),
    ],
)
def test_wrong_columns_are_named_with_those_that_are_needed(header: list[str], said: list[str]) -> None:
    with pytest.raises(ReviewError) as caught:
        parse_reviews(",".join(header) + "\n", "reviews.csv")
    lines = str(caught.value).splitlines()
    assert [line.removeprefix("reviews.csv: row 1: ").split(";")[0] for line in lines] == said
    assert all(", ".join(COLUMNS) in line for line in lines if "twice" not in line)
