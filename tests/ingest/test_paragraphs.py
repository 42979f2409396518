"""Paragraphs and sentences over line ends and page breaks."""

from collections.abc import Callable

from pipeline.models import Segments

Cut = Callable[[str], Segments]
Sentences = Callable[[str], list[str]]

WRAPPED = """The country has been increasing its development
budget over a number of years. It is committed to
making steady progress towards the target of 0.7
per cent in this assistance.
Some critics contend that it has not succeeded. The
best response is to point to what it achieved:
infant mortality has been cut in half since 1960.
"""


def paragraphs(segments: Segments) -> list[int]:
    return [sentence.paragraph for sentence in segments.sentences]


def test_hard_wrapped_lines_are_one_paragraph(cut: Cut, sentences: Sentences) -> None:
    assert sentences(WRAPPED)[1] == (
        "It is committed to making steady progress towards the target of 0.7 per cent in this assistance."
    )
    assert paragraphs(cut(WRAPPED)) == [0, 0, 1, 1]


def test_blank_lines_part_paragraphs(cut: Cut) -> None:
    assert paragraphs(cut("It rose. It fell.\n\nIt rose again.\n \nIt fell.")) == [0, 0, 1, 2]


def test_each_long_line_is_a_paragraph_where_nothing_is_wrapped(cut: Cut) -> None:
    assert paragraphs(cut("None of us is safe until all are.\nSo this is urgent. We act.\nWe gave aid.\n")) == [
        0,
        1,
        1,
        2,
    ]


def test_an_indent_starts_a_paragraph(cut: Cut) -> None:
    text = (
        "We need a framework to foster both growth and \nbalance in the economy, and it must be built on \n"
        "what was agreed before the crisis came to us.  \n In the city we have a chance to agree on such \n"
        "a framework of national policies for the years. \nThis framework should have four elements.  \n"
        " First, members should agree on an objective \nto achieve growth."
    )
    assert paragraphs(cut(text)) == [0, 1, 1, 2]


def test_a_byte_order_mark_hides_no_marker(cut: Cut, sentences: Sentences) -> None:
    text = "\ufeff1. It is the whole story.\n\n2. It was known.\n"
    assert sentences(text) == ["It is the whole story.", "It was known."]
    assert [text[span.start : span.end] for span in cut(text).masks] == ["1.", "2."]


def test_numbered_paragraphs(cut: Cut, sentences: Sentences) -> None:
    text = "It is the whole story.\n192.\tFirst, let us look at it.\n193.\tIt was known.\n\n194., This is new.\n1955.\n"
    assert sentences(text)[:4] == [
        "It is the whole story.",
        "First, let us look at it.",
        "It was known.",
        "This is new.",
    ]
    assert paragraphs(cut(text))[:4] == [0, 1, 2, 3]


def test_numbers_that_scanning_damaged(sentences: Sentences) -> None:
    text = "56.\tIt rose.\n.57.\tIt fell.\n58,\tIt rose again.\n5?.\tIt fell again.\n60 It stood still.\n12 saw it.\n"
    assert sentences(text) == [
        "It rose.",
        "It fell.",
        "It rose again.",
        "It fell again.",
        "It stood still.",
        "12 saw it.",
    ]


def test_a_figure_at_the_start_of_a_wrapped_line_is_no_marker(sentences: Sentences) -> None:
    assert sentences("The number of bases rose to a total of\n46. It will rise again.") == [
        "The number of bases rose to a total of 46.",
        "It will rise again.",
    ]


def test_a_sentence_goes_on_behind_a_page_break(sentences: Sentences) -> None:
    for furniture in (
        "\n14\n\n",
        "\n  \n \n09-52228 46 \n \n",
        "\n15-29431 41/51\n\x0c\nA/70/PV.16 29/09/2015\n",
        "\n\n",
    ):
        text = f"We worked hard to strengthen the old{furniture}convention in every way. It was\nsigned."
        assert sentences(text) == ["We worked hard to strengthen the old convention in every way.", "It was signed."]


def test_a_capital_may_follow_the_page_break_of_an_open_sentence(sentences: Sentences) -> None:
    text = "More was needed.\nIt is important to strengthen the Biological\n14\n\nWeapons Convention now."
    assert sentences(text)[-1] == "It is important to strengthen the Biological Weapons Convention now."


def test_a_finished_paragraph_stays_apart_from_the_next_page(cut: Cut) -> None:
    assert paragraphs(cut("The Council must play a role.\n22\n\nWhile the world waits, it gets worse.")) == [0, 1]


def test_a_figure_parted_from_its_currency_by_a_page_break(cut: Cut) -> None:
    text = "It rose.\nOur assistance comes to approximately\n15-29431 41/51\n\x0c\n$810 million, triple the amount.\n"
    segments = cut(text)
    last = segments.sentences[-1]
    assert " ".join(segments.masked[last.start : last.end].split()) == (
        "Our assistance comes to approximately $810 million, triple the amount."
    )


def test_list_items(cut: Cut) -> None:
    text = "The plan is:\n• 500 new beds\n• Build 20 schools\n(a) train 300 teachers; and\n(b) hire 40 nurses.\n"
    segments = cut(text)
    assert [segments.masked[s.start : s.end] for s in segments.sentences if s.item] == [
        "500 new beds",
        "Build 20 schools",
        "train 300 teachers; and",
        "hire 40 nurses.",
    ]


def test_windows_line_ends(sentences: Sentences) -> None:
    assert sentences("First it rose\r\nby 5 per cent.\r\n\r\nThen it fell.\r\n") == [
        "First it rose by 5 per cent.",
        "Then it fell.",
    ]


def test_items_without_stops_in_a_wrapped_text(sentences: Sentences) -> None:
    items = "\nMain results:\n\n- 400 nurses trained in 2017\n- vaccination of children in\n  towns\n- roads built\n"
    assert sentences(WRAPPED + items)[-3:] == [
        "400 nurses trained in 2017",
        "vaccination of children in towns",
        "roads built",
    ]
