"""What each reader makes of the shapes that real files have: note marks, frames, lists, tables, pages, damage."""

import email.message
import io
from collections.abc import Callable
from datetime import date

import pytest
from docx import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from fpdf import FPDF
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.readers.decoded import Decoded, NotReadable
from pipeline.ingest.readers.docx import read_docx
from pipeline.ingest.readers.html import read_html
from pipeline.ingest.readers.markdown import read_markdown
from pipeline.ingest.readers.mht import read_mht
from pipeline.ingest.readers.pdf import read_pdf


def masked(decoded: Decoded, rule: str) -> list[str]:
    return [decoded.text[span.start : span.end] for span in decoded.masks if span.rule == rule]


def page(body: str) -> Decoded:
    return read_html(f"<html><body>{body}</body></html>".encode())


def lines(decoded: Decoded) -> list[str]:
    return decoded.text.split("\n\n")


@pytest.mark.parametrize(
    ("markup", "text", "notes"),
    [
        ("joined 18<sup>1</sup> conventions", "joined 18¹ conventions", ["¹"]),
        ("joined 18 conventions<sup>[12]</sup>.", "joined 18 conventions[¹²].", ["[¹²]"]),
        ('joined 18<sup><a href="#n3">3</a></sup> conventions', "joined 18³ conventions", ["³"]),
        ("the 18<sup>th</sup> session", "the 18th session", []),
        ("9.6 million km<sup>2</sup> of land", "9.6 million km² of land", []),
        ("3 × 10<sup>5</sup> tons", "3 × 10⁵ tons", []),
        ("CO<sub>2</sub> emissions", "CO2 emissions", []),
        ("joined 18<sup><sup>1</sup></sup> conventions", "joined 18¹ conventions", ["¹"]),
        ("joined 18<sup>(a)</sup> conventions", "joined 18(a) conventions", ["(a)"]),
        ('joined 18<span style="vertical-align: super">2</span> conventions', "joined 18² conventions", ["²"]),
        ('joined 18<a class="footnote-ref" href="#x">3</a> conventions', "joined 18³ conventions", ["³"]),
        ('joined 18<a href="#_ftn4"><span>[4]</span></a> conventions', "joined 18[⁴] conventions", ["[⁴]"]),
        ('joined <a href="#section-18">18</a> conventions', "joined 18 conventions", []),
        ("joined 18<sup>1 conventions in all", "joined 18¹ conventions in all", ["¹"]),
        ("5<sup>1</sup>/<sub>2</sub> hours", "5 1/2 hours", []),
        ("10<sup>-6</sup> metres", "10⁻⁶ metres", []),
        ("&#xe0f0;5&#xe0f1;&shy;000&#8203; troops of the &#xfb01;rst corps", "5000 troops of the first corps", []),
        ("36&nbsp;000 troops", "36\u00a0000 troops", []),
        ("<b>12</b>,<i>000</i> troops", "12,000 troops", []),
        ("over\n   500 schools", "over 500 schools", []),
        ("fish &amp; 5 chips &lt;script&gt;", "fish & 5 chips <script>", []),
    ],
)
def test_what_stands_inside_a_line(markup: str, text: str, notes: list[str]) -> None:
    decoded = page(f"<p>{markup}</p>")
    assert decoded.text == text
    assert masked(decoded, "layout.note-mark") == notes


def test_paragraphs_of_every_kind_stand_in_order() -> None:
    decoded = page(
        "<h1>One</h1>Two<br><br>&nbsp;&nbsp;Three<div>Four<p>Five</div>Six<ul><li>Seven<li><p>Eight</p></ul>"
        "<table width=100%><tr><td><p>Nine</p></td></tr></table><blockquote>Ten</blockquote>"
    )
    assert lines(decoded) == [
        "One", "Two", "Three", "Four", "Five", "Six", "• Seven", "• Eight", "Nine", "Ten",
    ]  # fmt: skip


