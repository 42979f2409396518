"""Figures in tables: unit from header or caption, object from row and column, period from a year in them."""

from pathlib import Path

import pytest

from pipeline.extractor import load_extractor
from pipeline.ingest.folder import compile_reading, read_content
from pipeline.ingest.listing import Source
from pipeline.ingest.manifest import ManifestRow
from pipeline.lexicon.segmentation import load_segmentation
from pipeline.models import Claim, Extraction
from schemas.vocabularies import Change, Status


def extraction(table: str, published: str = "2021-03-05") -> Extraction:
    page = (
        f'<meta name="date" content="{published}"><body><p>The budget of the country is shown here.</p>{table}</body>'
    )
    source = Source("page", "page.html", Path("page.html"), "html")
    row: ManifestRow | None = None
    read = read_content(source, "html", page.encode(), row, compile_reading(load_segmentation()))
    return load_extractor()(read.document)


def claims(table: str) -> list[Claim]:
    return list(extraction(table).claims)


def rows(*cells: tuple[str, ...]) -> str:
    head, *body = cells
    header = "".join(f"<th>{cell}</th>" for cell in head)
    return f"<tr>{header}</tr>" + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in body)


@pytest.mark.parametrize(
    ("caption", "header", "cell", "value", "unit"),
    [
        ("Spending (in million yuan)", "2019", "1,300", 1_300_000_000, "CNY"),
        ("Spending, in thousands of euros", "2019", "12.5", 12_500, "EUR"),
        ("Unit: billion US dollars", "2019", "0.7", 700_000_000, "USD"),
        ("Spending", "2019 (US$ million)", "45", 45_000_000, "USD"),
        ("Population (millions)", "2019", "23.4", 23_400_000, "count"),
        ("Shares (%)", "2019", "8.3", 8.3, "percent"),
        ("Harvest (thousand tonnes)", "2019", "1,200", 1_200_000, "metric_ton"),
        ("Shares", "2019", "8.3%", 8.3, "percent"),
        ("Spending (in million yuan)", "2019", "8.3 per cent", 8.3, "percent"),
        ("Balance (%)", "2019", "-2.1", -2.1, "percent"),
        ("Balance (%)", "2019", "(2.1)", -2.1, "percent"),
        ("Schools", "2019", "51", 51, "count"),
    ],
)
def test_value_and_unit(caption: str, header: str, cell: str, value: float, unit: str) -> None:
    table = f"<table><caption>{caption}</caption>{rows(('Item', header), ('Health', cell))}</table>"
    (claim,) = claims(table)
    assert (claim.value, claim.unit) == (pytest.approx(value), unit)


def test_object_and_period_where_years_head_the_columns() -> None:
    first, second = claims(f"<table>{rows(('Item', '2018', '2019'), ('Schools built', '45', '51'))}</table>")
    assert (first.object, first.object_head) == ("Schools built", "school")
    assert (str(first.period_start), str(first.period_end), first.time_text) == ("2018-01-01", "2018-12-31", "2018")
    assert str(second.period_end) == "2019-12-31"
    assert second.context == "Schools built | 2019: 51"


def test_object_and_period_where_years_head_the_rows() -> None:
    table = f"<table>{rows(('Year', 'Refugees hosted', 'Schools'), ('2016', '12,300', '45'))}</table>"
    first, second = claims(table)
    assert (first.object, first.value, str(first.period_start)) == ("Refugees hosted", 12_300, "2016-01-01")
    assert (second.object_head, str(second.period_start)) == ("school", "2016-01-01")


def test_a_year_ahead_and_a_plan_are_no_facts() -> None:
    table = f"<table>{rows(('Item', '2018', '2030', 'Target'), ('Schools', '45', '90', '80'))}</table>"
    assert [claim.status for claim in claims(table)] == [Status.REPORTED, Status.TARGET, Status.TARGET]


def test_what_is_no_figure_is_rejected_and_nothing_is_lost() -> None:
    found = extraction(f"<table>{rows(('Item', '2018'), ('Article 5 of 1999', 'n.a.'), ('Schools', '3-1-2'))}</table>")
    assert not found.claims
    assert len(found.rejected) >= 4


def test_a_group_row_heads_the_rows_beneath_it() -> None:
    table = f"<table>{rows(('Item', '2018'), ('Costs (million yuan)', ''), ('Health', '45'))}</table>"
    (claim,) = claims(table)
    assert (claim.value, claim.unit) == (45_000_000, "CNY")


