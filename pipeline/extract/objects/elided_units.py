"""Units that a figure leaves out because the one before it has them: `4 per cent in towns and |6| in villages`, `the
ministry received $40 million and the courts |10|`.

Only the grammar shows these: the second figure stands in words like those of the first, or alone behind its noun. Units
that are shared by figures side by side are read in `shared_units.py`.
"""

import re

from pipeline.extract.scene.comparing import further_back
from pipeline.extract.scene.scene import Scene
from pipeline.extract.syntax.nouns import before_hedges
from pipeline.extract.syntax.tokens import Tokens
from pipeline.lexicon.classes import word_class
from pipeline.models import Quantity
from pipeline.values import replace
from schemas.vocabularies import Flag

PAYING = word_class("paying")
BEARING = frozenset(("share", "money", "measure", "duration"))
RULE = "unit.elided"
HUNDRED = 100
FARTHEST = 20  # times that a level may be the one it came from
LONGEST_NOUN = 4
SCALE = re.compile(
    r"(?<![a-z])(?:(thousand)|(million|mn)|(billion|bn)|(trillion|tn)|(crore)|(lakh))(?![a-z])", re.IGNORECASE
)
SCALES = (1e3, 1e6, 1e9, 1e12, 1e7, 1e5)
PLAIN = re.compile(r"\d{1,3}(?:\.\d+)?|[a-z]+", re.IGNORECASE)
CLAUSE = frozenset("bhMdVEWS;:.")
CENTS = re.compile(r"(?<![A-Za-z])cents?\Z", re.IGNORECASE)
WITHOUT_CENTS = frozenset("GBP CHF CNY INR JPY KRW RUB SEK NOK DKK".split())


def with_unit(scene: Scene, i: int) -> Quantity:
    """Quantity `i` with the unit of the one before it, where it leaves its own out."""
    here, there = scene.index[i], scene.index[i - 1] if i else -1
    quantity = scene.quantities[i]
    if quantity.form == "money" and Flag.DEFAULT_CURRENCY in quantity.flags:
        return in_cents(scene, i)
    if there < 0 or here < 0 or quantity.unit != "count" or quantity.form != "count":
        return quantity
    if (base := further_back(scene, i, here)) < i - 1 and scene.quantities[base].form in ("money", "measure"):
        return taking(scene, quantity, scene.quantities[base])
    first = written_out(scene, i - 1)
    if first.form == "times" and i > 1 and scene.quantities[i - 2].form in ("money", "measure"):
        bare = scene.tokens.tag[here + 1 : here + 2] in ([], ["."], [","], ["E"], ["T"], ["P"])
        close = 1 / FARTHEST < quantity.value / (scene.quantities[i - 2].value or 1) < FARTHEST
        # `$2.4 million, almost double the |1.3 million| spent in 2021`
        return taking(scene, quantity, scene.quantities[i - 2]) if bare and close and here - there < 3 else quantity
    if first.form == "money" and part_of_sum(scene, quantity, here, first):
        return taking(scene, quantity, first)
    spans = first.form == "age" and "age.life-expectancy" in first.rules
    if not (first.form in BEARING or spans) or (quantity.per and quantity.per != first.per):
        return quantity
    if first.form == "share" and (quantity.value > HUNDRED or not is_percentage(scene, first)):
        return quantity
    told = like_phrase(scene.tokens, there, here) or alone_behind_noun(scene, there, here)
    if not (told or rest(scene, i) or end_of_move(scene, i) or held_against(scene, there, here)):
        return quantity
    return taking(scene, quantity, first)


def part_of_sum(scene: Scene, quantity: Quantity, here: int, total: Quantity) -> bool:
    """Whether a scaled figure without a noun is a part of the sum before it (`$3 billion, of which |1.9 billion| was a
    loan`).
    """
    tokens = scene.tokens
    if not SCALE.search(tokens.text, quantity.start, quantity.end) or quantity.value >= total.value:
        return False
    lead = tokens.word[max(0, (k := before_hedges(tokens, here)) - 2) : k]
    behind = tokens.tag[here + 1 : here + 2]
    bare = behind in ([], ["."], [","], ["b"], ["h"], ["M"], ["E"], ["V"], ["C"]) or tokens.word[here + 1] == "for"
    return bare and (lead == ["of", "which"] or lead[1:] == ["including"] or paid_of_it(scene, k))


def paid_of_it(scene: Scene, at: int) -> bool:
    """`340 million shillings, of which the bank lent |200 million|`: what somebody gave of a sum."""
    tokens = scene.tokens
    start = next((k for k in range(at - 1, max(0, at - 9), -1) if tokens.word[k] == "which"), 0)
    if not start or tokens.word[start - 1] != "of" or any(tag in ",;.:QSWR" for tag in tokens.tag[start + 1 : at]):
        return False
    group = next((group for group in scene.groups if group.end == at), None)
    return group is not None and (group.lemma in PAYING or group.lemma in scene.words.giving_verbs)


