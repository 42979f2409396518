"""People whom a text names otherwise than `people`."""

import pytest

from pipeline.extract.indicators.people import nationals
from pipeline.extractor import Extractor, load_extractor
from pipeline.models import Document


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return load_extractor()


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Some 600,000 Malawians live in extreme poverty.", "people_in_poverty"),
        ("Some 90 million Asians live in extreme poverty.", "people_in_poverty"),
        ("Some 600,000 human beings live in extreme poverty.", "people_in_poverty"),
        ("Some 600,000 men and women live in extreme poverty.", "people_in_poverty"),
        # children, and women alone, are another number
        ("Some 600,000 women live in extreme poverty.", None),
        ("Some 600,000 Malawian children live in extreme poverty.", None),
        ("Some 600,000 Malawian farms are in extreme poverty.", None),
    ],
)
def test_people_by_other_nouns(extractor: Extractor, text: str, indicator: str | None) -> None:
    assert [claim.indicator for claim in extractor(Document("d", text)).claims] == [indicator]


def test_a_country_is_none_of_its_people() -> None:
    countries = {"malawi": "Malawi", "malawian": "Malawi", "philippines": "Philippines", "philippine": "Philippines"}
    assert nationals(countries) == {"malawian"}
