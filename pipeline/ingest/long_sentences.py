"""Cuts what runs on without a full stop: tables run into text, lists, damaged scans, hostile input.

The grammar compares the figures of a sentence with each other, so that its time grows faster than the sentence. No
sentence of prose comes near these bounds (a resolution of one sentence may: it is cut at a semicolon or comma).
"""

import re
from collections.abc import Iterator

MOST_FIGURES = 100
MOST_ATOMS = 1200  # words, figures and signs
_SHORT = 100  # characters: too short to be out of bounds
# Commas belong to a figure where they group its digits (`12,34,567`): `1,1,1,1` are four.
_FIGURE = r"\d{1,40}(?:(?:,\d\d){0,3}(?:,\d{3}(?!\d)){1,9})?(?:\.\d{1,40}){0,9}|[¼-¾⅐-⅞²³¹]"
_ATOM = re.compile(rf"({_FIGURE})|[^\W\d_]{{1,40}}|[^\w\s]|\S")
_OF_FIGURES = re.compile(r"[\d¼-¾⅐-⅞²³¹]")
_DIGITS = re.compile("[0-9]")
_PAUSES = ";,"


def within_bounds(masked: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give a sentence as it is, or in pieces within the bounds, cut behind a pause where there is one."""
    # No sentence has more atoms than characters, nor more figures than characters that figures are made of.
    if end - start <= _SHORT or (end - start < MOST_ATOMS and _of_figures(masked[start:end]) < MOST_FIGURES):
        yield start, end
        return
    begin, pause, figures, atoms = start, start, 0, 0
    figures_at_pause = atoms_at_pause = 0
    for atom in _ATOM.finditer(masked, start, end):
        if figures >= MOST_FIGURES or atoms >= MOST_ATOMS:
            cut = pause if pause > begin else atom.start()
            yield begin, _without_space_behind(masked, begin, cut)
            figures, atoms = (figures - figures_at_pause, atoms - atoms_at_pause) if cut == pause else (0, 0)
            begin = _without_space_before(masked, cut, end)
        figures += atom[1] is not None
        atoms += 1
        if atom[0] in _PAUSES and masked[atom.end() : atom.end() + 1].isspace():
            pause, figures_at_pause, atoms_at_pause = atom.end(), figures, atoms
    if begin < end:
        yield begin, end


def _of_figures(sentence: str) -> int:
    """How many characters of a sentence figures are made of."""
    return len((_DIGITS if sentence.isascii() else _OF_FIGURES).findall(sentence))


def _without_space_behind(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _without_space_before(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start
