"""Units and scales as headers of rows and columns, corners and captions state them, and what is left of the name."""

import pytest

from pipeline.models import Claim
from tests.extract.tables.test_tables import claims, rows


def under(header: str, cell: str = "31.2") -> Claim:
    return claims(f"<table>{rows(('Region', header), ('North', cell))}</table>")[0]


@pytest.mark.parametrize(
    ("stated", "scale", "unit"),
    [
        ("£m", 1e6, "GBP"),
        ("US$m", 1e6, "USD"),
        ("$bn", 1e9, "USD"),
        ("$M", 1e6, "USD"),
        ("£ m", 1e6, "GBP"),
        ("EURm", 1e6, "EUR"),
        ("m€", 1e6, "EUR"),
        ("USD mn", 1e6, "USD"),
        ("US$ mill.", 1e6, "USD"),
        ("$tn", 1e12, "USD"),
        ("£million", 1e6, "GBP"),
        ("Rs.crore", 1e7, "INR"),
        ("Rs.000", 1e3, "INR"),
        ("M €", 1e6, "EUR"),
        ("Ksh million", 1e6, "KES"),
        ("Kina m", 1e6, "PGK"),
        ("Euro million", 1e6, "EUR"),
        ("Rs crore", 1e7, "INR"),
        ("INR lakhs", 1e5, "INR"),
        ("million Kd", 1e6, "KWD"),
        ("$000", 1e3, "USD"),
        ("$'000", 1e3, "USD"),
        ("£000s", 1e3, "GBP"),
        ("R’000", 1e3, "ZAR"),
        ("EUR 1,000", 1e3, "EUR"),
        ("₦'million", 1e6, "NGN"),
        ("000 tonnes", 1e3, "metric_ton"),
        ("’000 tonnes", 1e3, "metric_ton"),
        ("US$, million", 1e6, "USD"),
        ("GHS, in billions", 1e9, "GHS"),
        ("dollars in thousands", 1e3, "USD"),
        ("2015 US$ million", 1e6, "USD"),
        ("US$ million, 2015 prices", 1e6, "USD"),
        ("constant 2015 US$", 1, "USD"),
        ("100 million yuan", 1e8, "CNY"),
        ("10,000 tons", 1e4, "metric_ton"),
        ("'000 persons", 1e3, "count"),
        ("million passengers", 1e6, "count"),
        ("% of GDP", 1, "percent"),
        ("annual %", 1, "percent"),
        ("as a percentage of revenue", 1, "percent"),
    ],
)
def test_a_unit_in_brackets(stated: str, scale: float, unit: str) -> None:
    claim = under(f"Output ({stated})")
    assert (claim.value, claim.unit, claim.object) == (pytest.approx(31.2 * scale), unit, "North, Output")


@pytest.mark.parametrize("stated", ["2019", "provisional", "m", "5 km", "10,000 m", "per 1,000", "thousand-yard stare"])
def test_what_is_no_unit_in_brackets(stated: str) -> None:
    claim = under(f"Output ({stated})")
    assert (claim.value, claim.unit) == (31.2, "count")


@pytest.mark.parametrize(
    "form", ["Cost, {}", "Cost - {}", "Cost – {}", "Cost: {}", "Cost in {}", "Cost [{}]", "Cost {}"]
)
@pytest.mark.parametrize(
    ("stated", "value", "unit"),
    [
        ("£m", 31_200_000, "GBP"),
        ("£ million", 31_200_000, "GBP"),
        ("US$ bn", 31_200_000_000, "USD"),
        ("$'000", 31_200, "USD"),
        ("%", 31.2, "percent"),
        ("km", 31.2, "kilometer"),
    ],
)
def test_a_unit_without_brackets_is_no_part_of_the_name(form: str, stated: str, value: float, unit: str) -> None:
    header = form.format(stated)
    claim = under(header)
    assert (claim.value, claim.unit) == (pytest.approx(value), unit)
    assert (claim.object, claim.object_head) == ("North, Cost", "cost")
    assert claim.context == f"North | {header}: 31.2"  # as it is written
    (of_row,) = claims(f"<table>{rows(('Item', '2019'), (header, '31.2'))}</table>")
    assert (of_row.value, of_row.unit, of_row.object) == (pytest.approx(value), unit, "Cost")


