"""What makes a figure a norm: a law that says it, a permission, a rate that stands, a line held against it.

Targets are left to `promises.py`, the order in which the readings are tried to `status.py`.
"""

import re

from pipeline.extract.scene.scene import Object, Scene, verbs_of
from pipeline.extract.status.promises import first_person, past_event, presupposed
from pipeline.extract.syntax.clause import LASTING
from pipeline.extract.syntax.nouns import before_hedges
from pipeline.extract.syntax.verb_group import VerbGroup
from pipeline.lexicon.classes import word_class
from pipeline.lexicon.status import StatusWords
from schemas.vocabularies import Relation

DENIED = re.compile(r"(?:no|not)\s", re.IGNORECASE)
NO_MORE = re.compile(r"(?:no|not)\s+more\s|only\s|at\s+most\s|a\s+maximum\s")
COMPLEMENT = re.compile(r"\s(?:of|on|for|with|from|in|to|under)\s")
IN_FORCE = word_class("charges_in_force")
AUTHORIZED = word_class("authorized")
EXTREMES = frozenset(("maximum", "minimum"))
FIXED = frozenset("be set fix stand remain".split())
MEASURED = word_class("measuring")
LARGE = 1_000_000  # a sum of money from here on is no rate of a tax or benefit
AVERAGES = word_class("averages")
BESIDE = frozenset("below under beneath above at on near".split())
STANDING = (["current"], ["existing"], ["present"], ["today's"], ["today’s"])
BOUNDS = frozenset({Relation.LESS_THAN, Relation.MORE_THAN, Relation.AT_LEAST, Relation.AT_MOST})


LINES = frozenset(("line", "threshold", "ceiling", "limit", "minimum", "maximum"))
BOUNDING = frozenset(("below", "under", "above", "over", "beneath"))


def norm_words(thing: Object, words: StatusWords) -> bool:
    """Whether a thing is a rule's level by its own words (`minimum wage`, `annual levy`; not `a person on the …`)."""
    core = COMPLEMENT.split((thing.text or "").lower(), maxsplit=1)[0].split()
    return not words.norm_nouns.isdisjoint(core) and AVERAGES.isdisjoint(core)


def changes_rate(scene: Scene, i: int, thing: Object) -> bool:
    """Whether a figure is the rate of a tax, fee or benefit, which holds as a rule, and not what it brings in."""
    quantity = scene.quantities[i]
    named = set((thing.text or "").lower().split())
    rate = thing.head in IN_FORCE or (thing.head == "rate" and not named.isdisjoint(IN_FORCE))
    plain = quantity.form == "share" or (quantity.form == "money" and quantity.value < LARGE)
    return rate and plain and named.isdisjoint(AVERAGES)


def permitted(scene: Scene, i: int, at: int, finite: VerbGroup | None, words: StatusWords) -> bool:
    """What people may or can do by rule: `may work for up to four hours`, `can claim a grant of`, `may be fined`."""
    if finite is None or finite.modal not in ("may", "can") or scene.quantities[i].kind == "ordinal":
        return False
    if finite.lemma in words.penal_verbs and finite.passive:
        return True
    asked_for = finite.lemma in ("apply", "claim") and scene.quantities[i].relation is Relation.AT_MOST
    if finite.modal == "may" and asked_for:
        return True  # `up to |30| firms may apply`
    quantity = scene.quantities[i]
    if finite.modal == "can":
        in_time = quantity.form == "duration" and scene.tokens.word[at].startswith("within") and finite.passive
        return finite.lemma in words.entitling_verbs or in_time  # `Appeals can be made within |30 days|`
    if quantity.form == "age":
        return True
    bounded = quantity.relation in BOUNDS or finite.negated or "only" in scene.tokens.word[finite.end : at]
    denied = finite.negated or DENIED.match(scene.tokens.text, quantity.outer_start, quantity.start) is not None
    if quantity.form in ("share", "money") and denied:
        return finite.end <= at or finite.passive  # `No more than |5 percent| of it may be spent on travel`
    lead = scene.tokens.text[quantity.outer_start : quantity.start].lower()
    if finite.start > at and quantity.form == "count" and NO_MORE.match(lead) and finite.modal == "may":
        return "have" not in scene.tokens.word[finite.start : finite.main]  # `No more than |30| people may attend`
    return finite.end <= at and bounded and quantity.form in ("duration", "money", "measure", "count")