def held_against(scene: Scene, there: int, here: int) -> bool:
    """Whether a sum is told as more or less than the one right before it (`stood at $2.1 billion, |400 million| more
    than in May`).
    """
    tokens, quantity = scene.tokens, scene.quantities[scene.tokens.ref[here]]
    compared = tokens.word[here + 1 : here + 2] in (["more"], ["less"], ["higher"], ["lower"])
    ends = tokens.word[here + 2 : here + 3] == ["than"] or tokens.tag[here + 2 : here + 3] in ([], ["."], [","])
    scaled = SCALE.search(tokens.text, quantity.start, quantity.end) is not None
    straight = before_hedges(tokens, here) - 1 == there + 1 and tokens.tag[there + 1] in ",C"
    return compared and ends and scaled and (straight or joined(tokens, there, here))


def in_cents(scene: Scene, i: int) -> Quantity:
    """Cents of no country as those of the currency of their clause (`costs 2 euros, |12 cents| more than in May`), else
    of the only one that the sentence names.
    """
    quantity, text = scene.quantities[i], scene.tokens.text
    if not CENTS.search(text, quantity.start, quantity.end):
        return quantity
    sums = [
        j
        for j, other in enumerate(scene.quantities[:i])
        if other.form == "money" and not CENTS.search(text, other.start, other.end)
    ]
    units = {scene.quantities[j].unit for j in sums}
    behind = unit_moved_to(scene, i)
    if behind is not None:
        unit = behind
    elif sums and (len(units) == 1 or _one_clause(scene, sums[-1], i)):
        unit = scene.quantities[sums[-1]].unit
    else:
        return quantity
    if unit == quantity.unit or unit in WITHOUT_CENTS:
        return quantity
    flags = tuple(flag for flag in quantity.flags if flag != Flag.DEFAULT_CURRENCY)
    rules = tuple(rule for rule in quantity.rules if not rule.startswith("currency.default"))
    return replace(quantity, unit=unit, flags=flags, rules=(*rules, RULE))


def unit_moved_to(scene: Scene, i: int) -> str | None:
    """The currency of the sum that cents have led to or away from (`rose by |5 cents| to 2 euros`)."""
    here = scene.index[i]
    after = scene.quantities[i + 1] if i + 1 < len(scene.quantities) else None
    if here < 0 or after is None or after.form != "money" or CENTS.search(scene.tokens.text, after.start, after.end):
        return None
    between = scene.tokens.word[here + 1 : scene.index[i + 1]]
    return after.unit if between in (["to"], ["from"]) else None


def _one_clause(scene: Scene, j: int, i: int) -> bool:
    """Whether no heavy mark stands between two figures."""
    return not set(";:.").intersection(scene.tokens.tag[scene.index[j] + 1 : scene.index[i]])


def written_out(scene: Scene, j: int) -> Quantity:
    """Quantity `j`, or the one before it that it has its unit from."""
    while j and RULE in scene.quantities[j].rules:
        j -= 1
    return scene.quantities[j]


def is_percentage(scene: Scene, quantity: Quantity) -> bool:
    """Whether a share is written as a percentage or in points: a fraction lends no unit."""
    text = scene.tokens.text[quantity.start : quantity.end].lower()
    return text.endswith(("cent", "%", "point", "points"))


def like_phrase(tokens: Tokens, there: int, here: int) -> bool:
    """Whether both figures stand before the same preposition (`8 per cent |for| men but 15 |for| women`)."""
    behind, tags = tokens.word[here + 1 : here + 2], tokens.tag[here + 1 : here + 2]
    alike = behind == tokens.word[there + 1 : there + 2] and tags == ["P"]
    if not (alike or tags == tokens.tag[there + 1 : there + 2] == ["T"]):
        return False
    if behind == ["of"] and tokens.tag[here + 2 : here + 3] not in (["N"], ["A"]):
        return False  # `30 per cent of the loans and |12| of the banks`
    if not joined(tokens, there, here):
        return False
    stop = next((k for k in range(here + 2, len(tokens.tag)) if tokens.tag[k] in ",;:.CWQ"), len(tokens.tag))
    return CLAUSE.isdisjoint(tokens.tag[here + 1 : stop])  # not `and |12| in Mali were hurt`


def joined(tokens: Tokens, there: int, here: int) -> bool:
    """Whether a mark or conjunction, and no verb, stands between two figures, straight before the second."""
    k = before_hedges(tokens, here)
    return tokens.tag[k - 1] in ",C" and k - 1 > there + 1 and CLAUSE.isdisjoint(tokens.tag[there + 1 : k])