def test_note_marks_in_cells_are_no_digits() -> None:
    (claim,) = claims(f"<table>{rows(('Item', '2018<sup>1</sup>'), ('Health<sup>a</sup>', '45<sup>2</sup>'))}</table>")
    assert (claim.value, claim.object, str(claim.period_start)) == (45, "Health", "2018-01-01")


def test_a_title_over_the_table_is_said_of_all_of_it() -> None:
    title = "<tr><td colspan=3>Spending, 2010-2020 (million yuan)</td></tr>"
    body = rows(("Item", "2018", "2019"), ("Health", "45", "51"))
    first, second = claims(f"<table>{title}{body.replace('th>', 'td>')}</table>")
    assert (first.value, first.unit, str(first.period_start)) == (45_000_000, "CNY", "2018-01-01")
    assert second.context == "Health | 2019: 51"


def test_headers_that_span_rows_and_columns() -> None:
    table = (
        "<table><tr><th rowspan=2>Item<th colspan=2>Value (million yuan)<tr><th>2018<th>2019"
        "<tr><td>Health<td>45<td>51</table>"
    )
    first, second = claims(table)
    assert (first.value, first.unit, str(first.period_start)) == (45_000_000, "CNY", "2018-01-01")
    assert (second.value, str(second.period_start)) == (51_000_000, "2019-01-01")


def test_a_label_that_spans_rows_goes_with_each_of_them() -> None:
    table = "<table><tr><th>Region<th>Kind<th>2019<tr><td rowspan=2>East<td>Schools<td>45<tr><td>Clinics<td>7</table>"
    first, second = claims(table)
    assert (first.object, first.object_head) == ("Schools, East", "school")
    assert (second.object, second.object_head, second.context) == ("Clinics, East", "clinic", "Clinics, East | 2019: 7")


def test_a_figure_that_spans_rows_is_one_claim() -> None:
    (claim,) = claims("<table><tr><th>Item<th>2019<tr><td>Schools<td rowspan=2>45<tr><td>Clinics</table>")
    assert claim.value == 45


@pytest.mark.parametrize(
    ("caption", "cell", "value", "unit"),
    [
        ("Output (annual percentage change, unless otherwise indicated)", "3.2", 3.2, "percent"),
        ("Debt (percent of GDP)", "74.1", 74.1, "percent"),
        ("Loans, in millions of U.S. dollars, except as noted", "45", 45_000_000, "USD"),
        ("Loans (US$ million)", "$45.0", 45_000_000, "USD"),
        ("Loans (in thousands)", "$45.0", 45_000, "USD"),
        ("Loans (US$ million)", "$2 billion", 2_000_000_000, "USD"),
        ("Loans (million yuan)", "$45.0", 45, "USD"),
    ],
)
def test_units_as_tables_of_institutions_state_them(caption: str, cell: str, value: float, unit: str) -> None:
    (claim,) = claims(f"<table><caption>{caption}</caption>{rows(('Item', '2019'), ('Total', cell))}</table>")
    assert (claim.value, claim.unit) == (pytest.approx(value), unit)


def test_a_column_of_years_that_is_not_the_first() -> None:
    table = (
        "<table><tr><th>Item<th>Fiscal year<th>Receipts (million yuan)<tr><td rowspan=2>Defence<td>2014<td>10.1"
        "<tr><td>2015<td>12.0</table>"
    )
    assert [(claim.value, str(claim.period_end)[:4], claim.object_head) for claim in claims(table)] == [
        (10_100_000, "2014", "receipt"),
        (12_000_000, "2015", "receipt"),
    ]


def test_a_header_of_two_years() -> None:
    (claim,) = claims(f"<table>{rows(('Item', '2017 to 2018'), ('Staff', '1,204'))}</table>")
    assert (claim.object, str(claim.period_start), str(claim.period_end)) == ("Staff", "2017-01-01", "2018-12-31")


def test_a_column_of_units() -> None:
    table = rows(("Indicator", "2014", "Unit"), ("People with water", "1,500", "Number"), ("Losses", "45", "Percent"))
    assert [(claim.value, claim.unit) for claim in claims(f"<table>{table}</table>")] == [
        (1500, "count"),
        (45, "percent"),
    ]


