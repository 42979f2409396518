"""Numbers of what something consists of (`a list of |100|`, `a force of |8,000|`): levels, whatever is done with it."""

from pipeline.extract.periods.sentence_view import Figure, SentenceView, governing
from pipeline.lexicon.classes import word_class
from pipeline.lexicon.verbs import VerbClasses

SENT = word_class("parties_sent")


def contained(view: SentenceView, figure: Figure, words: VerbClasses) -> bool:
    """`a list of 100`, `a force of 8,000`: the number of what something consists of."""
    tokens = view.tokens
    for j in range(figure.at - 1, max(figure.at - 5, 0), -1):
        if tokens.word[j] == "of":
            sent = tokens.word[j - 1] in SENT and on_the_way(view, figure, words)
            return singular(tokens.word[j - 1]) in words.containers and not sent
        if tokens.tag[j] in "NOVEMbhd,;:.QT":
            return False
    return False


def on_the_way(view: SentenceView, figure: Figure, words: VerbClasses) -> bool:
    """Whether people in a party did or had done something once (`a team of |70| left for Turin`)."""
    group = governing(view, figure.at)
    if group is None or group.tense not in ("past", "past_perfect") or group.start < figure.at:
        return False
    return group.lemma not in words.state_verbs | words.linking_verbs | {"be", "station", "consist"}


def singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