def test_what_frames_an_article_is_masked_and_what_is_not_shown_is_left_out() -> None:
    prose = "<p>In 2004 the fund gave 12 million dollars to Ghana and 3 million to Kenya for schools.</p>" * 3
    decoded = page(
        f"<script>var a = 17;</script><nav>Home 1</nav><form id=aspnet><div class='content'>{prose}</div></form>"
        "<ul><li><a href=1>Story 2</a></li><li><a href=2>Story 3</a></li><li><a href=3>Story 4</a></li></ul>"
        "<p style='display: none'>hidden 5</p><div id='page-footer'>Tel. 600</div><!-- 7 -->"
    )
    assert masked(decoded, "layout.page-frame") == ["Home 1", "• Story 2", "• Story 3", "• Story 4", "Tel. 600"]
    assert decoded.text.count("12 million") == 3
    assert not any(word in decoded.text for word in ("17", "hidden", "7"))


@pytest.mark.parametrize("name", ["social-security", "margin-bottom", "side-by-side", "share-of-gdp"])
def test_names_that_an_article_may_have_are_no_frame_where_there_is_prose(name: str) -> None:
    prose = "In 2004 the fund gave 12 million dollars to Ghana and 3 million to Kenya for schools. " * 3
    decoded = page(f"<div class='{name}'><p>{prose}</p></div><p class='{name}'>12 schools.</p>{f'<p>{prose}</p>' * 3}")
    assert not decoded.masks


def test_a_list_of_nothing_but_links_is_frame() -> None:
    prose = "<p>In 2004 the fund gave 12 million dollars to Ghana and 3 million to Kenya for schools.</p>" * 3
    decoded = page(f"{prose}<ul><li>See <a href=1>the report</a> of 2003</ul><ul><li><a href=2>5,000 jobs</a></ul>")
    assert masked(decoded, "layout.page-frame") == ["• 5,000 jobs"]


def cells(decoded: Decoded) -> list[list[str]]:
    (table,) = decoded.tables
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(decoded.text[cell.start : cell.end])
    return list(rows.values())


def test_cells_that_span_rows_and_columns() -> None:
    decoded = page(
        "<table><tr><th rowspan=2>Item<th colspan=2>Value<tr><th>2018<th>2019"
        "<tr><td rowspan=2>East<td>45<sup><a href=#x>2</a></sup><td>51<tr><td>7<td>8</table>"
    )
    assert cells(decoded) == [["Item", "Value", ""], ["Item", "2018", "2019"], ["East", "45", "51"], ["East", "7", "8"]]
    assert decoded.tables[0].header_rows == 2


@pytest.mark.parametrize(
    ("rows", "headers"),
    [
        ([["Item", "2018"], ["Health", "45"]], 1),
        ([["Table 1", ""], ["Item", "2018"], ["Health", "45"]], 2),
        ([["Item", "Value"], ["", "2018"], ["Health", "45"]], 2),
        ([["Health", "45"], ["Roads", "7"]], 0),
        ([["Item", "2018 (million yuan)"], ["Health", "45"]], 1),
    ],
)
def test_the_rows_that_head_a_table(rows: list[list[str]], headers: int) -> None:
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    assert page(f"<table>{body}</table>").tables[0].header_rows == headers


def test_a_table_of_prose_is_read_as_prose() -> None:
    decoded = page(
        "<table><tr><td>1.<td>In 2004 the fund gave 12 million dollars to Ghana."
        "<tr><td>2.<td>In 2005 the fund gave 3 million dollars to Kenya.</table>"
    )
    assert not decoded.tables
    assert "In 2004 the fund gave 12 million dollars to Ghana." in lines(decoded)


def test_a_page_that_is_called_a_frame_as_a_whole_is_read() -> None:
    decoded = page("<div class='sidebar-layout'><p>In 2004 the fund gave 12 million dollars to Ghana.</p></div>")
    assert not decoded.masks


