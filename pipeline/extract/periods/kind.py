"""Whether a figure is a flow over its period (`during`) or holds at its end (`as_of`).

Reads verb, tense, noun and kind of the figure; the words are in `rules/verbs.toml`. The period itself is found in
`periods.py`.
"""

import re

from pipeline.extract.periods.containers import contained, singular
from pipeline.extract.periods.sentence_view import Figure, SentenceView, finite, governing, presupposed, tense_of
from pipeline.extract.periods.states import averaged, brought, existential, in_posts, in_state
from pipeline.extract.scene.scene import goes_to
from pipeline.extract.syntax.standing import before_standing
from pipeline.extract.syntax.verb_group import VerbGroup
from pipeline.lexicon.classes import word_class
from pipeline.lexicon.verbs import VerbClasses
from schemas.vocabularies import Kind

PRESENT = frozenset({"present", "present_perfect", "none", "imperative"})
SPANS = frozenset({"year", "month", "day", "hour", "week", "minute", "quarter", "night"})  # rates over these flow
PEOPLE = word_class("people_held")
CAPACITY = word_class("capacity")
DEEDS = word_class("deeds")
WINNING = word_class("winning")
_SCALED = re.compile(r"[a-z]illion|thousand|crore|lakh|bn\b")
LENGTHS = frozenset({"year", "month", "day", "hour", "week", "minute", "decade"})


def is_stock(view: SentenceView, figure: Figure, words: VerbClasses) -> bool:
    """Whether a figure with a period of its own is a stock or level at the end of it."""
    if figure.kind is Kind.ORDINAL:
        return False
    if figure.form == "age":
        return True
    if figure.change is not None or figure.per in SPANS:
        return False
    if view.tokens.text.startswith("-strong", figure.end):
        return True  # `a |140|-strong unit`
    if figure.at > 1 and view.tokens.word[figure.at - 1] == "for" and view.tokens.word[figure.at - 2] in CAPACITY:
        return True  # `a prison |built for| 20`
    group = governing(view, figure.at)
    verb = group.lemma if group else ""
    if figure.per is not None:  # `has 1.06 officers per 1,000 inhabitants`
        moved = figure.moved_to or _moved_from(view, figure, words)
        if figure.form == "money":
            return moved or (verb in ("be", "cost") and _noun(view, figure, words) != "flow")
        return moved or (figure.form == "count" and (verb in words.state_verbs or verb == "be"))
    if figure.form == "duration" or figure.unit in LENGTHS:
        joined = "-" in view.tokens.text[figure.start : figure.end]  # `a two-year programme` goes on for its time
        eventful = view.tokens.word[figure.at + 1 : figure.at + 2] == ["of"] and group is not None
        eventful = eventful and group is not None and group.start > figure.at and verb not in words.linking_verbs
        eventful = eventful and not _behind_preposition(view, figure)
        return not joined and not eventful and not _inflicted(view, figure, words)
    if contained(view, figure, words) or brought(view, figure):
        return True
    if verb in ("stand", "peak", "hover") and figure.form in ("share", "money"):
        return True
    noun = _noun(view, figure, words)
    if averaged(view, figure):
        return False
    standing = noun == "stock" if figure.form == "money" else noun != "flow"
    if standing and (figure.moved_to or _moved_from(view, figure, words)):
        return True
    if noun != "flow" and figure.head not in DEEDS and figure.form == "count" and _possessed(view, figure):
        return True  # `our 6,600 staff completed ...`, `the country's |74| prisons`
    if verb == "leave" and group is not None and group.end <= figure.at and figure.form in ("count", "share"):
        return False  # `the blast left |19| inmates dead`
    if verb in WINNING and figure.unit == "percent" and group is not None and not group.passive:
        return False  # `women won |47 percent| of the seats`
    if verb in ("remain", "stand") and noun != "stock" and figure.form == "count":
        return True
    if noun == "flow":
        return False
    if figure.unit == "percent" or figure.form in ("share", "ratio"):
        if verb in words.moving_verbs and view.tokens.word[figure.at - 1 : figure.at] == ["by"]:
            return False
        if group is not None and figure.at < group.start and in_state(view, group, figure, noun):
            return True
        return noun == "stock" or verb in words.share_verbs or verb in words.state_verbs
    if verb == "hold" and figure.head in PEOPLE and not (group and group.passive):
        return True  # `the cell held |75| people`
    if group is not None and figure.at < group.start and in_state(view, group, figure, noun):
        return True
    if verb == "count" and (noun == "stock" or figure.head in PEOPLE):
        return True  # `the agency counted |1.8 million| displaced persons`
    if verb in words.linking_verbs | words.moving_verbs and in_posts(view, figure, group):
        return True
    if verb in words.linking_verbs:
        return noun == "stock" or (verb == "be" and existential(view, figure))
    if verb in words.state_verbs:
        return True
    return noun == "stock" and (verb in words.share_verbs or _oblique(view, figure))


