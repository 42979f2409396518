"""Pages as real sites build them: what frames the article, what is not shown, what the page says of itself."""

import json
from datetime import date

import pytest

from pipeline.ingest.readers.decoded import Decoded
from pipeline.ingest.readers.html import read_html

PROSE = "<p>In 2004 the fund gave 12 million dollars to Ghana and 3 million to Kenya for schools.</p>" * 3


def page(body: str, head: str = "") -> Decoded:
    return read_html(f"<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode())


def framed(decoded: Decoded) -> list[str]:
    return [decoded.text[span.start : span.end] for span in decoded.masks if span.rule == "layout.page-frame"]


def test_teasers_behind_the_article_are_frame_and_its_notes_are_not() -> None:
    decoded = page(
        f"<div class=region><article>{PROSE}</article><div class=notes><p><a href=#r1>1</a> Of them, 45 were women.</p>"
        "</div></div><div class=view><h2>Press releases</h2><div class=row><h3><a href=/1>Council sends 12,000 troops"
        "</a></h3><p>It did so with 15 votes.</p></div></div>"
    )
    assert framed(decoded) == ["Press releases", "Council sends 12,000 troops", "It did so with 15 votes."]


def test_prose_behind_the_article_stays_though_it_has_a_link() -> None:
    more = (
        "In 2005 the board built 45 schools in the north of the country and <a href=/a>12 more</a> in the south of it."
    )
    assert not framed(page(f"<article>{PROSE}</article><section><p>{more}</p></section>"))


@pytest.mark.parametrize(
    "markup",
    [
        "<div aria-hidden=true class=slick-cloned><p>66 relics.</p></div>",
        "<div class='jp-relatedposts'><p>66 relics.</p></div>",
        "<div class=entry-meta>66 relics.</div>",
        "<figure class=wp-block-pullquote><p>66 relics.</p></figure>",
        "<div class=page-feedback><p>66 relics.</p></div>",
        "<amp-user-notification>66 relics.</amp-user-notification>",
    ],
)
def test_what_is_no_part_of_the_article(markup: str) -> None:
    assert framed(page(f"{PROSE}{markup}{PROSE}")) == ["66 relics."]


@pytest.mark.parametrize(
    "markup",
    [
        "<span style='visibility: hidden'>99</span>",
        "<span class=visually-hidden>99</span>",
        "<b class='x sr-only'>99</b>",
        "<amp-ad>99</amp-ad>",
    ],
)
def test_what_is_not_shown_is_left_out(markup: str) -> None:
    assert page(f"<p>It seized{markup} 350 weapons.</p>").text == "It seized 350 weapons."


def test_a_page_that_its_scripts_show_is_read_and_so_are_ornaments() -> None:
    decoded = read_html(
        b"<html><body style='visibility:hidden'><p>It seized 350<b aria-hidden=true>.</b></p></body></html>"
    )
    assert decoded.text == "It seized 350."


def test_dates_beside_each_other_are_not_run_together() -> None:
    decoded = page("<p><time>March 4, 2021</time><time>May 1, 2021</time><span>by the office</span></p>")
    assert decoded.text == "March 4, 2021 May 1, 2021 by the office"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("by 350<sup><a href='#fn:2'>[footnote 2]</a></sup> in the year", "by 350[footnote ²] in the year"),
        ("by 350<a class=footnote-ref href=x>note 2</a> in the year", "by 350note ² in the year"),
        ("25<span style='position:relative;top:-3.0pt;mso-text-raise:3.0pt'>2</span> teams", "25² teams"),
    ],
)
def test_note_marks_of_other_kinds(markup: str, text: str) -> None:
    decoded = page(f"<p>{markup}</p>")
    assert decoded.text == text
    assert [span.rule for span in decoded.masks] == ["layout.note-mark"]


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>45 Schools Opened | Ministry</title>", "<h1>45 Schools Opened</h1>", "45 Schools Opened"),
        ("<title>45 Schools Opened -- News Online</title>", "<b>45 Schools Opened</b>", "45 Schools Opened"),
        ("<title>Roads_Releases_State Council</title>", "<h1>Roads</h1>", "Roads"),
        (
            "<title>45 Schools Opened | Ministry</title>",
            "<h1>Ministry</h1><h1>45 Schools Opened</h1>",
            "45 Schools Opened",
        ),
        ("<title>Aid – a review</title>", "<h1>Aid – a review</h1>", "Aid – a review"),
        ("<title>Aid - a review</title>", "", "Aid - a review"),
        ("<meta property=og:title content='Plan | House'><meta property=og:site_name content=House>", "", "Plan"),
        ("<title>Welcome</title>", "<h1>45 Schools Opened</h1>", "45 Schools Opened"),
    ],
)
def test_the_title_is_without_the_name_of_the_site(head: str, body: str, title: str) -> None:
    assert page(body + PROSE, head).facts.title == title


def test_json_ld() -> None:
    graph = [
        {"@type": "WebPage", "datePublished": "2021-05-09", "headline": "Other"},
        {
            "@type": ["NewsArticle"],
            "headline": "Schools",
            "datePublished": "2021-03-04T09:00:00Z",
            "publisher": {"name": "A"},
        },
    ]
    script = f"<script type='application/ld+json'>{json.dumps({'@graph': graph})}</script>"
    facts = page(PROSE, f"<script type='application/ld+json'>{{broken</script>{script}").facts
    assert (facts.title, facts.publisher, facts.published) == ("Schools", "A", date(2021, 3, 4))


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<meta name=firstpublishedtime content='2019-07-08-09:12:00'>", ""),
        ("<meta name=date content=20190708>", ""),
        ("", "<time class='entry-date published' datetime=2019-07-08>x</time><time datetime=2020-01-01>y</time>"),
    ],
)
def test_the_date_that_a_page_states(head: str, body: str) -> None:
    assert page(body + PROSE, head).facts.published == date(2019, 7, 8)


def test_figures_whose_labels_are_links_are_a_table() -> None:
    rows = "".join(f"<tr><td><a href={n}>The Republic of {n}</a></td><td>{n}.5</td></tr>" for n in range(6))
    decoded = page(f"<div><table><tr><th>Country<th>2004</tr>{rows}</table></div>{PROSE * 4}")
    assert not framed(decoded)
    assert len(decoded.tables) == 1


def test_a_list_of_facts_is_a_table_and_one_of_prose_is_not() -> None:
    facts = "<div><dt>Cost</dt><dd>US$ 60 million</dd></div><div><dt>Staff</dt><dd>34</dd></div>"
    decoded = page(f"<dl>{facts}</dl><dl><dt>Staff</dt><dd>It has 34 men.</dd><dt>Grants</dt><dd>It gave 5.</dd></dl>")
    assert decoded.text.split("\n\n") == [
        "Cost | US$ 60 million\nStaff | 34",
        "Staff",
        "It has 34 men.",
        "Grants",
        "It gave 5.",
    ]
    assert len(decoded.tables) == 1


def test_dates_in_a_list_of_facts_stay_lines() -> None:
    decoded = page(f"<dl><dt>From</dt><dd>The Treasury</dd><dt>Published</dt><dd>29 October 2018</dd></dl>{PROSE}")
    assert "29 October 2018" in decoded.text.split("\n\n")
