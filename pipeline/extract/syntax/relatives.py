"""Relative clauses that commas set off from the clause around them.

What such a clause means for a subject is left to `leftward.py`, for a verb form to `participles.py`.
"""

from pipeline.extract.syntax.tokens import Tokens


def relative_opening(tokens: Tokens, verb_start: int) -> int:
    """Token of the comma that opens a relative clause closed right before a verb (`Sugar|,| which employs many, fell`);
    -1 for none.
    """
    if verb_start < 3 or tokens.tag[verb_start - 1] != ",":
        return -1
    for k in range(verb_start - 2, 0, -1):
        if tokens.tag[k] in ";:.":
            return -1
        if tokens.tag[k] == "W" and tokens.word[k] in ("which", "who", "whose", "whom", "where"):
            opening = k - 1 if tokens.tag[k - 1] != "P" else k - 2
            if opening > 0 and tokens.tag[opening] == "," and tokens.tag[opening - 1] in 'NO)"T':
                return opening
            return -1
    return -1


def object_relative(tokens: Tokens, verb: int) -> int:
    """Token of the relative whose clause has a subject of its own before the verb at a token (`the goods |that it sold|
    are …`, `the wells |which the firm dug| gave …`); -1 for none.
    """
    if tokens.lemma[verb] in tokens.words.saying_verbs:
        return -1  # `figures which the paper |said| were half of it`
    k = verb - 1
    while k > 0 and tokens.tag[k] in "bhMdB":
        k -= 1
    if k > 0 and tokens.tag[k] == "R":
        k -= 1
    else:
        while k > 0 and tokens.tag[k] in "NOA":
            k -= 1
        k -= k > 0 and tokens.tag[k] == "D" and k < verb - 1
    opens = 0 < k < verb - 1 and (tokens.tag[k] == "W" or tokens.word[k] == "that")
    return k if opens and tokens.tag[k - 1] in "NOQ" else -1