@pytest.mark.parametrize(
    ("header", "value", "unit", "thing"),
    [
        ("% of roads", 31.2, "percent", "roads"),
        ("% paved", 31.2, "percent", "paved"),
        ("% paved (2019)", 31.2, "percent", "paved"),
        ("Percent paved", 31.2, "percent", "paved"),
        ("Percentage of girls", 31.2, "percent", "girls"),
        ("Percentage points", 31.2, "percentage_point", None),
        ("Debt as a percentage of GDP", 31.2, "percent", "Debt"),
        ("Km paved", 31.2, "kilometer", "paved"),
        ("Paved km", 31.2, "kilometer", "Paved"),
        ("Tonnes exported", 31.2, "metric_ton", "exported"),
        ("Kilometres of roads", 31.2, "kilometer", "roads"),
        ("Thousands of tonnes", 31_200, "metric_ton", None),
        ("Million passengers", 31_200_000, "count", "passengers"),
        ("£ million Health", 31_200_000, "GBP", "Health"),
        ("Cost, £ million, 2019", 31_200_000, "GBP", "Cost"),
        ("Cost, £ million (provisional)", 31_200_000, "GBP", "Cost"),
        ("Population, '000", 31_200, "count", "Population"),
        ("US$ million", 31_200_000, "USD", None),
        ("Cost euros thousand", 31_200, "EUR", "Cost"),
        ("Cost GHS million", 31_200_000, "GHS", "Cost"),
        ("Time, hours", 31.2, "hour", "Time"),
    ],
)
def test_a_unit_as_a_word_of_the_header(header: str, value: float, unit: str, thing: str | None) -> None:
    claim = under(header)
    assert (claim.value, claim.unit) == (pytest.approx(value), unit)
    assert claim.object == (f"North, {thing}" if thing else "North")


@pytest.mark.parametrize(
    "header",
    [
        "Population, 2019",
        "Group 4",
        "Group 1000",
        "Hepatitis B",
        "Vitamin, C",
        "Shift, day",
        "Materials, stone",
        "Matches, won",
        "GDP, real",
        "Temperature, min",
        "Licences, bar",
        "Goods in",
        "Test, scores",
        "Yard staff",
        "Times Square",
        "Degrees awarded",
        "Seats won",
        "Pounds of rice",
        "School days",
        "5 km race",
        "Road 66 km",
        "Births per 1,000",
        "Percentage and number of girls",
        "Percentiles reached",
        "US$ exchange rate",
    ],
)
def test_what_is_no_unit(header: str) -> None:
    claim = under(header)
    assert (claim.value, claim.unit) == (31.2, "count")


def test_a_row_is_not_in_the_currency_that_it_is_named_for() -> None:
    table = rows(("Currency", "2019"), ("Euro", "5"), ("USD", "6"))
    assert [claim.unit for claim in claims(f"<table>{table}</table>")] == ["count", "count"]


def test_the_money_of_a_price_is_for_something() -> None:
    claim = under("Price (US$/tonne)")
    assert (claim.value, claim.unit, claim.per) == (31.2, "USD", "metric_ton")


@pytest.mark.parametrize(
    "caption",
    ["Table 2: Spending by region, £m", "Spending, £ million", "Spending - £m", "Spending in £m", "£ million"],
)
def test_a_caption_goes_for_what_says_nothing_else(caption: str) -> None:
    table = rows(("Region", "2018", "Share, %", "Number of schools"), ("North", "31.2", "5", "6"))
    found = claims(f"<table><caption>{caption}</caption>{table}</table>")
    assert [(claim.value, claim.unit) for claim in found] == [(31_200_000, "GBP"), (5, "percent"), (6, "count")]