def moves_level(view: SentenceView, figure: Figure, words: VerbClasses) -> bool:
    """Whether a figure is the level that something is moved to, whatever it is a rate of: a tax is moved to its new
    rate (`the departure tax rises to |$25|`), revenue from it to a new sum over the period.
    """
    if not figure.moved_to or figure.change is not None:
        return False
    if figure.head == "tax" and figure.form in ("share", "money"):
        return figure.whole is None and not _SCALED.search(view.tokens.text, figure.start, figure.end)
    return _noun(view, figure, words) != "flow"


def holds_now(view: SentenceView, figure: Figure, words: VerbClasses) -> bool:
    """Whether a reported figure without any time is a stock, a level, or told in the present or perfect."""
    if figure.kind is Kind.ORDINAL:
        return False
    if figure.per is not None:
        return figure.per not in SPANS and is_stock(view, figure, words)
    if figure.form == "age":
        return True
    tense = tense_of(view, figure)
    group = governing(view, figure.at)
    told = group is not None and group.lemma in words.event_verbs and figure.at < group.start
    if tense == "present" and figure.form == "money" and _transacted(figure, group, words):
        return False
    if tense == "present" and figure.form in ("share", "count") and told and not presupposed(view, figure):
        return False  # `one child in five dies at birth`
    if (
        tense == "present"
        and figure.unit == "percent"
        and figure.change is None
        and _noun(view, figure, words) == "flow"
    ):
        return not _plain_present(view, figure, words)
    if tense in PRESENT or tense in ("future", "modal"):
        return not (figure.change is not None and figure.unit == "times" and tense == "present")
    group = governing(view, figure.at)
    if brought(view, figure):
        return True
    if figure.moved_to and figure.form == "count" and _noun(view, figure, words) == "flow":
        return False  # `Complaints dropped to |14|`
    if figure.moved_to or presupposed(view, figure) or (figure.form == "count" and group and group.lemma == "be"):
        return True
    return is_stock(view, figure, words) or _standing(view, figure, words)


def _transacted(figure: Figure, group: VerbGroup | None, words: VerbClasses) -> bool:
    """Whether money is paid or received again and again (`Consumers pay over |$90 billion| for coffee`)."""
    if group is None or group.passive or group.end > figure.at:
        return False
    return group.tense == "present" and group.lemma in words.transaction_verbs


def _behind_preposition(view: SentenceView, figure: Figure) -> bool:
    """`after almost |two years| of war`."""
    j = figure.at - 1
    while j >= 0 and view.tokens.tag[j] in "BDA":
        j -= 1
    return j >= 0 and view.tokens.tag[j] == "P"


def _possessed(view: SentenceView, figure: Figure) -> bool:
    """Whether a possessive stands before the figure (`|our| 12 clinics`, `the city|'s| 74 prisons`)."""
    if figure.at < 1 or view.tokens.tag[figure.at - 1] == "T":
        return False  # `last year's |45| floods`
    before = view.tokens.word[figure.at - 1]
    return before in ("our", "its", "their", "my") or before.endswith(("'s", "’s", "s'", "s’"))


