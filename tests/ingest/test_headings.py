"""Headings, run-in titles and the section path."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from fpdf import FPDF

from pipeline.ingest.patterns import SegmentPatterns
from pipeline.ingest.readers.docx import read_docx
from pipeline.ingest.readers.html import read_html
from pipeline.ingest.readers.pdf import read_pdf
from pipeline.ingest.segment import segment
from pipeline.models import Segments

Cut = Callable[[str], Segments]


def sections(segments: Segments) -> list[str | None]:
    return [sentence.section for sentence in segments.sentences if not sentence.heading]


def test_numbered_and_unnumbered_headings_nest(cut: Cut) -> None:
    text = (
        "IV. Protecting the Rights of Groups\n\nThe state acts.\n\n1. Women's Rights\n\nIt builds.\n\n"
        "Schools\n\nIt pays.\n\n2. Children's rights\n\nIt helps.\n\n"
        "V. Research\n\nIt studies.\n\nConclusion\n\nIt ends.\n"
    )
    assert sections(cut(text)) == [
        "IV. Protecting the Rights of Groups",
        "IV. Protecting the Rights of Groups > 1. Women's Rights",
        "IV. Protecting the Rights of Groups > 1. Women's Rights > Schools",
        "IV. Protecting the Rights of Groups > 2. Children's rights",
        "V. Research",
        "Conclusion",
    ]


PAGE = """
<h1>Annual report</h1><p>It acts.</p>
<h2>Schools
and teachers</h2><p>Key figures</p><p>It builds.</p><h3>Training for</h3><p>teachers and others goes on.</p>
<h2>II. Health</h2><p>It pays.</p><h2>1. Clinics</h2><p>It treats.</p><h2>Conclusion</h2><p>It ends.</p>
"""
PAGE_SECTIONS = [
    "Annual report",
    "Annual report > Schools and teachers > Key figures",
    "Annual report > Schools and teachers > Training for",
    "Annual report > II. Health",
    "Annual report > II. Health > 1. Clinics",
    "Annual report > Conclusion",
]


def test_headings_that_a_page_marks_nest_by_their_rank(patterns: SegmentPatterns) -> None:
    decoded = read_html(PAGE.encode())
    assert sections(segment(decoded.text, patterns, decoded.masks, decoded.titles)) == PAGE_SECTIONS


def test_headings_that_a_word_document_marks_nest_by_their_level(patterns: SegmentPatterns) -> None:
    document = WordDocument()
    for text, level in (("Report", 0), ("Schools", 1), ("It acts.", None), ("Teachers", 2), ("It trains.", None)):
        if level is None:
            document.add_paragraph(text)
        else:
            document.add_heading(text, level)
    document.add_paragraph("Money", style=own_heading(document))
    document.add_paragraph("It pays.")
    held = io.BytesIO()
    document.save(held)
    decoded = read_docx(held.getvalue())
    assert sections(segment(decoded.text, patterns, decoded.masks, decoded.titles)) == [
        "Report > Schools",
        "Report > Schools > Teachers",
        "Report > Money",
    ]


def test_headings_of_a_pdf_nest_by_their_type(patterns: SegmentPatterns) -> None:
    paper = FPDF()
    paper.add_page()
    for size, text in (
        (22, "Report of the Year"),
        (16, "Schools and their teachers"),
        (11, "In the year it built 300 schools in four districts and trained the teachers who work in them."),
        (26, "45%"),
        (11, "of the schools have a library that is open to the village on every day of the week, it says."),
        (13, "Teachers"),
        (11, "It trains them in colleges of the state, which are found in each of the districts of the country."),
        (16, "Roads"),
        (11, "It paves them with stones from the quarries in the hills above the river that runs to the sea."),
        (13, "This is said in larger type, but it is a sentence."),
        (11, "It goes on with words that stand in the type of the body, as all words do that are read."),
    ):
        paper.set_font("helvetica", size=size)
        paper.multi_cell(0, size / 2, text)
        paper.ln(8)
    decoded = read_pdf(bytes(paper.output()))
    assert sections(segment(decoded.text, patterns, decoded.masks, decoded.titles)) == [
        "Report of the Year > Schools and their teachers",
        "Report of the Year > Schools and their teachers",
        "Report of the Year > Schools and their teachers > Teachers",
        "Report of the Year > Roads",
        "Report of the Year > Roads",
        "Report of the Year > Roads",
    ]


def own_heading(document: Any) -> Any:
    """A style of the author's own, which takes its level from the style it is based on."""
    style = document.styles.add_style("Chapter", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Heading 1"]
    return style


def test_a_paragraph_that_is_marked_as_a_heading_is_none(patterns: SegmentPatterns) -> None:
    decoded = read_html(b"<h2>Schools</h2><h3>It opened 300 schools. It spent much on them.</h3><p>It acts.</p>")
    assert set(sections(segment(decoded.text, patterns, decoded.masks, decoded.titles))) == {"Schools"}


def test_the_caption_of_a_table_heads_nothing_else(cut: Cut) -> None:
    segments = cut("Schools\n\nIt acts.\n\nTable 2. Teachers by District\n\nIt trains.\n")
    assert sections(segments) == ["Schools", "Schools"]
    assert segments.sentences[2].section == "Schools > Table 2. Teachers by District"
    assert sections(cut("Schools\n\nIt acts.\n\nMap 3 districts by 2030\n\nIt trains.\n"))[-1] != "Schools"


def test_headings_are_sentences_of_their_own_without_their_number(cut: Cut) -> None:
    segments = cut("VI.Exchanges in the Field of Health\n\nThe state acts.")
    heading = segments.sentences[0]
    assert heading.heading
    assert segments.masked[heading.start : heading.end] == "Exchanges in the Field of Health"


def test_a_bullet_title_is_the_last_part_of_the_path(cut: Cut) -> None:
    segments = cut(
        "1. Rights\n\n-Governing affairs by law. China enforces the law. It acts.\n\n-Protecting rights. It acts."
    )
    assert sections(segments) == ["1. Rights > Governing affairs by law"] * 2 + ["1. Rights > Protecting rights"]
    assert [s.item for s in segments.sentences] == [False, True, True, True, True, True]


def test_paragraphs_that_open_with_titles(cut: Cut) -> None:
    text = (
        "Building a shared future. In 2013 it began. It goes on.\n\n"
        "Sincerely fulfilling its duties. It joined. It acts.\n"
    )
    assert sections(cut(text)) == ["Building a shared future"] * 2 + ["Sincerely fulfilling its duties"] * 2


def test_one_sentence_that_lost_its_verb_is_no_title(cut: Cut) -> None:
    segments = cut("Turning to Asia. It is large.\n\nIt has risen. It grows.\n\nWe are glad. So are they.\n")
    assert not any(sentence.heading for sentence in segments.sentences)


@pytest.mark.parametrize("title", ["Access to Asylum", "Refoulement", "Durable Solutions"])
def test_run_in_titles_with_a_colon(cut: Cut, title: str) -> None:
    segments = cut(f"{title}: The law provides for it. It works.")
    assert sections(segments) == [title, title]


@pytest.mark.parametrize(
    "text",
    ["He added: We went there.", "There are three pillars: Peace and love.", "The state: It acts on many of its own."],
)
def test_clauses_with_a_colon_are_no_titles(cut: Cut, text: str) -> None:
    assert not any(sentence.heading for sentence in cut(text).sentences)


@pytest.mark.parametrize("line", ["Mr. President,", "We came here", "The aims are:", "It rose by 5 per cent."])
def test_lines_that_are_no_titles(cut: Cut, line: str) -> None:
    text = f"It is so.\n\n{line}\n\nThe rest follows here."
    assert not any(s.heading for s in cut(text).sentences) or line == "We came here"


def test_named_sections(cut: Cut) -> None:
    text = "Section 1. Respect for the Person\n\na. Arbitrary Deprivation of Life\n\nThere were 12 reports. It rose."
    segments = cut(text)
    assert sections(segments) == ["Section 1. Respect for the Person > a. Arbitrary Deprivation of Life"] * 2
    assert segments.masked.startswith("           Respect")


def test_a_short_numbered_line_of_wrapped_text_is_a_heading(cut: Cut) -> None:
    text = (
        "The ministry built roads in the north of the country and in some of the towns that\n"
        "lie on the coast, and it went on to do so in the years that followed.\n"
        "2. Finances\n"
        "The works cost three million dollars, most of which was lent by the bank of the north\n"
        "and by those who had an interest in the roads.\n"
        "3. Staff and pay\n"
        "$2 million was paid out to the workers of the ministry who had been hired in the year\n"
        "before that, as the head of the office told the House.\n"
    )
    assert sections(cut(text)) == [None, "2. Finances", "3. Staff and pay"]


def test_a_wrapped_numbered_item_goes_on_in_its_next_line(cut: Cut) -> None:
    text = (
        "The council met in the spring of the year to choose what it would do in the north and\n"
        "in the towns that lie on the coast, which had been without any roads for a long time,\n"
        "and the plan that it chose there has some aims for the years that are now to come:\n"
        "1. The programme of the Ministry of Foreign Affairs and of the Republic of South\n"
        "Africa is to go on for three years more, and its costs are to be met by both of them.\n"
        "2. Grants of the\n"
        "Bank are to be paid to towns that have no roads of their own and no means to get them.\n"
    )
    assert [s.heading for s in cut(text).sentences] == [False] * 3


@pytest.mark.parametrize("line", ["40 people were hired.", "$3 million was spent."])
def test_a_numbered_heading_before_a_figure(cut: Cut, line: str) -> None:
    assert sections(cut(f"2. Finances\n{line}\n")) == ["2. Finances"]
    assert not any(s.heading for s in cut(f"2. Recruitment of\n{line}\n").sentences)