def by_law(scene: Scene, at: int, finite: VerbGroup | None, words: StatusWords, rate: bool) -> bool:
    """`The law permits authorities to suspend outlets for up to three months`: a law rules in the present, or by
    `may`. What comes about under the law as it stands is none of it (`Under current law, debt grows to |80 per
    cent|`), but the `rate` that it sets is.
    """
    if not rate and under_law_as_it_stands(scene, words):
        return False
    for group in scene.groups:
        that = scene.tokens.word[group.end : group.end + 1] == ["that"] and group.tense == "present"
        if that and group.end < at and group.lemma in words.ruling_verbs:
            return bool(set(scene.tokens.word[: group.start]) & words.laws)  # `The law requires |that| half be women`
    if finite is None or finite.end > at or not (finite.tense in ("present", "modal") or finite.modal == "may"):
        return False
    return bool(set(scene.tokens.word[: finite.start]) & words.laws)


def under_law_as_it_stands(scene: Scene, words: StatusWords) -> bool:
    """Whether a sentence opens by saying what it assumes (`Under |current| law`, `Under the |existing| rules`)."""
    word = scene.tokens.word
    k = 2 if word[1:2] == ["the"] else 1
    return word[:1] == ["under"] and word[k : k + 1] in STANDING and not words.laws.isdisjoint(word[k + 1 : k + 4])


def criterion(scene: Scene, i: int, at: int) -> bool:
    """A bound that only says which things are meant: `stays of |under 90 days|`, `incomes of |less than $70,000|`,
    `households below the poverty line of |$2 a day|`.
    """
    quantity = scene.quantities[i]
    if at > 3 and scene.tokens.word[at - 1] == "of" and scene.tokens.word[at - 2] in LINES:
        return not BOUNDING.isdisjoint(scene.tokens.word[max(0, at - 6) : at - 2])
    if quantity.relation not in (Relation.LESS_THAN, Relation.MORE_THAN) or quantity.form not in (
        "money",
        "duration",
        "measure",
    ):
        return False
    tokens = scene.tokens
    if at and tokens.tag[at - 1] == "G" and tokens.lemma[at - 1] in ("earn", "own", "have", "employ", "exceed", "make"):
        return True  # `families |earning less than| …`
    if "whose" in tokens.word[max(0, at - 4) : at]:
        return True  # `those |whose| wealth exceeds …`
    if at < 2 or scene.tokens.word[at - 1] != "of" or quantity.per:
        return False
    noun = scene.tokens.word[at - 2]
    return noun.endswith("s") or noun in ("income", "value", "turnover", "stay")


def standing_rate(scene: Scene, i: int, at: int, finite: VerbGroup | None) -> bool:
    """`The |9 per cent| VAT rate will be cut`: the rate in force is no target."""
    tokens = scene.tokens
    if (
        scene.quantities[i].form != "share"
        or finite is None
        or finite.start < at
        or tokens.word[at - 1 : at] != ["the"]
    ):
        return False
    return any(word in ("rate", "tax", "duty", "levy", "tariff", "vat") for word in tokens.word[at + 1 : at + 4])


def moving_group(scene: Scene, at: int) -> VerbGroup | None:
    """The verb that moves a level `from A to |B|`, whatever stands between."""
    tokens = scene.tokens
    if tokens.word[at - 1 : at] != ["to"] or "from" not in tokens.word[:at]:
        return None
    return next((group for group in reversed(scene.groups) if group.end <= at and scene.words.moves(group.lemma)), None)


def ruling_group(scene: Scene, group: VerbGroup | None) -> VerbGroup | None:
    """The group itself, or for `by using` and `aid |totalling| $70 million` the one before, on which it hangs."""
    if group is None or group.tense != "gerund" or not group.start:
        return group
    summed = group.lemma in ("total", "amount") and scene.tokens.tag[group.start - 1] in "NO"
    if scene.tokens.word[group.start - 1] != "by" and not summed:
        return group
    at = verbs_of(scene).order[group.start]
    return scene.groups[at - 1] if at else group


