"""One expression out of many surface forms.

Forms that begin alike share their beginning, so that a failed match costs a step or two instead of one for each form,
and the longest form that fits is tried first. Which words are forms is left to the rule files.
"""

import re
from collections.abc import Iterable
from typing import Any

END = ""


def alternation(forms: Iterable[str], *, bounded: bool = False) -> str:
    """An expression for `forms`, longest first; a blank in a form may be a line break or more blanks in the text.

    `bounded` says that no word character may follow a form that ends in one.
    """
    tree: dict[str, Any] = {}
    for form in forms:
        branch = tree
        for letter in form:
            branch = branch.setdefault(letter, {})
        branch[END] = r"(?!\w)" if bounded and form[-1].isalnum() else ""
    if not tree:
        raise ValueError("an alternation of nothing would match everywhere")
    return _expression(tree)


def _expression(tree: dict[str, Any]) -> str:
    ends = tree.get(END)
    branches = [_letter(letter) + _expression(tree[letter]) for letter in sorted(tree) if letter != END]
    if not branches:
        return str(ends)
    joined = branches[0] if len(branches) == 1 and ends is None else f"(?:{'|'.join(branches)})"
    # The longer form first: the shorter one is what is left when it does not fit.
    return joined if ends is None else f"(?:{joined}|{ends})" if ends else f"(?:{joined})?"


def _letter(letter: str) -> str:
    return r"\s{1,3}" if letter == " " else re.escape(letter)
