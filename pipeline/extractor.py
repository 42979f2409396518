"""The whole extractor as one function, with its rules loaded once: what the commands and tests call.

How a document is read is left to `extract/`. Loads no pandas.
"""

from collections.abc import Callable

from pipeline.models import Document, Extraction

Extractor = Callable[[Document], Extraction]


def load_extractor() -> Extractor:
    """Load the rules; returns a function from a document to its claims and rejected numerals."""
    from pipeline.extract.document import extract_document
    from pipeline.extract.grammar import load_grammar

    grammar = load_grammar()
    return lambda document: extract_document(document, grammar)
