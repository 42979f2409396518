"""Each kind of finding: where it is raised, with which severity, and where not."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from schemas.finding_kinds import KIND_NOTES, FindingKind
from schemas.vocabularies import Change, Flag, Relation, Status, TimeBasis
from tests.analyse.making import during, figure, found, kinds, ordinal, year

ERROR, WARNING, NOTICE = "error", "warning", "notice"


# ---------------------------------------------------------------- totals


def test_a_total_that_falls_is_an_error_and_told_in_plain_words() -> None:
    (finding,) = found(figure("joined", 27, 2013), figure("joined", 26, 2017), figure("joined", 21, 2005))
    assert (finding.kind, finding.severity) == ("fell", "error")
    assert finding.message == (
        "Treaties joined (Utopia): 27 in Report of 2013 (June 2013) but 26 in Report of 2017 (June 2017);"
        " a total of treaties joined should not fall."
    )
    assert finding.gap == pytest.approx(1 / 27)


def test_a_total_that_stays_down_fell_once() -> None:
    assert kinds(*(figure("joined", value, 2010 + at) for at, value in enumerate([27, 26, 26, 28]))) == [
        ("fell", ERROR)
    ]


def test_each_fall_is_one() -> None:
    assert len(found(*(figure("joined", value, 2010 + at) for at, value in enumerate([27, 26, 25])))) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (figure("joined", 36400, 2010), figure("joined", 36000, 2012, precision=1000.0)),
        (figure("joined", 29, 2010), figure("joined", 27, 2012, relation=Relation.APPROX)),
        (figure("joined", 29, 2010), figure("joined", 27, 2012, relation=Relation.AT_LEAST)),
        (figure("joined", 30, 2010, relation=Relation.NEARLY), figure("joined", 28, 2012)),
        (figure("joined", 30, 2010, relation=Relation.AT_MOST), figure("joined", 28, 2012)),
        (figure("deployed", 30, 2010), figure("deployed", 28, 2012)),
        (figure("joined", 30, 2010), figure("joined", 28, 2012, subject="Freedonia")),
        (figure("joined", 30, 2010, status=Status.TARGET), figure("joined", 28, 2012)),
        (figure("joined", 30, 2012, **year(2011)), figure("joined", 28, 2011)),  # June 2011 may lie before
        (
            figure("sent", 30, 2010, **during(date(1990, 1, 1), date(2010, 1, 1))),
            figure("sent", 28, 2012, **year(2011)),
        ),
    ],
)
def test_rounding_hedges_dates_and_other_subjects_are_no_fall(first: object, second: object) -> None:
    assert "fell" not in [kind for kind, _ in kinds(first, second)]  # type: ignore[arg-type]


def test_what_speaks_for_caution_makes_a_fall_a_warning() -> None:
    first = figure("joined", 27, 2013)
    assert kinds(first, figure("joined", 26, 2017, actor="Freedonia")) == [("fell", WARNING)]
    assert kinds(first, figure("joined", 26, 2017, attributed_to="UNHCR")) == [("fell", WARNING)]
    assert kinds(first, figure("joined", 26, 2017, flags=(Flag.OCR,))) == [("fell", WARNING)]
    assert kinds(first, figure("joined", 20, 2017, relation=Relation.APPROX)) == [("fell", WARNING)]
    assert kinds(first, figure("joined", 12, 2017)) == [("fell", WARNING)]


def test_a_running_total_with_another_start() -> None:
    first = figure("sent", 36000, 2017, precision=1000.0, **during(date(1990, 1, 1), date(2017, 8, 31)))
    moved = during(date(1992, 1, 1), date(2018, 8, 31))
    assert kinds(first, figure("sent", 39000, 2018, precision=1000.0, **moved)) == [("start_changed", WARNING)]
    assert kinds(first, figure("sent", 30000, 2018, precision=1000.0, **moved)) == [("start_changed", NOTICE)]
    assert kinds(figure("sent", 5, 2017, **year(2016)), figure("sent", 6, 2018, **year(2017))) == []


# ---------------------------------------------------------------- the same time


def test_two_figures_for_one_thing_and_time_conflict() -> None:
    one = figure("deployed", 8000, 2018, text="8,000", **year(2017))
    other = figure("deployed", 8400, 2019, text="8,400", **year(2017))
    assert kinds(one, other) == [("conflict", ERROR)]
    assert found(one, other)[0].message.endswith("for one and the same time only one can be true.")
    assert kinds(one, replace(other, context="Nobody ever counted more of these than 8,400.")) == [
        ("conflict", WARNING)
    ]
    assert kinds(one, replace(other, object="officers", words=("officer",))) == []
    assert kinds(one, replace(other, period_end=date(2018, 12, 31))) == []
    assert kinds(one, figure("deployed", 8000, 2019, precision=1000.0, **year(2017))) == []


def test_figures_of_one_sentence_never_conflict() -> None:
    one = figure("given", 2, 2005, sentence=4, **year(2004))
    assert kinds(one, replace(one, claim_id="report-2005-30", start=30, value=4.0)) == []


def test_sentences_that_name_different_places_are_two_things() -> None:
    one = figure("deployed", 200, 2005, context="In 2004 there were 200 beds in the North.", **year(2004))
    other = figure("deployed", 300, 2006, context="In 2004 there were 300 beds in the South.", **year(2004))
    assert kinds(one, other) == [("conflict", NOTICE)]
    assert found(one, other)[0].message.endswith("only one can be true, if both measure the same thing.")


def test_flows_that_only_share_a_noun_may_be_two_events() -> None:
    one = figure("given", 20, 2005, object="tons of grain", context="It gave grain to the port.", **year(2004))
    other = figure("given", 30, 2006, object="tons of grain", context="Later there came more.", **year(2004))
    assert kinds(one, other) == [("conflict", WARNING)]
    undated = {"period_start": None, "time_basis": TimeBasis.DOCUMENT}
    assert kinds(replace(one, **undated), replace(other, **undated)) == []  # type: ignore[arg-type]


def test_a_longer_period_has_at_least_the_total_of_a_shorter_one() -> None:
    outer = figure("solved", 3453, 2018, object="drug cases", **during(date(2014, 1, 1), date(2017, 12, 31)))
    inner = figure("solved", 4000, 2017, object="drug cases", precision=1000.0, **year(2016))
    assert kinds(outer, inner) == [("nesting", ERROR)]
    assert kinds(outer, replace(inner, value=3000.0, possible=outer.possible)) == []
    assert kinds(outer, replace(inner, object="other cases", words=("other", "case"))) == []


# ---------------------------------------------------------------- parts


def test_a_part_is_never_more_than_its_whole() -> None:
    whole = figure(None, 20, 2016, start=10, sentence=1)
    part = figure(None, 27, 2016, start=50, sentence=1, part_of=10)
    assert kinds(whole, part) == [("part_exceeds_whole", ERROR)]
    assert kinds(whole, replace(part, sentence=2)) == [("part_exceeds_whole", WARNING)]
    assert kinds(replace(whole, relation=Relation.MORE_THAN, possible=replace(whole.possible, high=1e9)), part) == []
    assert kinds(whole, replace(part, unit="USD")) == []


def test_an_indicator_that_counts_some_of_another_one() -> None:
    few = figure("human_rights_treaties_joined", 5, 2016)
    assert kinds(few, figure("core_human_rights_treaties_joined", 6, 2016, start=50)) == [
        ("part_exceeds_whole", WARNING)
    ]
    assert kinds(few, figure("core_human_rights_treaties_joined", 6, 2012, start=50)) == []


@pytest.mark.parametrize(
    ("words", "second", "expected"),
    [
        ("comprising", 90.0, [("parts_do_not_sum", WARNING)]),
        ("comprising", 190.0, []),
        ("including", 90.0, []),
        ("of which", 90.0, []),
    ],
)
def test_parts_that_are_said_to_be_all_make_up_the_whole(
    words: str, second: float, expected: list[tuple[str, str]]
) -> None:
    text = f"They sent 1,290 people, {words} 1,100 soldiers and {second:g} officers."
    starts = [text.index("1,290"), text.index("1,100"), text.rindex(f"{second:g} ")]
    one = figure(None, 1290, 2016, start=starts[0], sentence=1)
    parts = [
        figure(None, value, 2016, start=start, sentence=1, part_of=starts[0], precision=1.0)
        for value, start in zip((1100.0, second), starts[1:], strict=True)
    ]
    assert kinds(one, *parts, texts={"report-2016": text}) == expected


def test_a_share_is_no_more_than_all() -> None:
    share = figure(None, 150, 2016, unit="percent", text="150 percent", object="aid", whole="governmental aid")
    assert kinds(replace(share, part_of=3)) == [("percent_out_of_range", ERROR)]
    assert kinds(share) == [("percent_out_of_range", WARNING)]
    assert kinds(replace(share, whole="GDP")) == []
    assert kinds(replace(share, whole=None)) == []
    assert kinds(replace(share, change=Change.INCREASE)) == []
    assert kinds(replace(share, value=100.0, possible=replace(share.possible, low=99.5))) == []


# ---------------------------------------------------------------- outliers


def test_a_misplaced_scale_word() -> None:
    values = [36000, 37000, 380000, 39000, 40000]
    series = [figure("sent", value, 2010 + at, precision=1000.0) for at, value in enumerate(values)]
    ((kind, severity), *rest) = kinds(*series)
    assert (kind, severity) == ("scale_slip", ERROR)
    assert not rest


def test_a_series_that_moves_wildly_has_no_slips() -> None:
    values = [5, 200, 40, 3000, 90, 700]
    assert kinds(*(figure("given", value, 2010 + at) for at, value in enumerate(values))) == []


def test_a_step_far_greater_than_the_others() -> None:
    values = [2000, 2100, 2200, 9000, 9100, 9300]
    assert kinds(*(figure("deployed", value, 2010 + at) for at, value in enumerate(values))) == [("jump", WARNING)]
    assert kinds(*(figure("deployed", value, 2010 + at) for at, value in enumerate([10, 22, 50, 120, 260, 550]))) == []


def test_a_figure_that_is_repeated_for_years() -> None:
    values = [31, 34, 37, 40, 40, 40, 40]
    assert kinds(*(figure("deployed", value, 2010 + at) for at, value in enumerate(values))) == [("frozen", NOTICE)]
    assert kinds(*(figure("deployed", value, 2010 + at) for at, value in enumerate([40, 40, 40, 40]))) == []


# ---------------------------------------------------------------- plans, sequences, units


def test_what_became_of_a_target() -> None:
    plan = figure("deployed", 100, 2021, status=Status.TARGET, period_end=date(2025, 12, 31), period_start=None)
    assert kinds(plan, figure("deployed", 80, 2026)) == [("target_missed", NOTICE)]
    assert kinds(plan, figure("deployed", 120, 2026)) == [("target_met", NOTICE)]
    assert kinds(plan, figure("deployed", 80, 2024)) == []  # there is time left
    assert kinds(plan, figure("deployed", 80, 2026, relation=Relation.MORE_THAN)) == []  # may be enough
    downward = replace(plan, relation=Relation.AT_MOST)
    assert kinds(downward, figure("deployed", 80, 2026)) == [("target_met", NOTICE)]
    assert kinds(downward, figure("deployed", 120, 2026)) == [("target_missed", NOTICE)]


def test_numbers_of_a_sequence_do_not_go_back() -> None:
    assert kinds(ordinal(9, 2000), ordinal(7, 2002)) == [("sequence_backwards", WARNING)]
    assert kinds(ordinal(9, 2000), ordinal(9, 2002)) == []
    assert kinds(ordinal(9, 2000), ordinal(7, 2002, scope="Covenant")) == []
    assert kinds(ordinal(9, 2000), ordinal(7, 2002, time_basis=TimeBasis.DOCUMENT)) == []


def test_a_combined_report_is_one_event() -> None:
    third, fourth = ordinal(3, 2010, sentence=1), ordinal(4, 2010, sentence=1, start=30)
    again = ordinal(3, 2013, sentence=1), ordinal(4, 2013, sentence=1, start=30)
    assert kinds(third, fourth, *again) == []


def test_a_number_left_out_in_one_sentence() -> None:
    assert kinds(ordinal(9, 2000, sentence=1), ordinal(11, 2000, sentence=1, start=30)) == [
        ("sequence_backwards", NOTICE)
    ]


def test_another_currency_than_before() -> None:
    one, other = figure("given", 20000, 2010, unit="USD"), figure("given", 120000, 2011, unit="CNY")
    assert kinds(one, other) == [("unit_changed", NOTICE)]
    both = replace(one, doc_id="report-2011", claim_id="report-2011-90")
    assert kinds(one, other, both) == []


# ---------------------------------------------------------------- in all


def test_what_no_indicator_takes_raises_notices_only() -> None:
    one = figure(None, 200, 2005, object="rural hospitals", text="200", **year(2004))
    assert kinds(one, figure(None, 300, 2006, object="rural hospitals", text="300", **year(2004))) == [
        ("conflict", NOTICE)
    ]


def test_one_finding_for_one_pair_and_for_repeated_statements() -> None:
    first, again = figure("joined", 27, 2013), figure("joined", 27, 2013, start=90)
    findings = found(first, again, figure("joined", 26, 2017), figure("joined", 26, 2017, start=80))
    assert [finding.kind for finding in findings] == [FindingKind.FELL]


def test_the_order_of_the_figures_does_not_matter() -> None:
    figures = [figure("joined", 27, 2013), figure("joined", 26, 2017), figure("sent", 5, 2012), figure("sent", 3, 2014)]
    expected = [(finding.message, finding.gap) for finding in found(*figures)]
    assert len(expected) == 2
    for order in permutations(figures):
        assert [(finding.message, finding.gap) for finding in found(*order)] == expected


def test_every_kind_is_explained() -> None:
    assert [note.kind for note in KIND_NOTES] == list(FindingKind)


def test_in_a_short_series_the_sentences_must_say_the_same() -> None:
    one, slipped = figure("deployed", 2100, 2010), figure("deployed", 2_150_000, 2012)
    assert kinds(one, slipped) == [("scale_slip", WARNING)]
    assert kinds(one, replace(slipped, context="Nobody here counts less than that.")) == []
    values = [figure("deployed", value, 2010 + at) for at, value in enumerate([2000, 2100, 8800])]
    assert kinds(*values) == [("jump", WARNING)]
    assert kinds(*values[:2], replace(values[2], context="Nobody here counts less than that.")) == []
