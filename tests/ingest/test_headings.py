"""Headings, run-in titles and the section path."""

from collections.abc import Callable

import pytest

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
