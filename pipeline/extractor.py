"""The whole extractor as one function, with its rules loaded once: what the commands and tests call.

How a document is read is left to `extract/`. Loads no pandas.
"""

from collections.abc import Callable
from pathlib import Path

from pipeline.lexicon.base import RuleFileError
from pipeline.lexicon.user import UserRules, read_user_rules
from pipeline.models import Document, Extraction

Extractor = Callable[[Document], Extraction]


def load_extractor(rules: Path | None = None) -> Extractor:
    """Load the rules; returns a function from a document to its claims and rejected numerals.

    `rules` is a user's own rule file. Raises `RuleFileError` where it cannot be used.
    """
    from pipeline.extract.document import extract_document
    from pipeline.extract.grammar import load_grammar

    if rules is not None:
        _refuse_plural_heads(read_user_rules(rules))
    grammar = load_grammar(rules)
    return lambda document: extract_document(document, grammar)


def _refuse_plural_heads(rules: UserRules) -> None:
    """Raise `RuleFileError` for the heads that no claim can have, since `object_head` is always singular."""
    from pipeline.extract.syntax.heads import head_of
    from pipeline.lexicon.words import load_words

    words = load_words()
    mistakes = []
    for entry in rules.indicators:
        nevers = [never for never in (entry.never, *(way.never for way in entry.when)) if never is not None]
        heads = [head for way in entry.when for head in way.heads] + [head for never in nevers for head in never.heads]
        for head in dict.fromkeys(heads):
            # What is written in capitals (GPS) keeps its s, so an example with it shows that the head is meant so.
            if head_of(head, words) != head and not any(head.upper() in example for example in entry.examples):
                mistakes.append(
                    f"{rules.file}: indicators: {entry.id}: head {head!r} can never fire, because heads are singular; "
                    f"write {head_of(head, words)!r}"
                )
    if mistakes:
        raise RuleFileError("\n".join(mistakes))