def _moved_from(view: SentenceView, figure: Figure, words: VerbClasses) -> bool:
    """Whether a figure is the level that a change sets out from (`eased from |362 percent| in August`)."""
    tokens = view.tokens
    j = before_standing(tokens, figure.at) - 1
    while j >= 0 and tokens.tag[j] in "DA":
        j -= 1
    if j < 1 or tokens.word[j] != "from":
        return False
    groups = [group for group in view.groups if group.end <= j]
    while len(groups) > 1 and groups[-1].tense == "gerund" and groups[-2].end == groups[-1].start:
        groups.pop()  # `cut |smoking| from 40% in 2015`: what the verb before it moves
    group = groups[-1] if groups else None
    if tokens.word[j - 1] in ("up", "down"):  # the base is of the kind of what is compared with it
        compared = next((other for other in reversed(view.figures) if -1 < other.at < figure.at), None)
        if compared is None or is_stock(view, compared, words):
            return compared is not None
        present = tense_of(view, compared) in ("present", "none") and compared.form in ("count", "share")
        return present and _noun(view, compared, words) != "flow" and compared.per is None and compared.change is None
    ends = tokens.word[group.end if group else j : j] + tokens.word[figure.at + 1 : figure.at + 8]
    if group is None or (figure.unit != "percent" and "to" not in ends):  # `rose to 20 from |12|`
        return False
    return group.lemma in words.moving_verbs or goes_to(tokens, group.lemma, group.end)


def _plain_present(view: SentenceView, figure: Figure, words: VerbClasses) -> bool:
    """Whether a share is told as a habit (`one third of complaints fall under ...`) and not as a level that is."""
    group = finite(view, governing(view, figure.at))
    steady = words.state_verbs | {"be", "account", "represent", "contribute", "hold"}
    own = governing(view, figure.at)
    if own is not None and own.lemma in steady:
        return False
    return group is not None and group.lemma not in steady and group.modal is None and not group.passive


def _inflicted(view: SentenceView, figure: Figure, words: VerbClasses) -> bool:
    """Whether a length of time is part of an event (`sentenced to ten years`, `banned for three years`)."""
    before = view.tokens.word[max(0, figure.at - 2) : figure.at]
    if before[-1:] == ["of"] and before[0] in ("sentence", "sentences", "term", "terms", "imprisonment", "detention"):
        return True
    group = governing(view, figure.at)
    seen = 0
    for other in reversed(view.groups):
        if group is not None and other.start > group.start:
            continue
        if other.lemma in words.sentence_verbs:
            return True
        seen += 1
        if seen >= 2:
            break
    return False


def _noun(view: SentenceView, figure: Figure, words: VerbClasses) -> str:
    """Whether the figure's own noun, or what a share is of, is a flow or a stock."""
    before = view.tokens.word[max(0, figure.at - 2) : figure.at]
    if len(before) == 2 and before[1] == "of" and singular(before[0]) in words.flow_nouns:
        return "flow"  # `a flow of |$6,000 million| of capital`
    counted = (figure.thing or "").lower().split() if figure.head in ("number", "total", "toll", "tally") else []
    if any(singular(word) in words.flow_nouns for word in counted):
        return "flow"  # `the number of murders`
    if figure.head == "rate":
        return "flow" if words.flow_rates & set((figure.thing or "").lower().split()) else "stock"
    for noun in (figure.head or "", *(singular(word) for word in (figure.whole or "").lower().split())):
        if noun in words.flow_nouns:
            return "flow"
        if noun in words.stock_nouns:
            return "stock"
    return ""


def is_flow(view: SentenceView, figure: Figure, words: VerbClasses) -> bool:
    """Whether the figure's own noun is a flow (`|12| offences`)."""
    return _noun(view, figure, words) == "flow"


def _oblique(view: SentenceView, figure: Figure) -> bool:
    """Whether the figure's noun stands behind a preposition (`under three pillars`) and is not what the verb does."""
    tokens = view.tokens
    j = figure.at - 1
    while j >= 0 and tokens.tag[j] in "BDA":
        j -= 1
    return (
        j >= 0 and tokens.tag[j] == "P" and tokens.word[j] in ("in", "under", "on", "within", "across", "among", "with")
    )


def _standing(view: SentenceView, figure: Figure, words: VerbClasses) -> bool:
    """`refugees resident in two camps`: a state told inside a past sentence."""
    tokens = view.tokens
    return _oblique(view, figure) and any(
        word in words.state_adjectives for word in tokens.word[max(0, figure.at - 4) : figure.at]
    )
