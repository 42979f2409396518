"""The whole extractor as one function, with its rules loaded once: what the commands and tests call.

How a document is read is left to `extract/`. Loads no pandas.
"""

from collections.abc import Callable
from pathlib import Path

from pipeline.models import Document, Extraction

Extractor = Callable[[Document], Extraction]


def load_extractor(rules: Path | None = None) -> Extractor:
    """Load the rules; returns a function from a document to its claims and rejected numerals.

    `rules` is a user's own rule file. Raises `RuleFileError` where it cannot be used.
    """
    from pipeline.extract.document import extract_document
    from pipeline.extract.grammar import load_grammar

    grammar = load_grammar(rules)
    return lambda document: extract_document(document, grammar)
