"""Where sentences end, and where a stop ends none."""

from collections.abc import Callable

import pytest

Sentences = Callable[[str], list[str]]

ONE = [
    "It was published on Dec. 15 in Beijing.",
    "He paid for No. 5 of the list and no. 7.",
    "The U.S. Government sent 20 teams.",
    "Mr. Smith met Dr. Jones and Gen. Lee in St. Louis.",
    "A fee of Rs.200 or Rs. 300 is due.",
    "See p. 1, paras. 33 and 34, and Art. 5.",
    "The agreement was signed by K.M. Silva and David N. Brown.",
    "It reached 3.5 million people.",
    "The firm Acme Co. Ltd. Holdings was paid.",
    "Some aid, e.g. Grain and rice, was sent, i.e. Wheat too.",
    "It was China vs. Japan at that time.",
    "At the G-7. both the public and private sectors pledged aid.",
    "They asked us to promote? the economic progress of all.",
    'He called it "a balance of prudence" [A/8701/Add. 1, p. 1].',
    "The five mechanisms [This refers to the safety of mothers.] will be put to use.",
    "It is the growth... that we wanted.",
    "China' s exports rose.",
    "The site China.org.cn reports on it.",
    "The rate fell by 0. 7 per cent.",
    'The law was "old." and so was the house.',
    "Document A/PV.869 and A/C.3/61/L.5 were issued.",
    "The meeting took note of vol. II of the report and of sect. B.",
]

TWO = [
    ("It rose by 20 percent.In 2005 it fell.", "It rose by 20 percent."),
    ("The plan (2021-2030)。 It will improve.", "The plan (2021-2030)。"),
    ("It came to $1.5 million. It was paid.", "It came to $1.5 million."),
    ("He said “We lost 3.” He left.", "He said “We lost 3.”"),
    ("They work in such services. 100 facilities were built.", "They work in such services."),
    ("He went to the U.S. The visit was short.", "He went to the U.S."),
    ("It began at 5 p.m. The end came later.", "It began at 5 p.m."),
    ("Is it 5? Yes, it is.", "Is it 5?"),
    ("They asked “Why?”. We said so.", "They asked “Why?”."),
    ("It was built in 1999. It is old.", "It was built in 1999."),
    ("It fell... Then it rose.", "It fell..."),
    ("The answer is no. We said so.", "The answer is no."),
    ("It sold eggs, milk, etc. The shop closed.", "It sold eggs, milk, etc."),
    ("We agree (see the report). We signed.", "We agree (see the report)."),
    ('"We agree." "So do we."', '"We agree."'),
]


@pytest.mark.parametrize("text", ONE)
def test_a_stop_that_ends_no_sentence(text: str, sentences: Sentences) -> None:
    assert sentences(f"The work began. {text} It went on.") == ["The work began.", text, "It went on."]


@pytest.mark.parametrize(("text", "first"), TWO)
def test_a_stop_that_ends_a_sentence(text: str, first: str, sentences: Sentences) -> None:
    found = sentences(text)
    assert len(found) == 2
    assert found[0] == first
