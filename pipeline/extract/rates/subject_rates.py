"""The denominator of a rate that stands with the subject of a level: `deaths |per 1,000 births| fell to 20`, or is
its subject: `the |clinics| see 40 patients each`.

Those beside the figure or elsewhere in its clause are found in `frequency.py`.
"""

from collections.abc import Sequence

from pipeline.extract.quantities.rates import RatePatterns, find_rates, read_rate
from pipeline.extract.rates.distributives import EACH
from pipeline.extract.scene.scene import Object, Scene
from pipeline.extract.scene.verb_subjects import verb_subject
from pipeline.extract.syntax.governors import governor
from pipeline.extract.syntax.heads import head_of
from pipeline.extract.syntax.phrases import phrase_at
from pipeline.extract.syntax.word_forms import plural_noun
from pipeline.models import Numeral

PER = frozenset("per every each".split())
ARTICLES = frozenset(("a", "an"))
OF_SUBJECT = PER | ARTICLES


def subject_rate(scene: Scene, at: int, rates: RatePatterns, numerals: Sequence[Numeral]) -> str | None:
    """What the subject of the verb before a level is counted per: `income |per head| now stands at $1,046`, `deaths
    |per 1,000 births| fell to 20`, `output |a head| is $900`.
    """
    tokens, form = scene.tokens, scene.quantities[scene.tokens.ref[at]].form
    if at >= 3 and tokens.word[at - 1] == "of" and tokens.word[at - 3] == "per" and form in ("money", "measure"):
        return tokens.word[at - 2]  # `an income |per head| of $500`
    if form not in ("money", "measure", "count"):
        return None
    begin = at - 1 if tokens.tag[at - 1 : at] == [":"] else -1  # `Beds |per 1,000 inhabitants|: 2.4`
    if begin < 0:
        group = governor(tokens, scene.groups, at)
        if group is None or group.end > at or not group.finite or not goes_to_level(scene, group.lemma, at):
            return None
        begin = group.start
    for k in range(begin - 2, max(-1, begin - 9), -1):
        if tokens.tag[k] in "QVEWSMbh;.:,":
            return None
        if tokens.word[k] in PER or (tokens.word[k] in ARTICLES and k and tokens.tag[k - 1] == "N"):
            rate = read_rate(tokens.text, tokens.end[k - 1] if k else tokens.start[k], tokens.end[-1], numerals, rates)
            if rate is None:
                continue
            if tokens.word[k] == "per" or rate.per[0].isdigit() or rate.end >= tokens.end[begin - 1]:
                return rate.per
    return None


def goes_to_level(scene: Scene, lemma: str, at: int) -> bool:
    """Whether a verb says where its subject stands, so that the figure is the subject's own."""
    return scene.tokens.tag[at - 1] != "N" and (
        lemma == "be" or lemma in scene.words.level_verbs or scene.words.moves_to_level(lemma)
    )


def shared_out(scene: Scene, at: int, made: Object) -> str | None:
    """What a count behind a verb is of each of: `the |clinics| see 40 patients each`."""
    tokens = scene.tokens
    k = next((k for k in range(at + 1, min(len(tokens.tag), at + 12)) if tokens.start[k] >= made.end), -1)
    group = governor(tokens, scene.groups, at)
    if k < 0 or made.end < 0 or tokens.word[k] not in EACH or group is None or group.end > at or not group.finite:
        return None
    subject = verb_subject(scene, group) if tokens.tag[k + 1 : k + 2] in ([], ["."], [","], [";"], ["C"]) else None
    if subject is None or not plural_noun(tokens, subject.head, scene.words):
        return None
    return head_of(tokens.surface(subject.head), scene.words)


def joined_rate(scene: Scene, i: int, made: Object, rates: RatePatterns, numerals: Sequence[Numeral]) -> str | None:
    """What the count joined behind this one has both of them per: `2.6 doctors and 2.9 nurses |per 1,000 people|`."""
    tokens, j = scene.tokens, i + 1
    if j >= len(scene.quantities) or not scene.quantities[i].form == scene.quantities[j].form == "count":
        return None
    there = scene.index[j]
    joint = [k for k in range(scene.index[i] + 1, there) if tokens.start[k] >= made.end]
    noun = phrase_at(tokens, there + 1) if made.end >= 0 and there > 0 else None
    if noun is None or not joint or any(tokens.tag[k] not in ",C" for k in joint):
        return None
    rate = read_rate(tokens.text, tokens.end[noun.end - 1], tokens.end[-1], numerals, rates)
    return rate.per if rate is not None and rate.per[0].isdigit() else None


def same_number(scene: Scene, i: int, rates: RatePatterns, numerals: Sequence[Numeral]) -> str | None:
    """`from 12 per 100 inhabitants to 98 |per 100|`: a bare number stands for that of the rate before."""
    per, tokens = scene.quantities[i].per, scene.tokens
    if per is None or not per.isdigit() or not tokens.tag:
        return per
    before = find_rates(tokens.text, tokens.start[0], scene.quantities[i].start, numerals, rates)
    return next((rate.per for rate in before if rate.per.startswith(f"{per} ")), per)


def counted_before(scene: Scene, i: int) -> str | None:
    """The things counted before a sum that is each one's (`75 |clinics|, at a cost of 1.2 million dollars each`)."""
    there = scene.index[i - 1] if i and scene.quantities[i - 1].form == "count" else -1
    noun = phrase_at(scene.tokens, there + 1) if there >= 0 else None
    if noun is None or not plural_noun(scene.tokens, noun.head, scene.words):
        return None
    if any(tag in ";.:" for tag in scene.tokens.tag[noun.end : scene.index[i]]):
        return None
    return head_of(scene.tokens.surface(noun.head), scene.words)
