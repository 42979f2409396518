"""Which measurement of the catalogue a claim is (`indicator`, `topic`, `scope`): by rule, rather none than a wrong one.

An entry is tried only where the claim's noun or unit can be its own (a look-up), then its cues are held against the
words around the figure. What cues and places are is said in `lexicon/indicators.py`; no single indicator is known here.
"""

from collections.abc import Mapping, Sequence

from pipeline.extract.indicators.blocks import Later, Test
from pipeline.extract.indicators.cues import (
    CueSet,
    Family,
    compile_countries,
    compile_cues,
    compile_family,
    compile_partners,
    key,
)
from pipeline.extract.indicators.people import heads_of, nationals
from pipeline.extract.indicators.repeats import without_parts, without_repeats
from pipeline.extract.indicators.scopes import find_scope
from pipeline.extract.indicators.setting import Setting, Shared
from pipeline.extract.scene.scene import Scene
from pipeline.lexicon.indicators import COUNTRY, PARTNER, Catalogue, Indicator
from pipeline.models import Claim, Document, Sentence
from pipeline.values import names_of, replace, value_class
from schemas.vocabularies import Change, Kind, Status, TimeKind


@value_class
class Limits:
    """What denominators, changes, statuses, times and sizes an entry takes, as `lexicon/indicators.py` says."""

    per: tuple[str, ...]
    change: tuple[Change, ...]
    added: bool
    status: tuple[Status, ...]
    time: tuple[TimeKind, ...]
    at_least: float | None
    at_most: float | None


@value_class
class Way:
    """One way to recognise an entry."""

    entry: Indicator
    limits: Limits
    needs: Later
    never: tuple[Later, ...]
    units: frozenset[str]
    follows: bool
    seen: bool
    only: frozenset[str]  # none: the object may have any words
    about: CueSet | None  # the words that every way of the entry needs


@value_class
class IndicatorPatterns:
    """The catalogue compiled: ways by the head noun they take, each with its place in the order of entries."""

    by_head: Mapping[str, tuple[tuple[int, Way], ...]]
    any_head: Mapping[str, tuple[tuple[int, Way], ...]]  # by what they call the unit
    families: Mapping[str, Family]
    dimensions: Mapping[str, str]  # unit to dimension
    nationals: frozenset[str]  # nouns for people by their country, in the singular: `ghanaian`


BESIDE = "change.beside"  # `an additional $5 million in aid` is an amount of its own, `rose by $5 million` is none
RECENT = 3  # sentences that count as the surroundings of a figure, where its paragraph is shorter (one sentence a line)
# Characters before a sentence that still are its surroundings: a text without paragraphs would be read again for each.
FARTHEST = 20_000


@value_class
class Trail:
    """What went before: where the surroundings of a sentence begin, their claims as linked, every indicator so far."""

    paragraph: int = -1
    section: str | None = None
    begins: tuple[int, ...] = ()  # starts of the last sentences of the section, this one last
    opened: int = 0  # start of the paragraph
    linked: tuple[tuple[int, str, int | None], ...] = ()  # start, indicator ("" for none), start of the parent
    seen: frozenset[str] = frozenset()

    @property
    def start(self) -> int:
        """Where the surroundings begin."""
        return _surroundings(self.opened, self.begins)

    def reach(self, sentence: Sentence) -> "Trail":
        """The trail at a sentence: what lies too far back is forgotten."""
        begins = (*self.begins[1 - RECENT :], sentence.start) if sentence.section == self.section else (sentence.start,)
        opened = self.opened if sentence.paragraph == self.paragraph else sentence.start
        linked = self.linked
        if linked:
            start = _surroundings(opened, begins)
            linked = tuple([row for row in linked if row[0] >= start])
        return Trail(sentence.paragraph, sentence.section, begins, opened, linked, self.seen)


def _surroundings(opened: int, begins: tuple[int, ...]) -> int:
    """Where the surroundings of a sentence begin: its paragraph, or the first of the last sentences; not too far."""
    return max(min(opened, begins[0]), begins[-1] - FARTHEST) if begins else opened


def compile_indicators(
    catalogue: Catalogue, countries: Mapping[str, str], groups: Mapping[str, str], dimensions: Mapping[str, str]
) -> IndicatorPatterns:
    """Compile a catalogue; `countries` and `groups` map forms to names, `dimensions` units to theirs."""
    families = {scope.name: compile_family(scope.forms) for scope in catalogue.scopes}
    families[COUNTRY] = compile_countries(countries, groups)
    families[PARTNER] = compile_partners(countries, groups)
    by_head: dict[str, list[tuple[int, Way]]] = {}
    any_head: dict[str, list[tuple[int, Way]]] = {}
    for order, entry in enumerate(catalogue.indicators):
        about = compile_cues(entry.about, families)
        limits = Limits(*(getattr(entry, name) for name in names_of(Limits)))
        ruled_out = (Later(entry.never, families),) if entry.never else ()
        for when in entry.when:
            own = (Later(when.never, families),) if when.never else ()
            way = Way(
                entry,
                limits,
                Later(when, families),
                own if when.alone else ruled_out + own,
                frozenset(when.units or entry.units),
                when.follows,
                when.seen,
                frozenset(when.only),
                about,
            )
            for head in when.heads:
                by_head.setdefault(head, []).append((order, way))
            if not when.heads:
                for unit in way.units:
                    any_head.setdefault(unit, []).append((order, way))
    return IndicatorPatterns(
        {head: tuple(ways) for head, ways in by_head.items()},
        {unit: tuple(ways) for unit, ways in any_head.items()},
        families,
        dimensions,
        nationals({key(form): name for form, name in (*groups.items(), *countries.items())}),
    )


