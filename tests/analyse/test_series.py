"""Which figures form a series, under which name and in which order."""

from dataclasses import replace

from pipeline.analyse.series import build_series, series_rows
from schemas.vocabularies import Change, Relation, Status
from tests.analyse.making import MEASUREMENTS, RULES, figure, year


def ids(*figures: object) -> list[str]:
    return [one.series_id for one in build_series(figures, MEASUREMENTS, RULES.auto)]  # type: ignore[arg-type]


def test_a_series_is_one_indicator_subject_scope_and_unit() -> None:
    one = figure("deployed", 5, 2001)
    others = [
        replace(one, subject="Freedonia"),
        replace(one, scope="UNIFIL"),
        replace(one, unit="person"),
        replace(one, indicator="sent"),
    ]
    assert len(ids(one, *others)) == 5
    assert len(ids(one, replace(one, claim_id="other-1", value=6.0))) == 1


def test_promises_rates_and_changes_stand_apart_from_facts() -> None:
    one = figure("deployed", 5, 2001)
    assert ids(
        one,
        replace(one, status=Status.TARGET),
        replace(one, per="year"),
        replace(one, change=Change.INCREASE),
    ) == [
        "deployed:Utopia:count",
        "deployed:Utopia:count:increase",
        "deployed:Utopia:count:per year",
        "deployed:Utopia:count:target",
    ]


def test_what_no_indicator_takes_is_followed_where_documents_agree_on_it() -> None:
    one = figure(None, 5, 2001, object="rural hospitals")
    same = figure(None, 7, 2002, object="the rural hospital")
    assert ids(one) == []
    assert ids(one, replace(one, start=99)) == []
    assert ids(one, figure(None, 7, 2002, object="Rural hospitals")) == ["auto:rural hospital:Utopia:count"]
    assert ids(one, same) == ["auto:rural hospital:Utopia:count"]
    assert ids(one, replace(same, unit="ordinal")) == []
    assert ids(figure(None, 5, 2001, object="countries"), figure(None, 6, 2002, object="countries")) == []


def test_figures_come_in_time_order_with_their_intervals() -> None:
    late = figure("sent", 36000, 2010, precision=1000.0, relation=Relation.MORE_THAN)
    early = figure("sent", 35000, 2011, precision=1000.0, **year(2009))
    rows = list(series_rows(build_series([late, early], MEASUREMENTS, RULES.auto)))
    assert [row["year"] for row in rows] == [2009, 2010]
    assert [(row["possible_low"], row["possible_high"]) for row in rows] == [(34500, 35500), (36000, None)]