def test_what_a_page_says_of_itself() -> None:
    decoded = read_html(
        b'<html><head><title>Site</title><meta property="og:title" content="White  Paper">'
        b'<meta name="PubDate" content="2017-12-15 10:00"><meta property="og:site_name" content="The State Council">'
        b'<link rel="canonical" href="https://example.org/a"></head><body><h1>Other</h1><p>Text.</p></body></html>'
    )
    facts = decoded.facts
    assert (facts.title, facts.published) == ("White Paper", date(2017, 12, 15))
    assert (facts.publisher, facts.source_url) == ("The State Council", "https://example.org/a")


@pytest.mark.parametrize(
    ("declared", "codec"),
    [("gb2312", "gb18030"), ("iso-8859-1", "cp1252"), ("utf-8", "utf-8"), ("utf-16", "utf-8"), ("nonsense", "utf-8")],
)
def test_the_encoding_that_a_page_declares(declared: str, codec: str) -> None:
    words = "In 2004 “China’s” aid was €5 million." if codec != "gb18030" else "In 2004 “China’s” 援助 was 5 million."
    decoded = read_html(f'<html><head><meta charset="{declared}"></head><body>{words}</body></html>'.encode(codec))
    assert decoded.text == words


def test_a_web_archive() -> None:
    message = email.message.EmailMessage()
    message.set_content("<p>In 2004, 18 conventions were joined – all of them.</p>", subtype="html")
    assert read_mht(bytes(message)).text == "In 2004, 18 conventions were joined – all of them."


def test_markdown_with_front_matter_lists_and_a_table() -> None:
    decoded = read_markdown(
        b"---\ntitle: Report on 2004\ndate: 2005-04-13\n---\n# Heading\n\nHard\nwrapped **18** lines.\n\n"
        b"- Build 5 schools\n- Train 300 teachers\n\n| Year | Schools |\n|---|---|\n| 2004 | 12 |\n"
    )
    assert lines(decoded)[:4] == ["Heading", "Hard wrapped 18 lines.", "• Build 5 schools", "• Train 300 teachers"]
    assert (decoded.facts.title, decoded.facts.published) == ("Report on 2004", date(2005, 4, 13))
    assert len(decoded.tables) == 1


def test_note_marks_of_markdown() -> None:
    decoded = read_markdown(b"China joined 18[^1] conventions.\n\n[^1]: See page 4.\n")
    assert lines(decoded)[0] == "China joined 18[\u00b9] conventions."
    assert masked(decoded, "layout.note-mark") == ["[\u00b9]"]


def test_a_word_document_with_a_table_between_its_paragraphs() -> None:
    document = WordDocument()
    paragraph = document.add_paragraph("China joined 18")
    paragraph.add_run("1").font.superscript = True
    paragraph.add_run(" conventions.")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip((c for row in table.rows for c in row.cells), ("Year", "Schools", "2004", "12"), strict=True):
        cell.text = text
    document.add_paragraph("Build 5 schools", style="List Bullet")
    written = io.BytesIO()
    document.save(written)
    decoded = read_docx(written.getvalue())
    assert lines(decoded) == ["China joined 18¹ conventions.", "Year | Schools\n2004 | 12", "• Build 5 schools"]
    assert masked(decoded, "layout.note-mark") == ["¹"]


def w(markup: str) -> BaseOxmlElement:
    return parse_xml(markup.replace(">", f" {nsdecls('w')}>", 1))


