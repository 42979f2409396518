"""`claimline indicators`: the catalogue, one entry in full, and a check of a user's own entries.

A file of one's own is read, held against the built-in rules, and its examples and counter-examples are run; all
mistakes are told at once. Loads no pandas.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from pipeline.extractor import Extractor, load_extractor
from pipeline.lexicon.base import RuleFileError
from pipeline.lexicon.indicators import Indicator, load_catalogue
from pipeline.lexicon.measures import load_currencies, load_units
from pipeline.lexicon.user import UserRules, read_user_rules
from pipeline.models import Document
from pipeline.rule_index import RuleEntry, entries_of

WIDEST = 60
OWN_HEADING = "Your own indicators:"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to a parser."""
    parser.add_argument("indicator", nargs="?", metavar="INDICATOR", help="show this one in full (default: list all)")
    parser.add_argument("--topic", metavar="TOPIC", help="list the indicators of one topic")
    parser.add_argument("--rules", type=Path, metavar="FILE", help="check your own rules (lists your indicators alone)")


def run(arguments: argparse.Namespace) -> int:
    """Print the catalogue. Returns 0, 1 where examples of a user's entries fail; raises `RuleFileError`."""
    entries: Sequence[Indicator] = load_catalogue().indicators
    mine: Sequence[Indicator] = ()
    failures: list[str] = []
    if arguments.rules is not None:
        own = read_user_rules(arguments.rules)
        failures = list(failing_examples(entries_of(arguments.rules), load_extractor(arguments.rules), own))
        mine, names = own.indicators, {entry.id for entry in own.indicators}
        entries = [entry for entry in entries if entry.id not in names]
        if arguments.indicator is None and arguments.topic is None:
            entries = ()  # six dozen lines, beneath which one's own would be lost
    for line in chosen(entries, mine, arguments.indicator, arguments.topic):
        print(line)
    for failure in failures:
        print(failure, file=sys.stderr)
    if arguments.rules is not None:
        for replaced in replacing_built_in(own):
            print(f"{own.file}: {replaced}: takes the place of the built-in entry of this name")
        if not failures:
            print(f"{own.file}: {counts(own)}; every example holds.")
    return 1 if failures else 0


def chosen(
    entries: Sequence[Indicator], mine: Sequence[Indicator], name: str | None, topic: str | None
) -> Iterator[str]:
    """The lines of one entry in full, or of the list, in which a user's own come last, where a screen shows them.

    Raises `RuleFileError` where there is no such entry or topic.
    """
    if name is not None:
        found = [entry for entry in (*mine, *entries) if entry.name == name.removeprefix("indicator.")]
        if not found:
            raise RuleFileError(f"There is no indicator {name!r}. List them with: claimline indicators")
        return in_full(found[0])
    built_in, own = ([one for one in group if topic is None or one.topic == topic] for group in (entries, mine))
    if topic is not None and not built_in and not own:
        topics = ", ".join(sorted({entry.topic for entry in (*mine, *entries)}))
        raise RuleFileError(f"There is no topic {topic!r}; the topics are {topics}.")
    heading = [*([""] if built_in else []), OWN_HEADING] if own else []
    return chain(listing(built_in), heading, listing(own))


def listing(entries: Iterable[Indicator]) -> Iterator[str]:
    """A line for each entry, under its topic."""
    by_topic: dict[str, list[Indicator]] = {}
    for entry in entries:
        by_topic.setdefault(entry.topic, []).append(entry)
    for topic, group in by_topic.items():
        yield topic
        yield from (f"  {entry.name:<36} {entry.series.value:<15} {shortened(entry.label)}" for entry in group)


def in_full(entry: Indicator) -> Iterator[str]:
    """Everything that a reader wants to know of one entry."""
    yield f"{entry.name}: {entry.label}"
    rows = {
        "description": entry.description,
        "topic": entry.topic,
        "series": entry.series.value,
        "units": ", ".join(entry.units),
        "scope": ", ".join(entry.scope),
        "status": ", ".join(entry.status),
        "heads": ", ".join(sorted({head for way in entry.when for head in way.heads})),
    }
    yield from (f"  {name:<12} {text}" for name, text in rows.items() if text)
    yield from (f"  {'for example' if not at else '':<12} {text}" for at, text in enumerate(entry.examples))
    yield from (f"  {'but not' if not at else '':<12} {text}" for at, text in enumerate(entry.counter_examples))


def failing_examples(entries: Iterable[RuleEntry], extractor: Extractor, rules: UserRules) -> Iterator[str]:
    """A line for each example of a user's entries that its rule does not hold for."""
    for entry in entries:
        if not entry.id.startswith(("indicator.", "unit.", "currency.")):
            continue
        for example in entry.examples:
            yield from (f"{rules.file}: {entry.id}: {said}" for said in wrong_in_example(entry.id, example, extractor))
        for example in entry.counter_examples:
            fired = [claim.text for claim in extractor(Document("example", example)).claims if entry.id in claim.rules]
            if fired:
                yield f"{rules.file}: {entry.id}: takes {', '.join(fired)} of its counter-example: {example}"


def wrong_in_example(rule: str, example: str, extractor: Extractor) -> Iterator[str]:
    """What is wrong with one example: no bars in pairs, or a place where the rule does not fire."""
    pieces = example.split("|")
    if len(pieces) < 3 or len(pieces) % 2 == 0:
        yield f"marks no place with a pair of bars: {example}"
        return
    claims = extractor(Document("example", "".join(pieces))).claims
    start = 0
    for at, piece in enumerate(pieces):
        end = start + len(piece)
        if at % 2 and not any(rule in claim.rules for claim in claims if claim.start < end and start < claim.end):
            yield f"does not fire at |{piece}| of its example: {example}"
        start = end


def replacing_built_in(rules: UserRules) -> Iterator[str]:
    """The entries of a user that take the place of built-in ones."""
    catalogue = load_catalogue()
    known = {
        entry.id
        for entries in (catalogue.indicators, load_units().units, load_currencies().currencies)
        for entry in entries
    }
    own = (entry.id for entries in (rules.indicators, rules.units, rules.currencies) for entry in entries)
    yield from (name for name in own if name in known)
    scopes = {scope.name for scope in catalogue.scopes}
    yield from (f"scope {scope.name}" for scope in rules.scopes if scope.name in scopes)


def counts(rules: UserRules) -> str:
    """How many entries of each table a file has."""
    sizes = (
        (len(rules.indicators), "indicator", "indicators"),
        (len(rules.scopes), "scope", "scopes"),
        (len(rules.units), "unit", "units"),
        (len(rules.currencies), "currency", "currencies"),
    )
    return ", ".join(f"{size} {one if size == 1 else many}" for size, one, many in sizes if size) or "no entries"


def shortened(text: str) -> str:
    """A text that fits into its column."""
    return text if len(text) <= WIDEST else f"{text[: WIDEST - 3]}..."
