"""What is masked, by which rule, and what is not."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.lexicon.segmentation import Segmentation
from pipeline.models import Segments

Cut = Callable[[str], Segments]
ROOT = Path(__file__).resolve().parents[2]

MASKED = [
    ("It rose.\n\nBack to top", "Back to top", "layout.back-to-top"),
    ("Home /News /Reports\n\nIt rose.", "Home /News /Reports", "layout.navigation"),
    ("It rose.\n\n<\xa0\xa01\xa0\xa02\xa0\xa03\xa0\xa0>", "<\xa0\xa01\xa0\xa02\xa0\xa03\xa0\xa0>", "layout.navigation"),
    ("It rose.\n\n1 2 3 4 Next", "1 2 3 4 Next", "layout.navigation"),
    ("It rose.\n\nSource: <https://example.org/a/2021>", "Source: <https://example.org/a/2021>", "layout.source-line"),
    ("It rose (see https://example.org/a/2021), he said.", "https://example.org/a/2021", "layout.url"),
    ("Write to a.b2@example.org or call.", "a.b2@example.org", "layout.email"),
    ("A family in Beijing on July 4, 2021. [Photo/Agency]", None, "layout.caption"),
    ("It rose.\nPage 3 of 10\nIt fell.", "Page 3 of 10", "layout.page-number"),
    ("It rose.\n\n- 12 -\n\nIt fell.", "- 12 -", "layout.page-number"),
    ("It rose.\n14\n\nIt fell.", "14", "layout.bare-page-number"),
    ("It rose.\nA/PV.2039\nIt fell.", "A/PV.2039", "layout.document-symbol"),
    ("It rose.\nForty-eighth session - 4 October l993 33\nIt fell.", None, "layout.running-head"),
    ("The law of the United Nations.^/\nIt rose.", "^/", "layout.footnote-caret"),
    ("It covers the land.² It grows.", "²", "layout.footnote-superscript"),
    ("It covers the land.[12] It grows.", "[12]", "layout.footnote-bracket"),
    ("It covers the land.12 It grows.", "12", "layout.footnote-glued"),
    ("Action Plan (2021-2025)(III)\n\nIt rose.", "(III)", "layout.part-mark"),
    (
        "Bank Lends USD 30 Million to…\n\nBank Lends USD 30 Million to Farmers\n\nIt did.",
        None,
        "layout.headline-truncated",
    ),
    ("Revenue\n\nTaxes 5,400 6,200 7,100\n\nIt rose.", "Taxes 5,400 6,200 7,100", "layout.table-row"),
    ("Health ........ 12\nIt rose.", "Health ........ 12", "layout.contents-entry"),
    ("VII. Exchanges\n\nIt rose.", "VII.", "layout.list-marker"),
    ("The aims are: (1) to build, and (2) to mend.", "(1)", "layout.inline-marker"),
]

UNMASKED = [
    "It covers 30 km² of land.",
    "They worked for twenty (20) days.",
    "The price is Rs.12,500/- a month.",
    "It rose in 2010, 2011, 2012 and 2013.",
    "In 2019 we gave 500.",
    "3.5 million people came.",
    "100 facilities were built.",
    "12 Million people live there.",
    "- 5 per cent of them left.",
]


@pytest.mark.parametrize(("text", "masked", "rule"), MASKED)
def test_masked(text: str, masked: str | None, rule: str, cut: Cut) -> None:
    segments = cut(text)
    found = [(mask.rule, text[mask.start : mask.end]) for mask in segments.masks]
    assert rule in {name for name, _ in found}
    if masked is not None:
        assert (rule, masked) in found


@pytest.mark.parametrize("text", UNMASKED)
def test_not_masked(text: str, cut: Cut) -> None:
    segments = cut(f"It rose. {text} It fell.")
    assert segments.masks == ()
    alone = cut(text)
    assert all(text[mask.start : mask.end] == "-" for mask in alone.masks)


def test_a_contents_list_ends_where_an_entry_comes_again(cut: Cut) -> None:
    listed = "Contents\n\nForeword\n\nI. Health\n\nII. Schools .... 4\n\nMore about us\n\n"
    text = listed + "I. Health\n\nThe state built clinics."
    segments = cut(text)
    assert segments.masked.split() == ["Health", "The", "state", "built", "clinics."]
    assert [s.section for s in segments.sentences] == ["I. Health", "I. Health"]


def test_a_contents_title_with_no_list_behind_it(cut: Cut) -> None:
    segments = cut("Contents\n\n\nIV. Protecting the Rights of Groups\n\nThe state will act for all of them.")
    assert segments.sentences[0].section == "IV. Protecting the Rights of Groups"


def test_lines_that_come_again_at_page_breaks_are_running_heads(cut: Cut) -> None:
    page = "Annual Report of the Bank {}\n\nThe bank lent more than before in this\nyear and the last one.\n\f\n"
    segments = cut("".join(page.format(number) for number in range(1, 6)))
    assert sum(mask.rule == "layout.repeated-line" for mask in segments.masks) >= 4


def test_line_breaks_stay_in_the_masked_text(cut: Cut) -> None:
    text = "Contents\r\n\r\nI. Health\r\nII. Schools\r\nI. Health\r\n\r\nIt rose.\n"
    assert [c for c in cut(text).masked if c in "\r\n"] == [c for c in text if c in "\r\n"]


def test_every_rule_example_is_masked_by_its_rule(rules: Segmentation, cut: Cut) -> None:
    for rule in (*rules.line_noise, *rules.inline_noise, *rules.structure):
        for example in rule.examples:
            before, marked, after = example.split("|")
            segments = cut(before + marked + after)
            start, end = len(before), len(before) + len(marked)
            assert any(m.rule == rule.id and m.start < end and start < m.end for m in segments.masks), example
        for example in rule.counter_examples:
            assert not any(mask.rule == rule.id for mask in cut(example).masks), example


def test_all_layout_figures_of_the_labelled_seeds_are_masked(cut: Cut) -> None:
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in (ROOT / "seeds").glob("*.txt")}
    masks = {doc_id: cut(text).masks for doc_id, text in texts.items()}
    lines = (ROOT / "tests" / "gold" / "nonclaims.jsonl").read_text(encoding="utf-8").splitlines()
    layout = [row for row in map(json.loads, lines) if row["reason"] == "layout"]
    assert layout
    for row in layout:
        assert any(m.start <= row["start"] and row["end"] <= m.end for m in masks[row["doc_id"]]), row


def test_no_labelled_claim_of_the_seeds_is_masked_or_cut(cut: Cut) -> None:
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in (ROOT / "seeds").glob("*.txt")}
    segments = {doc_id: cut(text) for doc_id, text in texts.items()}
    lines = (ROOT / "tests" / "gold" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    for row in map(json.loads, lines):
        found = segments[row["doc_id"]]
        assert not any(m.start < row["end"] and row["start"] < m.end for m in found.masks), row
        assert any(s.start <= row["start"] and row["end"] <= s.end for s in found.sentences), row
