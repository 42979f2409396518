"""Sentences that stop at a colon in the middle of a clause, and the list items that go on with it.

`The Government will:` before `- create 1.5 million jobs;` is one clause cut in two: read apart, the item has neither
subject nor future. An item is read with the words of the lead before its own; what they then mean is left to the
grammar that reads every other sentence.
"""

from pipeline.lexicon.words import Words
from pipeline.models import Sentence

LONGEST = 400  # characters of a lead that are read again before each item
LONGEST_OPENING = 48  # characters of an item that its first two words may take
CLAUSE_MARKS = ",;:.()"

Lead = tuple[int, int]  # where its words stand, without the colon


def lead_of(text: str, sentence: Sentence, words: Words) -> Lead | None:
    """The lead that a sentence is, if it breaks off before its verb."""
    end = sentence.end - 1
    if text[end] != ":" or sentence.heading or end - sentence.start > LONGEST:
        return None
    last = text[sentence.start : end].lower().split()
    open_clause = bool(last) and (words.tags.get(last[-1]) == "M" or last[-1] == "to" or asks(last, words))
    return (sentence.start, end) if open_clause else None


def goes_on(text: str, sentence: Sentence, words: Words) -> bool:
    """Whether an item begins with the verb that its lead lacks, perhaps behind an adverb (not `300 schools opened`)."""
    first = text[sentence.start : sentence.start + LONGEST_OPENING].lower().split()[:2]
    if first and (words.tags.get(first[0]) == "B" or first[0].endswith("ly")):
        first = first[1:]
    verb = words.verbs.get(first[0].strip(",;:")) if first else None
    return verb is not None and "base" in verb.forms


def asks(last: list[str], words: Words) -> bool:
    """Whether a lead ends in the subject of what is asked for (`recommends |that the State party|:`)."""
    for k in range(len(last) - 1, max(0, len(last) - 8), -1):
        if last[k] == "that":
            return k + 1 < len(last)
        verb = words.verbs.get(last[k])
        told = words.tags.get(last[k], "N") in "bhdM" or (verb is not None and "past" in verb.forms)
        if told or last[k][-1] in CLAUSE_MARKS:
            return False
    return False
