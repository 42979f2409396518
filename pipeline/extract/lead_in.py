"""Sentences that stop at a colon in the middle of a clause, and the list items that go on with it.

`The Government will:` before `- create 1.5 million jobs;` is one clause cut in two: read apart, the item has neither
subject nor future. An item is read with the words of the lead before its own; what they then mean is left to the
grammar that reads every other sentence.
"""

from pipeline.lexicon.classes import word_class
from pipeline.lexicon.word_lists import Words
from pipeline.models import Sentence

NAMED_AIMS = word_class("aims")
AIMS = NAMED_AIMS | {"plan", "plans"}
REACHED = frozenset(
    """against met achieved exceeded reached missed progress towards toward under result results achievement
    achievements outcome outcomes status""".split()
)
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


def completes_lead(text: str, sentence: Sentence, words: Words) -> bool:
    """Whether an item begins with the verb that its lead lacks, perhaps behind an adverb (not `300 schools opened`)."""
    first = text[sentence.start : sentence.start + LONGEST_OPENING].lower().split()[:2]
    if first and (words.tags.get(first[0]) == "B" or first[0].endswith("ly")):
        first = first[1:]
    verb = words.verbs.get(first[0].strip(",;:")) if first else None
    return verb is not None and "base" in verb.forms


def announces_aims(text: str, opened: int, sentence: Sentence, words: Words) -> bool:
    """Whether the line above an item announces aims (`Our targets for 2030 are:`, `Plans for next year:`, the heading
    `Objective 2 – Safer roads`), and not what was reached of them (`We met these targets:`). Below a heading may stand
    what was done too: there an item tells of nothing done.
    """
    if opened < 0:
        return False
    line = text[opened : min(sentence.start, opened + LONGEST)].lstrip().partition("\n")[0].rstrip().lower()
    told = line.replace(",", " ").replace(":", " ").split()
    headed = not line.endswith(":")
    aims = [k for k, word in enumerate(told) if word in (NAMED_AIMS if headed else AIMS)]
    if not aims or REACHED.intersection(told):
        return False
    if headed:
        return not done(text[sentence.start : sentence.end].lower().split(), words)
    return not any(word.endswith("ed") for word in told[aims[0] + 1 :])


def done(item: list[str], words: Words) -> bool:
    """Whether an item tells of something done (`30 nurses trained`, not `30 nurses trained each year`)."""
    for k, word in enumerate(item):
        verb = words.verbs.get(word.strip(",;:.()"))
        past = verb is not None and verb.forms & {"past", "participle"} and "base" not in verb.forms
        if past and item[k + 1 : k + 2] not in (["each"], ["every"], ["annually"], ["yearly"], ["a"], ["per"]):
            return True
    return False


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