SETTING = frozenset("set fix make lay put keep leave cap limit restrict establish define be".split())


def norm_rule(scene: Scene, i: int, at: int, finite: VerbGroup | None, words: StatusWords) -> str | None:
    """The rule that makes a figure a norm, if one does."""
    quantity = scene.quantities[i]
    tokens = scene.tokens
    if presupposed(scene, i, at):
        return None
    if finite is not None and quantity.kind == "quantity":
        if tokens.word[finite.end : finite.end + 1] == ["like"]:
            return None
        if finite.modal in words.duties and not supposed(scene, finite):
            return "status.duty"
        # `|2.9 million| people require assistance`, but not `firms with |50| workers require a licence`
        in_want = finite.start > at and not finite.passive and tokens.tag[before_hedges(tokens, at) - 1] != "P"
        ruled = finite.lemma in words.ruling_verbs and not in_want
        if not past_event(finite) and (ruled or liable(scene, finite)):
            return "status.rule"
        if in_force(scene, i, at, finite) or entitled(scene, at, finite):
            return "status.in-force"
    near = set(words_before(scene, at)) if quantity.kind == "quantity" else set()
    near |= set(tokens.text[quantity.outer_start : quantity.start].lower().split())
    counted = quantity.form == "count"
    limited = near & words.standards & heads_before(scene, at, finite) if counted else near & words.limits
    if limited == {"line"} and ("poverty" not in near or (quantity.form == "share" and beside_line(scene, at))):
        limited = set()  # `a credit line of $1 billion`, `those below the poverty line fell to 8 per cent`
    if quantity.form in ("share", "measure", "money") and held_against(scene, at):
        limited = {"benchmark"}
    if "floor" in near and quantity.form in ("money", "share"):
        limited = {"floor"}
    if not limited and quantity.form == "count" and ruled_count(scene, at, words):
        return "status.limit"
    if limited <= EXTREMES and past_event(finite) and finite is not None and finite.lemma in MEASURED:
        limited = set()  # `the heat reached a maximum of 40 degrees`
    if limited and finite is not None and names_doer(scene, at, finite, limited):
        limited = set()
    if limited and quantity.form != "times":
        return "status.limit"
    if quantity.form == "money" and quantity.relation in BOUNDS and living_on(scene, at):
        return "status.threshold"
    return None


def names_doer(scene: Scene, at: int, finite: VerbGroup, limited: set[str] | frozenset[str]) -> bool:
    """Whether words of a limit only name what did something, or how long it has been so (`the |mandatory| fee brought
    in $3 million`, `the |statutory| fund has been in place for three years`). A limit that is, moves or is set stays
    one.
    """
    tokens = scene.tokens
    if finite.tense not in ("past", "past_perfect", "present_perfect") or finite.end > at:
        return False
    if not limited.isdisjoint(tokens.word[finite.end : at + 1]):
        return False
    if finite.lemma == "be":
        return finite.tense != "past" and tokens.word[at - 1] == "for"
    if tokens.word[finite.end : finite.end + 1] == ["in"] and tokens.tag[finite.end + 1] == "Q":
        return True  # `brought in |$3 million|`
    return not scene.words.moves_to_level(finite.lemma) and finite.lemma not in SETTING


def supposed(scene: Scene, finite: VerbGroup) -> bool:
    """Whether a verb stands in a clause behind `if` (`if we should have |ten| such Powers`)."""
    if finite.modal != "should" or "if" not in scene.tokens.vocabulary:
        return False
    k = next((k for k in range(finite.start - 1, -1, -1) if scene.tokens.word[k] == "if"), -1)
    return k >= 0 and not any(group.finite and k < group.start < finite.start for group in scene.groups)


def held_against(scene: Scene, at: int) -> bool:
    """Whether a figure is the benchmark that another is held against (`against a |benchmark of| 20 per cent`)."""
    word, k = scene.tokens.word, before_hedges(scene.tokens, at)
    return word[k - 2 : k] in (["benchmark", "of"], ["benchmark", "is"], ["standard", "is"])


