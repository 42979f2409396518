"""PDFs as printing programs make them: words drawn apart, pages on their side, tables over columns, running heads."""

from collections.abc import Callable

import pytest
from fpdf import FPDF

from pipeline.ingest.readers.decoded import Decoded
from pipeline.ingest.readers.line_ends import joined
from pipeline.ingest.readers.pdf import read_pdf
from pipeline.ingest.readers.pdf_tables import is_contents

WORDS = "In 2004 the fund built 45 schools in the north of the land and it paid for the books of all the pupils there."


def paper(*draw: Callable[[FPDF], None]) -> Decoded:
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_auto_page_break(False)
    for page in draw:
        pdf.add_page()
        pdf.set_font("times", size=11)
        page(pdf)
    return read_pdf(bytes(pdf.output()))


def masked(decoded: Decoded, rule: str) -> list[str]:
    return [decoded.text[span.start : span.end] for span in decoded.masks if span.rule == rule]


def set_lines(pdf: FPDF, x: float, y: float, *lines: str) -> None:
    for number, line in enumerate(lines):
        pdf.text(x, y + 14 * number, line)


def set_words(pdf: FPDF, x: float, y: float, text: str, gap: float) -> None:
    """Each word by itself, as justified text is drawn."""
    for word in text.split():
        pdf.text(x, y, word)
        x += pdf.get_string_width(word) + gap


@pytest.mark.parametrize("gap", [2, 2.4, 3, 6, 12])
def test_words_drawn_apart(gap: float) -> None:
    text = "In 2004 the end of the law"
    assert paper(lambda pdf: set_words(pdf, 60, 80, text, gap)).text == text


@pytest.mark.parametrize(("gap", "space"), [(0.4, 3), (1.5, 5)])
def test_letters_drawn_apart(gap: float, space: float) -> None:
    def page(pdf: FPDF) -> None:
        x = 60.0
        for letter in "Some 3,500 farms took part":
            if letter != " ":
                pdf.text(x, 80, letter)
            x += (pdf.get_string_width(letter) if letter != " " else space) + gap

    assert paper(page).text == "Some 3,500 farms took part"


def column(pdf: FPDF, x: float, y: float, letter: str, lines: int) -> float:
    """Lines of prose that fill a column of about 220 points."""
    for number in range(lines):
        pdf.text(x, y, f"{letter}{number} the fund has built schools in the north")
        y += 14
    return y


def test_a_table_over_both_columns_is_one_and_stands_between_them() -> None:
    rows = [("Country", "2003", "2004", "2005"), ("Ghana", "12.5", "13.1", "14.0"), ("Kenya", "2.5", "2.1", "4.0")]
    rows.append(("Total", "15.0", "15.2", "18.0"))

    def page(pdf: FPDF) -> None:
        for x, letter in ((60, "a"), (310, "b")):
            y = column(pdf, x, 80, letter, 10)
        for number, row in enumerate(rows):
            for x, cell in zip((60, 230, 350, 470), row, strict=True):
                pdf.text(x, y + 20 + 14 * number, cell)
        for x, letter in ((60, "c"), (310, "d")):
            column(pdf, x, y + 100, letter, 10)

    decoded = paper(page)
    (table,) = decoded.tables
    assert decoded.text[table.start : table.end] == "\n".join(" | ".join(row) for row in rows)
    order = [decoded.text.index(f"{letter}0 the fund") for letter in "abcd"]
    assert order == sorted(order)
    assert order[1] < table.start < order[2]


def test_what_stands_in_another_direction_is_no_text() -> None:
    def page(pdf: FPDF) -> None:
        set_lines(pdf, 72, 80, WORDS[:53], WORDS[54:])
        with pdf.rotation(90, 30, 400):
            pdf.text(30, 400, "Public disclosure 1234")
        with pdf.rotation(45, 200, 400):
            pdf.text(200, 400, "DRAFT 7")

    decoded = paper(page)
    assert masked(decoded, "layout.turned") == ["Public disclosure 1234", "DRAFT 7"]
    assert decoded.text.startswith(WORDS)


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_on_its_side_is_read(angle: int) -> None:
    def page(pdf: FPDF) -> None:
        with pdf.rotation(angle, 300, 420):
            set_lines(pdf, 100, 300, WORDS[:53], WORDS[54:], "", "It has 210 staff.")

    assert paper(page).text.split("\n\n") == [WORDS, "It has 210 staff."]


def test_a_bullet_in_larger_type_does_not_part_its_item() -> None:
    def page(pdf: FPDF) -> None:
        pdf.set_font("times", size=14)
        pdf.text(60, 80, "-")
        pdf.set_font("times", size=11)
        set_lines(pdf, 72, 80, WORDS[:53], WORDS[54:])

    assert paper(page).text == f"- {WORDS}"


def test_entries_of_a_list_of_contents_stay_apart() -> None:
    dots = "." * 60
    entries = [f"Foreword {dots} 3", f"Aid in 2013 {dots} 5", f"Donors {dots} 12"]
    assert paper(lambda pdf: set_lines(pdf, 60, 80, *entries)).text.split("\n\n") == entries


