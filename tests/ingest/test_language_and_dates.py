"""The language of a text, and the date that it gives itself."""

from datetime import date

import pytest

from pipeline.ingest.dates import infer_published
from pipeline.ingest.folder import ReadingPatterns
from pipeline.ingest.language import detect_language

LANGUAGES = [
    ("en", "The government has acceded to 26 conventions and it was the first of the countries that have done so. "),
    ("fr", "Le gouvernement a adhéré à 26 conventions et il est le premier des pays qui ont fait cela dans le monde. "),
    ("es", "El gobierno se ha adherido a 26 convenios y es el primero de los países que lo han hecho en el mundo. "),
    ("de", "Die Regierung ist 26 Abkommen beigetreten und das ist mehr als in den anderen Ländern der Welt. "),
    ("zh", "中国政府参加了二十六项国际人权公约，并认真履行公约义务。"),
    ("ru", "Правительство присоединилось к 26 конвенциям и является первой из стран. "),
]


@pytest.mark.parametrize(("language", "text"), LANGUAGES)
def test_languages(language: str, text: str, reading: ReadingPatterns) -> None:
    assert detect_language(text * 4, reading.languages) == language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le gouvernement a envoyé 800 soldats et a donné 3 millions d'euros pour les réfugiés."),
        ("de", "Die Regierung hat den Gemeinden 12 Millionen Euro gegeben und 300 Schulen gebaut."),
        (None, "In 2004 the fund gave 12 million dollars to 18 of the countries that had joined it."),
        (None, "The Mayor of La Paz and the city of Los Angeles gave de la Cruz 3 million dollars."),
        (None, "Paris 300, Lyon 200, Nice 120, Lille 80, Nantes 75, Brest 60, Metz 50, Dijon 40"),
    ],
)
def test_short_texts_are_judged_only_where_they_are_clear(
    language: str | None, text: str, reading: ReadingPatterns
) -> None:
    assert detect_language(text, reading.languages) == language


@pytest.mark.parametrize("text", ["", "5,400 6,200", "It rose by 5 per cent.", "xyz qrs " * 100])
def test_what_cannot_be_told(text: str, reading: ReadingPatterns) -> None:
    assert detect_language(text, reading.languages) is None


DATES = [
    ("China Agency\n\nAgencyUpdated: December 15, 2017\n\nIt rose.", date(2017, 12, 15)),
    ("Health\n\nPublished on 3 Sept. 2019\n\nIt rose.", date(2019, 9, 3)),
    ("New York, 25 September 2015\n\nMr. President, it rose.", date(2015, 9, 25)),
    ("2022-03-08 | China Daily\n\nIt rose.", date(2022, 3, 8)),
    ("Monday, 3rd of March 2014\n\nIt rose.", date(2014, 3, 3)),
    ("It rose.\n" * 900 + "\nRelease date: 2021/09/30\n", date(2021, 9, 30)),
    ("19970318\n\nIt rose.", date(1997, 3, 18)),
    ("Updated: Jul 8,2019 09:12 AM\n\nIt rose.", date(2019, 7, 8)),
    ("12.05.2016\n\nIt rose.", date(2016, 5, 12)),
    ("Fund gives millions\n\nNairobi, 14 June 2023 - The fund gave 3 million dollars.", date(2023, 6, 14)),
    ("GENEVA (14 June 2023) – The committee, which met on 3 May 2022, said so.", date(2023, 6, 14)),
    ("WASHINGTON, June 14, 2023—The bank gave 3 million dollars.", date(2023, 6, 14)),
    ("BRUSSELS, Belgium, 14 June 2023 (Agency) -- It rose.", date(2023, 6, 14)),
    ("LONDON, June 14, 2023 /Newswire/ -- It rose.", date(2023, 6, 14)),
    (
        "Remarks\nDelivered by the Minister at the Assembly in Geneva on 15 November 2024\n\nIt rose.",
        date(2024, 11, 15),
    ),
    ("Remarks\nDelivered by the Minister, the Hon. A. B. Cee, on 15 November 2024\n\nIt rose.", date(2024, 11, 15)),
    ("Remarks\nDelivered on 15 November 2024 by the Minister of Finance\n\nIt rose.", date(2024, 11, 15)),
    ("Budget\n\nStatement presented to Parliament, 15 November 2024\n\nIt rose.", date(2024, 11, 15)),
    ("(As delivered on Friday, 15 November 2024)\n\nIt rose.", date(2024, 11, 15)),
    ("发布 \n2021年9月9日\n\nIt rose.", date(2021, 9, 9)),
]


@pytest.mark.parametrize(("text", "stated"), DATES)
def test_dates_that_documents_state(text: str, stated: date, reading: ReadingPatterns) -> None:
    assert infer_published(text, reading.dates) == stated


@pytest.mark.parametrize(
    "text",
    [
        "A report issued 12 December 2003 said that it rose.",
        "On March 1, 2005 it rose.",
        "Report\n\nThe Lima Agreement (4 May 1994): the parties set up a fund of $30 million.",
        "Hurricane Anna (29 August 2005) – 1,800 people died in the towns by the sea on that day alone.",
        "Chernobyl, 26 April 1986: 31 people died at once and others in the years that followed it.",
        "Anna Smith (26 December 1893 – 9 September 1976) led the party for all of thirty long years.",
        "Released prisoners returned home on 3 May 1999",
        "Given the law passed on 3 May 1999",
        "As delivered at the opening of the centre built on 12 December 2015",
        "Delivered in Lima on 15 December 9999",
        "It rose.\n" * 12 + "LIMA, 3 May 1999 – The fund gave 3 million dollars to 40 villages in the hills.",
        "In Geneva, 3 May 2005 was a day off.",
        "The report delivered on 3 May 2005 said that it rose.",
        "Delivered by hand in April; the reply came on 3 May 2005.",
        "Presented by the mayor with a medal on 13 June 2023, the team went home.",
        "It rose in Paris, 3 May 2005 - the day of the vote on which all of us had waited.",
        "Updated: February 31, 2017",
        "It rose in 2017.",
        "20179988",
        "",
    ],
)
def test_dates_that_are_about_other_things(text: str, reading: ReadingPatterns) -> None:
    assert infer_published(text, reading.dates) is None