def test_what_word_shows_of_a_paragraph() -> None:
    document = WordDocument()
    document.styles.add_style("Raised", WD_STYLE_TYPE.CHARACTER).font.superscript = True
    paragraph = document.add_paragraph("China joined 18")
    paragraph.add_run("2", style="Raised")
    paragraph._p.append(w('<w:ins w:id="1" w:author="a"><w:r><w:t xml:space="preserve"> of 20 </w:t></w:r></w:ins>'))
    paragraph._p.append(w('<w:del w:id="2" w:author="a"><w:r><w:delText> of 30</w:delText></w:r></w:del>'))
    paragraph._p.append(w("<w:sdt><w:sdtContent><w:r><w:t>conventions</w:t></w:r></w:sdtContent></w:sdt>"))
    text = "<w:p><w:r><w:t>12 schools</w:t></w:r></w:p>"
    box = f"<w:p><w:r><w:pict><w:txbxContent>{text}</w:txbxContent></w:pict></w:r></w:p>"
    document.element.body.insert(1, w(f"<w:sdt><w:sdtContent>{box}</w:sdtContent></w:sdt>"))
    written = io.BytesIO()
    document.save(written)
    decoded = read_docx(written.getvalue())
    assert lines(decoded)[0] == "China joined 18² of 20 conventions"
    assert lines(decoded)[1:] == ["12 schools"]
    assert masked(decoded, "layout.note-mark") == ["²"]


def test_a_word_table_that_lays_out_the_page() -> None:
    document = WordDocument()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "In 2004 12 schools were built."
    inner = table.cell(0, 1).add_table(rows=2, cols=2)
    for cell, text in zip((c for row in inner.rows for c in row.cells), ("Year", "Schools", "2004", "12"), strict=True):
        cell.text = text
    written = io.BytesIO()
    document.save(written)
    decoded = read_docx(written.getvalue())
    assert lines(decoded) == ["In 2004 12 schools were built.", "Year | Schools\n2004 | 12"]
    assert cells(decoded) == [["Year", "Schools"], ["2004", "12"]]


def test_a_table_in_a_pdf_goes_on_over_the_page() -> None:
    paper = FPDF()
    paper.add_page()
    paper.set_font("helvetica", size=11)
    paper.multi_cell(0, 6, "Spending in million yuan is shown here.")
    paper.ln(6)
    rows = [("Item", "2018", "2019"), *((f"Ministry {chr(65 + n)}", f"{n + 3},300", f"{n + 1},400") for n in range(60))]
    for label, *figures in rows:
        paper.cell(60, 6, label)
        for figure in figures:
            paper.cell(40, 6, figure, align="R")
        paper.ln(6)
    paper.ln(6)
    paper.multi_cell(0, 6, "After the table, 12 schools are named.")
    decoded = read_pdf(bytes(paper.output()))
    assert cells(decoded) == [list(row) for row in rows]
    assert decoded.tables[0].header_rows == 1
    assert len(decoded.pages) == 2
    assert decoded.tables[0].start < decoded.pages[1] < decoded.tables[0].end
    assert lines(decoded)[-1] == "After the table, 12 schools are named."


def test_the_pages_of_a_pdf() -> None:
    paper = FPDF()
    paper.set_auto_page_break(False)
    for number in range(1, 4):
        paper.add_page()
        paper.set_font("helvetica", size=9)
        paper.cell(0, 6, "Annual Report 2004")
        paper.ln(12)
        paper.set_font("helvetica", size=11)
        paper.write(6, f"Section {number} tells that {number}00 schools were built")
        paper.set_font("helvetica", size=7)
        paper.char_vpos = "SUP"
        paper.write(6, "4")
        paper.char_vpos = "LINE"
        paper.set_font("helvetica", size=11)
        paper.write(6, " in the year.")
        paper.set_y(-20)
        paper.cell(0, 6, str(number))
    decoded = read_pdf(bytes(paper.output()))
    assert len(decoded.pages) == 3
    for number, start in enumerate(decoded.pages, 1):
        assert decoded.text[start:].startswith(f"Section {number} tells that {number}00 schools were built⁴ in")
    assert masked(decoded, "layout.note-mark") == ["⁴"] * 3
    assert masked(decoded, "layout.running-head") == ["Annual Report 2004"] * 3
    assert masked(decoded, "layout.page-number") == ["1", "2", "3"]