@pytest.mark.parametrize(
    ("caption", "header", "label", "thing", "head"),
    [
        ("Table 3. Refugees by country of origin", "2019", "Poland", "Refugees, Poland", "refugee"),
        (
            "Deaths on roads by age group, 2019",
            "2019 (thousands)",
            "15-24 years",
            "Deaths on roads, 15-24 years",
            "death",
        ),
        ("Refugees by country of origin", "Children", "Poland", "Poland, Children", "poland"),
        ("Table 2. Losses caused by floods", "2019", "Kenya", "Kenya", "kenya"),
        ("Unemployed persons", "2019", "15-24", "Unemployed persons, 15-24", "person"),
        ("Work", "Men", "15-24", "15-24, Men", "man"),
        ("Spending by the state", "2019", "", None, None),
        ("Schools", "2019", "Built", "Built", "built"),
    ],
)
def test_what_a_caption_divides_is_counted_where_the_column_says_only_when(
    caption: str, header: str, label: str, thing: str | None, head: str | None
) -> None:
    table = f"<table><caption>{caption}</caption>{rows(('', header), (label, '40'), (label, '50'))}</table>"
    claim = claims(table)[0]
    assert (claim.object, claim.object_head) == (thing, head)


@pytest.mark.parametrize(
    ("header", "cell", "value", "change"),
    [
        ("Change, %", "3.1", 3.1, Change.INCREASE),
        ("% change 2018-2019", "-3.1", 3.1, Change.DECREASE),
        ("Change (%)", "(3.1)", 3.1, Change.DECREASE),
        ("Annual growth rate (%)", "3.1", 3.1, Change.INCREASE),
        ("Decrease since 2018", "12", 12, Change.DECREASE),
        ("Change", "0", 0, None),
        ("Climate change", "-3", -3, None),
        ("Growth strategies adopted", "3", 3, None),
        ("Exchange rate", "3", 3, None),
        ("Fall 2021", "30", 30, None),
        ("Falls", "30", 30, None),
        ("Fall in output (%)", "-3", 3, Change.DECREASE),
        ("Stunted growth (%)", "30", 30, None),
        ("Children with poor growth", "30", 30, None),
        ("Behaviour change ($ million)", "3", 3_000_000, None),
        ("Change of address forms", "30", 30, None),
        ("Balance", "-3", -3, None),
    ],
)
def test_the_size_of_a_change(header: str, cell: str, value: float, change: Change | None) -> None:
    (claim,) = claims(f"<table>{rows(('Item', header), ('Exports', cell))}</table>")
    assert (claim.value, claim.change) == (pytest.approx(value), change)


def test_a_row_may_say_that_it_is_a_change() -> None:
    first, second = claims(f"<table>{rows(('Item', '2018', '2019'), ('GDP growth (%)', '2.5', '-4.1'))}</table>")
    assert (first.value, first.change, second.value, second.change) == (2.5, "increase", 4.1, "decrease")


def test_a_proposed_sum_is_no_fact() -> None:
    (claim,) = claims(f"<table>{rows(('Item', 'Amount (proposed)'), ('Health', '51'))}</table>")
    assert claim.status is Status.TARGET


def test_a_change_is_that_of_the_last_year_beside_it() -> None:
    table = f"<table>{rows(('Item', '2018', '2019', 'Change, %'), ('Exports', '40', '50', '25'))}</table>"
    assert [claim.period_end.year for claim in claims(table) if claim.period_end] == [2018, 2019, 2019]


@pytest.mark.parametrize(
    ("before", "year"),
    [
        ("Spending in 2017 is told below.", 2017),
        ("Spending in 2017:", 2017),
        ("By 2030 it should reach 95 per cent.", 2021),
    ],
)
def test_what_stands_before_a_table_counts_where_it_introduces_it(before: str, year: int) -> None:
    table = f"<p>{before}</p><table>{rows(('Item', 'Spent'), ('Health', '51'))}</table>"
    claim = claims(table)[-1]
    assert claim.text == "51"
    assert claim.period_end is not None
    assert claim.period_end.year == year


@pytest.mark.parametrize("header", ["Expected years of schooling", "Proposed roads (km)"])
def test_what_is_expected_of_people_or_named_so_is_no_plan(header: str) -> None:
    (claim,) = claims(f"<table>{rows(('Region', header), ('North', '12'))}</table>")
    assert claim.status is Status.REPORTED
