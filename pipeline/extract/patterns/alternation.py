"""One expression out of many surface forms.

Forms that begin alike share their beginning, so that a failed match costs a step or two instead of one for each form,
and the longest form that fits is tried first. Which words are forms is left to the rule files.
"""

import re
from collections.abc import Iterable, Sequence

_NO_WORD_BEHIND = r"(?!\w)"


def alternation(forms: Iterable[str], *, bounded: bool = False) -> str:
    """An expression for `forms`, longest first; a blank in a form may be a line break or more blanks in the text.

    `bounded` says that no word character may follow a form that ends in one.
    """
    ordered = sorted(set(forms))
    if not ordered:
        raise ValueError("an alternation of nothing would match everywhere")
    return _rest(ordered, 0, len(ordered), 0, bounded)


def _rest(forms: Sequence[str], begin: int, stop: int, depth: int, bounded: bool) -> str:
    """An expression for what follows the first `depth` letters, which `forms[begin:stop]` share."""
    first, shared = forms[begin], _shared(forms[begin], forms[stop - 1], depth)
    beginning = re.escape(first[depth:shared]).replace("\\ ", r"\s{1,3}")
    ended = len(first) == shared
    end = _NO_WORD_BEHIND if bounded and ended and first[-1].isalnum() else ""
    if ended and begin + 1 == stop:
        return beginning + end
    branches = [_rest(forms, low, high, shared, bounded) for low, high in _groups(forms, begin + ended, stop, shared)]
    joined = branches[0] if len(branches) == 1 and not ended else f"(?:{'|'.join(branches)})"
    if not ended:
        return beginning + joined
    # The longer form first: the shorter one is what is left when it does not fit.
    return beginning + (f"(?:{joined}|{end})" if end else f"(?:{joined})?")


def _shared(first: str, last: str, depth: int) -> int:
    """How many letters the first and the last of sorted forms share, and with them all between."""
    most = min(len(first), len(last))
    while depth < most and first[depth] == last[depth]:
        depth += 1
    return depth


def _groups(forms: Sequence[str], begin: int, stop: int, depth: int) -> Iterable[tuple[int, int]]:
    """The stretches of `forms[begin:stop]` that have the same letter at `depth`."""
    low = begin
    for high in range(begin + 1, stop + 1):
        if high == stop or forms[high][depth] != forms[low][depth]:
            yield low, high
            low = high