def alone_behind_noun(scene: Scene, there: int, here: int) -> bool:
    """Whether a figure ends its clause behind a noun of its own, as the first stands behind a verb (`coal gives 40 per
    cent of power, gas |22|`).
    """
    tokens = scene.tokens
    if tokens.tag[here + 1 : here + 2] not in ([], ["."], [","], ["C"], [";"], [")"]):
        return False
    k = here
    while k > there + 1 and here - k <= LONGEST_NOUN and tokens.tag[k - 1] in "NOAB":
        k -= 1
    if k == here or tokens.tag[here - 1] not in "NO":
        return False
    if k == there + 2 and tokens.tag[there + 1] == "(" and scene.quantities[tokens.ref[there]].form == "share":
        return tokens.tag[here + 1 : here + 2] in ([","], [")"])  # `rose to 76 percent (men |84|, women 69)`
    if tokens.tag[here - 1] == "O" and tokens.word[here - 1] not in scene.words.names:
        return False  # `the FTSE |100|`, `Reuters |24|`
    while k > there + 1 and tokens.tag[k - 1] == "D":
        k -= 1
    if tokens.tag[k - 1] not in ",C" or not CLAUSE.isdisjoint(tokens.tag[there + 1 : k]):
        return False
    leading = before_hedges(tokens, there)
    return follows_verb(scene, leading) or RULE in scene.quantities[tokens.ref[there]].rules


def follows_verb(scene: Scene, k: int) -> bool:
    """Whether a finite verb, perhaps with `by`, `up` or `down`, ends before token `k`."""
    while k and scene.tokens.word[k - 1] in ("by", "up", "down"):
        k -= 1
    return any(group.end == k and group.finite for group in scene.groups)


def end_of_move(scene: Scene, i: int) -> bool:
    """Whether a figure is the level that a move led to: `from 40 per cent in 1990 to |21| in 2010`."""
    tokens, here, there = scene.tokens, scene.index[i], scene.index[i - 1]
    to, start = before_hedges(tokens, here), before_hedges(tokens, there)
    if tokens.word[to - 1] != "to" or tokens.word[start - 1 : start] != ["from"]:
        return False
    first, second = scene.quantities[i - 1].value, scene.quantities[i].value
    between = tokens.tag[there + 1 : to - 1]
    ends = tokens.tag[here + 1 : here + 2] in ([], ["."], [","], ["T"], ["C"], [";"])
    # `from 42 |in| Chad to 63 |in| Ghana`
    ends = ends or (tokens.tag[here + 1] == "P" and tokens.word[there + 1] == tokens.word[here + 1])
    alike = first > 0 and 1 / FARTHEST < second / first < FARTHEST
    return ends and alike and CLAUSE.isdisjoint(between) and "Q" not in between


def rest(scene: Scene, i: int) -> bool:
    """Whether two figures before nouns make up the whole: `are 52 per cent girls and |48| boys`."""
    first, second = scene.quantities[i - 1], scene.quantities[i]
    if first.unit != "percent" or first.value + second.value != HUNDRED:
        return False
    tokens, here, there = scene.tokens, scene.index[i], scene.index[i - 1]
    between = tokens.tag[there + 1 : here]
    bare = tokens.tag[there + 1] in "NA" and "P" not in between and "D" not in between
    ends = tokens.tag[here + 2 : here + 3] in ([], ["."], [","], [";"], [")"])  # not `and 45 teachers were ill`
    both = not {",", "C"}.isdisjoint(between) and CLAUSE.isdisjoint(between)
    return bare and both and ends and led_by_being(scene, there)


def led_by_being(scene: Scene, there: int) -> bool:
    """Whether the first of two shares is what somebody is or a group is made of (`are |52 per cent| girls`)."""
    k = before_hedges(scene.tokens, there)
    return any(group.end == k and group.lemma in ("be", "comprise", "number") for group in scene.groups)


def taking(scene: Scene, quantity: Quantity, first: Quantity) -> Quantity:
    """A figure in the unit of the one before it, and of its scale where it has none itself."""
    text = scene.tokens.text
    scale = SCALE.search(text, first.start, first.end)
    factor = SCALES[scale.lastindex - 1] if scale is not None and scale.lastindex else 1
    if not PLAIN.fullmatch(text, quantity.start, quantity.end):
        factor = 1
    low, high = (None if end is None else end * factor for end in (quantity.low, quantity.high))
    return replace(
        quantity,
        value=quantity.value * factor,
        low=low,
        high=high,
        precision=quantity.precision * factor,
        unit=first.unit,
        form=first.form,
        rules=(*quantity.rules, RULE),
    )