def ruled_count(scene: Scene, at: int, words: StatusWords) -> bool:
    """Whether a bare figure is what is recommended or required (`rations were below the |recommended| 2,200`)."""
    tokens = scene.tokens
    alone = tokens.tag[at + 1 : at + 2] in ([], ["."], [","], [";"], ["P"], ["T"], ["S"])
    if tokens.word[at - 1 : at] == ["of"] and tokens.tag[at - 3 : at - 1] in (["A", "N"], ["E", "N"]):
        return alone and tokens.word[at - 3] in AUTHORIZED  # `an |authorized strength of| 5,200`
    return alone and tokens.word[at - 2 : at - 1] == ["the"] and tokens.word[at - 1] in words.limits


def in_force(scene: Scene, i: int, at: int, finite: VerbGroup) -> bool:
    """`is set at 25 per cent`, `have |20 days| to answer`: a rule that is in force."""
    tokens = scene.tokens
    form = scene.quantities[i].form
    if finite.tense != "present" or finite.end > at or scene.budget:
        return False
    # `aid remains restricted to 30 per cent of the area` tells how things are
    lasting = not LASTING.isdisjoint(tokens.lemma[finite.start : finite.main])
    if finite.passive and finite.lemma in (("set", "fix") if lasting else ("set", "fix", "cap", "limit", "restrict")):
        return form in ("share", "money", "measure", "age") and tokens.word[at - 1] in ("at", "to")
    left = finite.lemma == "have" and form == "duration" and tokens.tag[at + 1 : at + 2] == ["I"]
    return left and not first_person(scene, finite)  # `we have |15 months| to go` is no rule


def entitled(scene: Scene, at: int, finite: VerbGroup) -> bool:
    """`have the |right to 30 days| of leave`, `enjoy an |entitlement of| 30 days`."""
    before = scene.tokens.word[max(0, before_hedges(scene.tokens, at) - 2) : at]
    return finite.tense == "present" and finite.end <= at and before[:2] in (["right", "to"], ["entitlement", "of"])


def words_before(scene: Scene, at: int) -> list[str]:
    """Up to ten words before a token, no farther than the last comma or conjunction."""
    found: list[str] = []
    for j in range(at - 1, max(-1, at - 11), -1):
        doing = scene.tokens.tag[j] == "V" and scene.tokens.lemma[j] not in scene.words.level_verbs
        if scene.tokens.tag[j] in ",;:C" or doing:
            break
        found.append(scene.tokens.word[j])
    return found


def heads_before(scene: Scene, at: int, finite: VerbGroup | None) -> set[str]:
    """The ten words before a token but those before a noun (`a |limit| of`, but not `the |benchmark| cost of`) and the
    subject of what is done (`The |limit| was exceeded in 12 districts`).
    """
    tokens = scene.tokens
    done = finite is not None and finite.end <= at and finite.lemma not in FIXED
    if done and tokens.word[before_hedges(tokens, at) - 1] in ("at", "in", "on"):
        return set()  # `exceeded the threshold at 12 stations`
    first = finite.end if done and finite is not None else 0
    return {tokens.word[j] for j in range(max(first, at - 10), at) if tokens.tag[j + 1] not in "NO"}


def beside_line(scene: Scene, at: int) -> bool:
    """Whether the words before a token tell of those below or above a poverty line, and not of the line itself."""
    word = scene.tokens.word
    lines = [j for j in range(max(0, at - 10), at) if word[j] == "poverty"]
    return any(not BESIDE.isdisjoint(word[max(0, j - 3) : j]) for j in lines)


def liable(scene: Scene, finite: VerbGroup) -> bool:
    """`is liable to`, `is punishable by`, `are entitled to`."""
    following = scene.tokens.word[finite.end : finite.end + 2]
    return bool(following) and following[0] in ("liable", "punishable", "entitled", "eligible")


def living_on(scene: Scene, at: int) -> bool:
    """A poverty line: `live on less than $1 a day`, `incomes of less than $500 a year`."""
    before = scene.tokens.word[max(0, at - 5) : at]
    return any(
        word in ("live", "living", "lived", "survive", "subsist", "incomes", "income", "lives") for word in before
    )