def blank_pdf() -> bytes:
    paper = FPDF()
    paper.add_page()
    paper.rect(10, 10, 50, 50)
    return bytes(paper.output())


def locked_pdf() -> bytes:
    paper = FPDF()
    paper.add_page()
    paper.set_font("helvetica", size=11)
    paper.cell(0, 6, "18 conventions")
    paper.set_encryption(owner_password="a", user_password="b")
    return bytes(paper.output())


@pytest.mark.parametrize(
    ("read", "data", "said"),
    [
        (read_pdf, b"%PDF-1.7 cut", "damaged or cut short"),
        (read_pdf, blank_pdf(), "pictures"),
        (read_pdf, b"", "empty"),
        (read_docx, b"PK\x03\x04 cut", "damaged or cut short"),
        (read_docx, b"\xd0\xcf\x11\xe0 old", "password"),
        (read_docx, b"", "empty"),
        (read_html, b"", "empty"),
        (read_html, b"<html><body><script>var a = 5</script></body></html>", "no text"),
        (read_mht, b"From: a\n\nno page", "no page"),
        (read_markdown, b"---\ntitle: nothing\n---\n", "no text"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(read: Callable[[bytes], Decoded], data: bytes, said: str) -> None:
    with pytest.raises(NotReadable, match=said):
        read(data)


def test_a_locked_pdf_says_so() -> None:
    with pytest.raises(NotReadable, match="password"):
        read_pdf(locked_pdf())


def test_entities_of_a_page_stay_unread() -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY f SYSTEM "file:///etc/hostname">]><html><body><p>Seen &b; &f; end.</p></body></html>'
    )
    assert "hahaha" not in read_html(bomb.encode()).text
    assert len(read_html(bomb.encode()).text) < 200


def test_deep_nesting_is_read() -> None:
    decoded = page("<div>" * 1000 + "<p>18 schools</p>" + "</div>" * 1000)
    assert "18 schools" in decoded.text


READERS = (read_html, read_markdown, read_mht, read_docx, read_pdf)


@given(
    st.sampled_from(READERS),
    st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "ignore")),
)
def test_any_bytes_are_read_or_refused(read: Callable[[bytes], Decoded], data: bytes) -> None:
    try:
        decoded = read(data)
    except NotReadable:
        return
    sound(decoded)


TAGS = [
    "p",
    "div",
    "br",
    "sup",
    "table",
    "tr",
    "td",
    "th",
    "ul",
    "li",
    "nav",
    "pre",
    "h2",
    "thead",
    "caption",
    "script",
]


@given(
    st.lists(
        st.sampled_from([*(f"<{tag}>" for tag in TAGS), *(f"</{tag}>" for tag in TAGS), "18 ", "two ", "1", "\n\u00a0"])
    )
)
def test_any_markup_is_read_or_refused(pieces: list[str]) -> None:
    try:
        decoded = page("".join(pieces))
    except NotReadable:
        return
    sound(decoded)


def sound(decoded: Decoded) -> None:
    """Offsets lie in the text, in order; masks do not overlap."""
    position = 0
    for span in decoded.masks:
        assert position <= span.start < span.end <= len(decoded.text)
        position = span.end
    for table in decoded.tables:
        assert all(table.start <= cell.start <= cell.end <= table.end for cell in table.cells)
    assert list(decoded.pages) == sorted(decoded.pages)


def test_front_matter_tells_what_a_document_covers() -> None:
    front = b"---\nactor: Kenya\ndate: 2022-03-31\ncovers_start: 2021-01-01\ncovers_end: 2021-12-31\n---\n\n"
    facts = read_markdown(front + b"Text.\n").facts
    assert (facts.actor, facts.published) == ("Kenya", date(2022, 3, 31))
    assert (facts.covers_start, facts.covers_end) == (date(2021, 1, 1), date(2021, 12, 31))
