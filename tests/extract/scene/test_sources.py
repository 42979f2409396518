"""Whose word a figure is: named before it, behind it, in a clause of its own, by what a body published."""

from datetime import date

import pytest

from pipeline.extractor import Extractor, load_extractor
from pipeline.models import Document


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return load_extractor()


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Some 30 people died, UNHCR said.", ["UNHCR"]),
        ("Some 30 people died, the Ministry of Health said on Monday.", ["Ministry of Health"]),
        ("“Some 30 people died,” said the minister in a statement.", ["minister"]),
        ("As UNHCR reported, 30 people died.", ["UNHCR"]),
        ("According to figures from UNHCR, 30 people died.", ["UNHCR"]),
        ("According to a report by UNHCR, 30 people died.", ["UNHCR"]),
        ("World Bank data show that 30 per cent were poor.", ["World Bank"]),
        ("Data from the World Bank show that 30 per cent were poor.", ["World Bank"]),
        ("The Permanent Household Survey found that 30 per cent were poor.", ["Permanent Household Survey"]),
        ("According to preliminary data, 30 per cent were poor.", ["preliminary data"]),
        ("The ministry put the cost at $3 million.", ["ministry"]),
        ("The Fund projects growth of 3 per cent.", ["Fund"]),
        ("UNHCR confirmed that 30 people had died.", ["UNHCR"]),
        ("The minister told reporters that 30 people had died.", ["minister"]),
        ("UNHCR said 30 people died, but the ministry said 12 died.", ["UNHCR", "ministry"]),
        # who does something with what is counted, or promises it, is no source
        ("The council added 30 posts.", [None]),
        ("The council told 30 people to go.", [None]),
        ("The council put 30 people at risk.", [None]),
        ("The council hired 30 nurses, the mayor promised.", [None]),
        ("The council hired 30 nurses, a move praised by UNHCR.", [None]),
        ("It repeats that trend but reveals the risks that remain in 30 towns.", [None]),
        ("Some 30 people died, he said.", [None]),
    ],
)
def test_sources(extractor: Extractor, text: str, sources: list[str | None]) -> None:
    claims = extractor(Document("d", text, published=date(2023, 6, 15))).claims
    assert [claim.attributed_to for claim in claims] == sources
