"""The characters of a PDF page as pdfium gives them, turned so that the page's text stands upright.

A page may lie on its side as a whole, for a wide table; what stands in another direction than most of its text is a
label at its edge, the name of an axis or a watermark, and is kept apart.
"""

import ctypes
import math
from collections import Counter
from typing import Any

from pipeline.ingest.readers.rendering import clean

Character = tuple[str, float, float, float, float, float]  # character, left, bottom, right, top, size
_HYPHEN = "\ufffe"
_SLANTED = 4
_MOST_SLANT = 0.1  # radians


def upright(page: Any) -> tuple[list[Character], list[str]]:
    """The page's characters in the order of its content, each with its loose box; the texts in other directions."""
    found = _characters(page)
    counts = Counter(turns for turns, one in found if turns != _SLANTED and not one[0].isspace())
    main = counts.most_common(1)[0][0] if counts else 0
    width, height = page.get_size()
    characters: list[Character] = []
    others: list[list[str]] = []
    last = main
    for turns, one in found:
        if turns == main or one[0].isspace():
            characters.append(_turned_back(one, main, width, height))
        if turns != main:
            if turns != last:
                others.append([])
            others[-1].append(clean(one[0]))
        last = turns
    return characters, [text for words in others if (text := " ".join("".join(words).split()))]


def _characters(page: Any) -> list[tuple[int, Character]]:
    """Each character with the quarter turns that it stands in."""
    from pypdfium2 import raw

    text_page = page.get_textpage()
    found: list[tuple[int, Character]] = []
    box = raw.FS_RECTF()
    turns = 0
    for at in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page, at)
        if code in (0, 10, 13) or not raw.FPDFText_GetLooseCharBox(text_page, at, ctypes.byref(box)):
            continue
        character = _HYPHEN if code in (2, 0xFFFE, 0xAD) or raw.FPDFText_IsHyphen(text_page, at) == 1 else chr(code)
        size = raw.FPDFText_GetFontSize(text_page, at)
        if not character.isspace():  # a space that pdfium made up has no direction
            turns = _turns(raw.FPDFText_GetCharAngle(text_page, at))
        height = box.right - box.left if turns % 2 else box.top - box.bottom
        # A size of type of 1 is scaled by a matrix: its boxes tell.
        size = height if size <= 1.5 else min(size, height)
        found.append((turns, (character, box.left, box.bottom, box.right, box.top, size)))
    text_page.close()
    return found


def _turns(angle: float) -> int:
    quarters = round(angle / (math.pi / 2))
    return quarters % 4 if abs(angle - quarters * math.pi / 2) < _MOST_SLANT else _SLANTED


def _turned_back(one: Character, turns: int, width: float, height: float) -> Character:
    character, left, bottom, right, top, size = one
    if turns == 1:  # it runs down the page
        return character, height - top, left, height - bottom, right, size
    if turns == 2:
        return character, width - right, height - top, width - left, height - bottom, size
    if turns == 3:  # it runs up the page
        return character, bottom, width - right, top, width - left, size
    return one