@pytest.mark.parametrize(
    ("grid", "contents"),
    [
        ([["Foreword", "3"], ["Aid", "5"], ["Donors", "12"]], True),
        ([["", "", "Page"], ["1.", "Foreword", "3"], ["2.", "Aid", "5"], ["3.", "Donors", "12"]], True),
        ([["Ghana", "12"], ["Kenya", "5"], ["Nepal", "14"]], False),
        ([["2003", "3"], ["2004", "5"], ["2005", "12"]], False),
        ([["Ghana", "3.5"], ["Kenya", "5.5"], ["Nepal", "12"]], False),
    ],
)
def test_lists_of_contents_without_dots(grid: list[list[str | None]], contents: bool) -> None:
    assert is_contents(grid) is contents


def headed(head: str, number: int) -> Callable[[FPDF], None]:
    def page(pdf: FPDF) -> None:
        pdf.set_font("times", size=8)
        pdf.text(60, 40, head)
        pdf.set_font("times", size=11)
        for at in range(8):
            pdf.text(60, 80 + 30 * at, f"{'abcdefghijklmnopqr'[number] * (at + 2)} were built by the fund.")

    return page


def test_the_running_head_of_a_chapter_that_comes_once_or_rarely() -> None:
    heads = ["Report 2005", "Schools", "Report 2005", "Clinics", "Report 2005"]
    decoded = paper(*(headed(head, number) for number, head in enumerate(heads)))
    assert masked(decoded, "layout.running-head") == heads
    heads = [f"Chapter {'ABCDEF'[number // 3]}" for number in range(18)]
    decoded = paper(*(headed(head, number) for number, head in enumerate(heads)))
    assert masked(decoded, "layout.running-head") == heads


@pytest.mark.parametrize(
    ("before", "line", "text"),
    [
        ("18 acci-", "dents", "18 accidents"),
        ("of well-", "trained", "of well-trained"),
        ("a five-", "year plan", "a five-year plan"),
        ("some twenty-", "five men", "some twenty-five men"),
        ("some four-", "teen men", "some fourteen men"),
        ("peace-", "keepers", "peacekeepers"),
        ("low-", "income", "low-income"),
        ("2004-", "2005", "2004-2005"),
        ("of Asia-", "Pacific", "of Asia-Pacific"),
    ],
)
def test_hyphens_at_line_ends(before: str, line: str, text: str) -> None:
    assert joined(before, "", line, frozenset()) == text


def table_of(*rows: tuple[tuple[float, str], ...]) -> list[str]:
    def page(pdf: FPDF) -> None:
        for number, row in enumerate(rows):
            for x, cell in row:
                pdf.text(x, 80 + 14 * number, cell)

    decoded = paper(page)
    (table,) = decoded.tables
    return decoded.text[table.start : table.end].split("\n")


def test_headers_over_the_middle_of_several_columns() -> None:
    xs = (60, 200, 260, 320, 400, 460, 520)
    years = tuple(zip(xs[1:], ("2001", "2002", "2003") * 2, strict=True))
    body = [tuple(zip(xs, (label, *"123456"), strict=True)) for label in ("Chad", "Kenya", "Nepal")]
    assert table_of(((255, "Arrivals"), (450, "Departures")), years, *body)[:2] == [
        " | Arrivals |  |  | Departures |  | ",
        " | 2001 | 2002 | 2003 | 2001 | 2002 | 2003",
    ]


def test_labels_broken_into_two_lines() -> None:
    rows = table_of(
        ((60, "Item"), (260, "2001"), (360, "2002")),
        ((60, "Health and other"),),
        ((60, "social services"), (260, "45"), (360, "46")),
        ((60, "Schools"), (260, "7"), (360, "8")),
        ((60, "Roads and bridges"), (260, "12"), (360, "13")),
        ((60, "of the north"),),
        ((60, "Total"), (260, "64"), (360, "67")),
    )
    assert rows == [
        "Item | 2001 | 2002",
        "Health and other social services | 45 | 46",
        "Schools | 7 | 8",
        "Roads and bridges of the north | 12 | 13",
        "Total | 64 | 67",
    ]


def test_three_columns() -> None:
    def page(pdf: FPDF) -> None:
        pdf.set_font("times", size=9)
        for x, letter in zip((50, 220, 390), "abc", strict=True):
            for number in range(12):
                pdf.text(x, 80 + 12 * number, f"{letter}{number} the fund has built schools in the")

    text = paper(page).text
    order = [text.index(f"{letter}{number} the") for letter in "abc" for number in range(12)]
    assert order == sorted(order)


def test_a_box_beside_the_text_parts_no_sentence() -> None:
    def page(pdf: FPDF) -> None:
        for number in range(12):
            wide = " and it paid for the books of all" if number > 7 else ""
            pdf.text(60, 80 + 14 * number, f"x{number} the fund has built 45 schools in the north of it{wide}")
        pdf.set_font("times", size=8)
        box = ("Donors have pledged to pay", "for 60 wells in the land of", "the north by next year.")
        for number, line in enumerate(box):
            pdf.text(400, 80 + 10 * number, line)

    first, second = paper(page).text.split("\n\n")
    assert first == "Donors have pledged to pay for 60 wells in the land of the north by next year."
    assert second.startswith("x0 the fund")
    assert second.endswith("books of all")