def test_a_table_has_no_unit_from_the_one_before() -> None:
    table = rows(("Region", "2018"), ("North", "31.2"))
    found = claims(f"<table><caption>Spending, £m</caption>{table}</table><table>{table}</table>")
    assert [(claim.value, claim.unit) for claim in found] == [(31_200_000, "GBP"), (31.2, "count")]


def test_a_cell_keeps_what_it_says_itself() -> None:
    table = rows(
        ("Region", "Cost, £m"), ("A", "5%"), ("B", "3 km"), ("C", "£4"), ("D", "£4bn"), ("E", "4 billion"), ("F", "$4")
    )
    assert [(claim.value, claim.unit) for claim in claims(f"<table>{table}</table>")] == [
        (5, "percent"),
        (3, "kilometer"),
        (4e6, "GBP"),
        (4e9, "GBP"),
        (4e9, "GBP"),
        (4, "USD"),
    ]


def test_the_number_of_a_table_is_no_part_of_the_name() -> None:
    table = rows(("Region", "2018"), ("North", "31.2"))
    caption = "Table 3: Percentage of girls in school, by region"
    (claim,) = claims(f"<table><caption>{caption}</caption>{table}</table>")
    assert (claim.value, claim.unit, claim.object) == (31.2, "percent", "girls in school, North")


def test_a_caption_of_two_units_is_of_neither() -> None:
    table = rows(("Region", "Area", "Output"), ("North", "31.2", "4"))
    caption = "Area (ha) and output (tonnes) of maize"
    found = claims(f"<table><caption>{caption}</caption>{table}</table>")
    assert [claim.unit for claim in found] == ["count", "count"]


def test_the_row_above_is_nearer_than_the_caption() -> None:
    table = rows(("Item", "2018"), ("Roads, km", ""), ("North", "31.2"))
    (claim,) = claims(f"<table><caption>Spending, £m</caption>{table}</table>")
    assert (claim.value, claim.unit) == (31.2, "kilometer")


def test_the_corner_goes_for_the_columns_of_years() -> None:
    table = rows(
        ("Revenue (GHS billion)", "2018", "2019", "Staff"),
        ("Tax", "3", "4", "5"),
        ("Deficit, % of GDP", "3", "4", "5"),
        ("Number of payers", "3", "4", "5"),
        ("Staff (number)", "3", "4", "5"),
    )
    found = [(claim.value, claim.unit) for claim in claims(f"<table>{table}</table>")]
    assert found[:3] == [(3e9, "GHS"), (4e9, "GHS"), (5, "count")]
    assert {unit for _, unit in found[3:6]} == {"percent"}
    assert found[6:] == [(3, "count"), (4, "count"), (5, "count")] * 2


@pytest.mark.parametrize(
    ("corner", "unit"),
    [("US$ million", "USD"), ("(%)", "percent"), ("Cost (US$ million)", "count"), ("Years", "count"), ("Age", "count")],
)
def test_a_corner_that_is_a_unit_goes_for_all(corner: str, unit: str) -> None:
    table = rows((corner, "Health", "Schools", "Staff (number)"), ("North", "3", "4", "5"))
    assert [claim.unit for claim in claims(f"<table>{table}</table>")] == [unit, unit, "count"]


def test_the_corner_says_in_what_the_classes_are() -> None:
    table = rows(("Age (years)", "2018"), ("0-14", "3"), ("15-64", "4"))
    assert {claim.unit for claim in claims(f"<table>{table}</table>")} == {"count"}


def test_a_column_of_units_is_no_part_of_the_name() -> None:
    table = rows(("Item", "Unit", "2018"), ("Maize", "000 tonnes", "3"), ("Cost", "£m", "3"), ("Staff", "Number", "3"))
    assert [(claim.value, claim.unit, claim.object) for claim in claims(f"<table>{table}</table>")] == [
        (3_000, "metric_ton", "Maize"),
        (3_000_000, "GBP", "Cost"),
        (3, "count", "Staff"),
    ]