def link_claims(
    claims: Sequence[Claim],
    scene: Scene,
    text: str,
    sentence: Sentence,
    document: Document,
    trail: Trail,
    patterns: IndicatorPatterns,
) -> tuple[tuple[Claim, ...], Trail]:
    """The claims of one sentence with their indicators, and the trail for the next one; `text` is the masked text."""
    home = frozenset(name for name in (document.about, document.actor) if name)
    shared = Shared()
    settings = [
        Setting(text, scene, at, claim, sentence, trail.start, document.title or "", home, shared)
        for claim, at in zip(claims, scene.index, strict=True)
    ]
    found: list[Indicator | None] = []
    for setting in settings:
        found.append(find_indicator(setting, trail, [entry for entry in found if entry is not None], patterns))
    found = without_repeats(settings, without_parts(claims, found, trail.linked))
    linked = tuple(
        linked_claim(setting, entry, patterns) if entry is not None else setting.claim
        for setting, entry in zip(settings, found, strict=True)
    )
    names = tuple((claim.start, claim.indicator or "", claim.part_of) for claim in linked)
    return linked, replace(trail, linked=trail.linked + names, seen=trail.seen | {name for _, name, _ in names if name})


def linked_claim(setting: Setting, entry: Indicator, patterns: IndicatorPatterns) -> Claim:
    """A claim with what its entry says of it."""
    claim = setting.claim
    scope = find_scope(setting, entry.scope, patterns.families) if entry.scope else None
    subject = entry.subject or claim.subject
    rules = (*claim.rules, entry.id)
    return replace(claim, indicator=entry.name, topic=entry.topic, scope=scope, subject=subject, rules=rules)


def find_indicator(
    setting: Setting, trail: Trail, here: Sequence[Indicator], patterns: IndicatorPatterns
) -> Indicator | None:
    """The first entry in the catalogue's order that takes a claim; `here` are those before it in the sentence."""
    claim = setting.claim
    units = unit_classes(claim, patterns.dimensions)
    heads = heads_of(claim, patterns.nationals)
    ways = [pair for head in heads for pair in patterns.by_head.get(head, ()) if not units.isdisjoint(pair[1].units)]
    for unit in units:
        ways += patterns.any_head.get(unit, ())
    fitting = [pair for pair in ways if fits(claim, pair[1].limits)]
    if not fitting:
        return None
    countries = patterns.families[COUNTRY]
    for _, way in sorted(fitting, key=lambda pair: pair[0]):
        if (way.follows or way.seen) and not went_before(way, trail, here):
            continue
        if way.only and not way.only.issuperset((claim.object or "").lower().split()):
            continue
        if way.about is not None and not told("headed", way.about, setting, countries):
            continue
        needs = way.needs.compiled()
        if holds(needs, setting, countries) and not any(meets(one.compiled(), setting, countries) for one in way.never):
            return way.entry
    return None


def went_before(way: Way, trail: Trail, here: Sequence[Indicator]) -> bool:
    """Whether an entry was found in the surroundings already, or where that is enough for the way, anywhere."""
    name = way.entry.name
    if any(entry.name == name for entry in here) or any(linked == name for _, linked, _ in trail.linked):
        return True
    return not way.follows and name in trail.seen


def unit_classes(claim: Claim, dimensions: Mapping[str, str]) -> frozenset[str]:
    """What an entry may call the unit of a claim: the unit itself, `money`, its dimension."""
    if claim.kind is Kind.ORDINAL:
        return frozenset(("ordinal",))
    unit = claim.unit
    if len(unit) == 3 and unit.isupper():
        return frozenset((unit, "money"))
    return frozenset((unit, dimensions.get(unit, unit)))


def fits(claim: Claim, limits: Limits) -> bool:
    """Whether denominator, change, status and size of a claim are such as the entry takes."""
    return (
        ("*" in limits.per or (claim.per or "") in limits.per)
        and (claim.change is None or claim.change in limits.change or (limits.added and BESIDE in claim.rules))
        and claim.status in limits.status
        and claim.time_kind in limits.time
        and (limits.at_least is None or claim.value >= limits.at_least)
        and (limits.at_most is None or claim.value <= limits.at_most)
    )


def holds(test: Test, setting: Setting, countries: Family) -> bool:
    """Whether everything that a way needs is there (heads are looked up before)."""
    return (
        (not test.verbs or not test.verbs.isdisjoint(setting.verbs()))
        and (not test.tenses or setting.tense() in test.tenses)
        and all(told(place, cues, setting, countries) for place, cues in test.cues)
    )


def meets(test: Test, setting: Setting, countries: Family) -> bool:
    """Whether anything that speaks against an entry is there."""
    return (
        setting.claim.object_head in test.heads
        or bool(test.verbs and not test.verbs.isdisjoint(setting.verbs()))
        or bool(test.tenses and setting.tense() in test.tenses)
        or any(told(place, cues, setting, countries) for place, cues in test.cues)
    )


def told(place: str, cues: CueSet, setting: Setting, countries: Family) -> bool:
    """Whether cues stand in a place."""
    words = setting.place(place)
    asked = (id(cues), words)
    found = setting.shared.told.get(asked)
    if found is None:
        low = setting.shared.lowered(words)
        found = setting.shared.told[asked] = cues.found(words, low, countries, setting.home)
    return found
