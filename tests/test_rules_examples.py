"""Every rule against its own sentences, through the whole extractor.

An example marks with bars where its rule must fire: a claim or rejection that overlaps the bars has the rule's id. In a
counter-example no row may carry the id. All are read as sentences of a report on 2023, published in March 2024.
"""

import re
from datetime import date

import pytest

from pipeline.extractor import Extractor, load_extractor
from pipeline.models import Document, Extraction
from pipeline.rule_index import RuleEntry, rule_entries

ENTRIES = rule_entries()
WITH_EXAMPLES = [entry for entry in ENTRIES if entry.examples]
WITH_COUNTER_EXAMPLES = [entry for entry in ENTRIES if entry.counter_examples]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return load_extractor()


def named(entries: list[RuleEntry]) -> list[str]:
    return [f"{entry.file}: {entry.id}" for entry in entries]


def rules_by_span(extraction: Extraction) -> list[tuple[int, int, tuple[str, ...]]]:
    claims = [(claim.start, claim.end, claim.rules) for claim in extraction.claims]
    return claims + [(rejection.start, rejection.end, (rejection.rule,)) for rejection in extraction.rejected]


def report(text: str) -> Document:
    covers = date(2023, 1, 1), date(2023, 12, 31)
    return Document("report", text, published=date(2024, 3, 1), covers_start=covers[0], covers_end=covers[1])


def bars(example: str) -> tuple[str, list[tuple[int, int]]]:
    """The sentence without its bars, and the spans that stood between them."""
    parts = example.split("|")
    spans, text = [], ""
    for index, part in enumerate(parts):
        if index % 2:
            spans.append((len(text), len(text) + len(part)))
        text += part
    return text, spans


@pytest.mark.parametrize("entry", WITH_EXAMPLES, ids=named(WITH_EXAMPLES))
def test_a_rule_fires_in_its_examples(extractor: Extractor, entry: RuleEntry) -> None:
    silent = [told for example in entry.examples for told in where_silent(extractor, entry, example)]
    assert not silent


def where_silent(extractor: Extractor, entry: RuleEntry, example: str) -> list[str]:
    """Where an example marks that a rule must fire and it does not, with what there is in its place."""
    assert len(re.findall(r"\|", example)) % 2 == 0, f"bars come in pairs: {example}"
    text, spans = bars(example)
    assert spans, f"an example marks with bars where the rule must fire: {example}"
    rows = rules_by_span(extractor(report(text)))
    silent = []
    for start, end in spans:
        there = [(text[s:e], rules) for s, e, rules in rows if s < end and start < e]
        if not any(entry.id in rules for _, rules in there):
            silent.append(f"{example}: at |{text[start:end]}|: {there or 'no row'}")
    return silent


@pytest.mark.parametrize("entry", WITH_COUNTER_EXAMPLES, ids=named(WITH_COUNTER_EXAMPLES))
def test_a_rule_does_not_fire_in_its_counter_examples(extractor: Extractor, entry: RuleEntry) -> None:
    fired = []
    for example in entry.counter_examples:
        text, _ = bars(example)
        rows = rules_by_span(extractor(report(text)))
        fired += [f"{example}: at |{text[start:end]}|" for start, end, rules in rows if entry.id in rules]
    assert not fired
