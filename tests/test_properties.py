"""What must hold for any text at all: exact offsets, sane intervals, the same answer twice, and no crash.

Texts are made in three ways: out of the pieces that official prose is made of (which reaches deep into the grammar),
out of any characters, and by damaging real documents.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.extract.document import extract_document
from pipeline.extract.grammar import build_grammar
from pipeline.extractor import Extractor, load_extractor
from pipeline.frames import claims_frame, rejected_frame
from pipeline.lexicon.collected import load_lexicon
from pipeline.models import Document, Extraction
from schemas.vocabularies import Kind, Relation

SEEDS = Path(__file__).resolve().parent.parent / "seeds"

FIGURES = st.one_of(
    st.integers(0, 10**9).map(str),
    st.integers(0, 10**9).map("{:,}".format),
    st.decimals(0, 10**6, places=2, allow_nan=False).map(str),
    st.integers(1, 99).map(
        lambda n: f"{n}{'th' if 10 < n % 100 < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"
    ),
    st.integers(1900, 2030).map(str),
    st.sampled_from(
        "one|two|three hundred and forty|forty-\ntwo|half a million|two thirds|twice|threefold|a dozen|zero|first|"
        "fifty-fourth|thousands|½|3/4|2¾|18th-20th|3 to 5|5.1 ± 0.3|1 in 5|3:1|VII|XXIV|9.5 billion|1.2bn|2.5 crore|"
        "1e9|3 × 10^5|(200)|-4|.5|1,2,3|1.2.3|12,34,567|1 000 000|A/RES/60/1|14(2)|G20|COVID-19|+251 11 551 7700".split(
            "|"
        )
    ),
)
WORDS = st.sampled_from(
    "more than|over|some|about|nearly|at least|up to|less than|or more|and above|between|and|from|to|or|of which|"
    "of the|including|among them|percent|per cent|percentage points|million|billion|hundred|dollars|US$|$|RMB|yuan|€|"
    "tons|km/h|kilometres|hectares|years|hours|every year|a day|per capita|every thousand|countries|conventions|"
    "peacekeepers|sessions|people|aid|exports|the Government|China|Ghana|UNHCR|According to|provided|joined|will be|"
    "should|rose by|fell to|has been|were|sent|in|in 2016|by March 1, 2005|since 1962|last year|so far|today|"
    "from 2010 to 2012|in February and September 2000, respectively|Article|No.|Session of|report on|increase of|"
    "no more than|one another|for the first time|the Second World War|three evil forces".split("|")
)
JOINS = st.sampled_from(
    [" ", " ", " ", " ", ", ", ". ", ".\n", "\n", "\n\n", "; ", ": ", " - ", "-", "–", " (", ") ", "", "\t"]
)
PROSE = st.lists(st.tuples(st.one_of(FIGURES, WORDS, WORDS), JOINS), max_size=40).map(
    lambda pieces: "".join(piece + join for piece, join in pieces)
)
ANY_TEXT = st.text(max_size=300)
DATES = st.none() | st.dates(date(1945, 1, 1), date(2030, 12, 31))

# Which ends of its interval a relation closes.
CLOSED = {
    Relation.EXACT: (True, True),
    Relation.RANGE: (True, True),
    Relation.MORE_THAN: (True, False),
    Relation.AT_LEAST: (True, False),
    Relation.LESS_THAN: (False, True),
    Relation.AT_MOST: (False, True),
    Relation.NEARLY: (False, True),
    Relation.APPROX: (False, False),
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return load_extractor()


def check(document: Document, extraction: Extraction) -> None:
    """Everything that must hold for the rows of any document."""
    text, starts = document.text, {claim.start for claim in extraction.claims}
    assert len(starts) == len(extraction.claims), "no two claims start at one place"
    previous_end = 0
    for claim in extraction.claims:
        assert 0 <= claim.start < claim.end <= len(text)
        assert claim.text == text[claim.start : claim.end]
        assert claim.text == claim.text.strip()
        assert claim.start >= previous_end, "claims are in order and apart"
        previous_end = claim.end
        assert claim.text in claim.context or "\n" in claim.text
        assert claim.low is None or claim.low <= claim.value
        assert claim.high is None or claim.value <= claim.high
        assert claim.precision > 0
        assert claim.value == claim.value
        assert abs(claim.value) != float("inf")
        assert (claim.low is not None, claim.high is not None) == CLOSED[claim.relation]
        if claim.relation != Relation.RANGE:
            assert claim.low in (None, claim.value)
            assert claim.high in (None, claim.value)
        if claim.kind == Kind.ORDINAL:
            assert claim.unit == "ordinal"
            assert claim.precision == 1
        assert (claim.object is None) == (claim.object_head is None)
        if claim.period_start and claim.period_end:
            assert claim.period_start <= claim.period_end
        if claim.part_of is not None:
            assert claim.part_of in starts
            assert claim.part_of != claim.start
        assert claim.rules
        assert all(claim.rules)
    for rejection in extraction.rejected:
        assert 0 <= rejection.start < rejection.end <= len(text)
        assert rejection.rule


def document_of(text: str, published: date | None = None, covers: tuple[date, date] | None = None) -> Document:
    start, end = sorted(covers) if covers else (None, None)
    return Document("d", text, actor="China", about="China", published=published, covers_start=start, covers_end=end)


# The extractor keeps no state; a first call may be slow while patterns are compiled.
anything = settings(
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@anything
@given(text=PROSE, published=DATES, covers=st.none() | st.tuples(*[st.dates(date(1945, 1, 1), date(2030, 12, 31))] * 2))
def test_prose_out_of_pieces(
    extractor: Extractor, text: str, published: date | None, covers: tuple[date, date] | None
) -> None:
    document = document_of(text, published, covers)
    extraction = extractor(document)
    check(document, extraction)
    assert extractor(document) == extraction, "the same text gives the same rows"


@anything
@given(text=ANY_TEXT)
def test_any_characters(extractor: Extractor, text: str) -> None:
    document = document_of(text)
    check(document, extractor(document))


@anything
@given(data=st.data())
def test_damaged_documents(extractor: Extractor, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(SEEDS.glob("*.txt"))))
    text = path.read_bytes().decode("utf-8")
    start = data.draw(st.integers(0, len(text)))
    piece = text[start : start + data.draw(st.integers(0, 600))]
    for _ in range(data.draw(st.integers(0, 5))):
        at = data.draw(st.integers(0, len(piece)))
        piece = (
            piece[:at]
            + data.draw(st.sampled_from("0123456789,.-–()%$ \n\t'\"|½IVXae\u200b"))
            + piece[at + data.draw(st.integers(0, 2)) :]
        )
    document = document_of(piece, date(2005, 4, 13))
    check(document, extractor(document))


@settings(parent=anything, max_examples=anything.max_examples // 6)
@given(texts=st.lists(PROSE, min_size=1, max_size=3, unique=True), published=DATES)
def test_whatever_is_found_fits_the_tables(extractor: Extractor, texts: list[str], published: date | None) -> None:
    # Unique texts: a build reads a text that stands there twice once only, since claim ids come from it.
    documents = [replace(document_of(text, published), doc_id=f"d{index}") for index, text in enumerate(texts)]
    extractions = [extractor(document) for document in documents]
    assert len(claims_frame(documents, extractions)) == sum(len(one.claims) for one in extractions)
    assert len(rejected_frame(documents, extractions)) == sum(len(one.rejected) for one in extractions)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        " ",
        "\x00",
        "\ufeff",
        "1",
        "one",
        ".",
        "\ud800 5 countries",
        "5" * 400,
        "1e999 countries",
        "9 " * 500,
        "٣ countries",
        "²",
    ],
)
def test_odd_texts(extractor: Extractor, text: str) -> None:
    document = document_of(text)
    check(document, extractor(document))


def test_rows_do_not_depend_on_what_was_read_before(extractor: Extractor) -> None:
    first = document_of("In 2016, China sent 26 teams. Later 5 more went.", date(2017, 1, 1))
    before = extractor(first)
    extractor(document_of("By 1990, 300 million yuan had been given, of which half went to Ghana."))
    assert extractor(first) == before
    assert extract_document(first, build_grammar(load_lexicon())) == before
