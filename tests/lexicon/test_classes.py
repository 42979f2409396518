"""Every class of words is asked for, every class asked for is there, and each holds the word that its example marks."""

import re
from pathlib import Path

import pytest

from pipeline.lexicon.base import InstallationError, read_rules
from pipeline.lexicon.classes import FILE, ClassRules, word_class
from pipeline.lexicon.words import load_words
from tests.conftest import ROOT

ASKED = re.compile(r'word_class\("(\w+)"\)')
ENTRY = re.compile(r"((?:^# .*\n)+)^(\w+) = ", re.MULTILINE)
MARKED = re.compile(r"\|([^|]+)\|")
CLASSES = read_rules(FILE, ClassRules).classes
LISTED = sorted(CLASSES)


def test_each_class_is_asked_for_and_none_besides() -> None:
    asked = {name for path in (ROOT / "pipeline" / "extract").rglob("*.py") for name in ASKED.findall(_read(path))}
    shared = {word[1:] for words in CLASSES.values() for word in words.split() if word[0] == "@"}
    assert sorted(asked | shared) == LISTED


@pytest.mark.parametrize("name", LISTED)
def test_a_class_holds_the_word_that_its_example_marks(name: str) -> None:
    comments = {entry: comment for comment, entry in ENTRY.findall(_read(FILE))}
    marked = MARKED.findall(comments[name])
    assert marked, f"{name} has no example with a marked word"
    words = load_words()
    for word in marked:
        verb = words.verbs.get(word.lower())
        forms = {word, word.lower(), words.singulars.get(word, word.removesuffix("s")), verb.lemma if verb else word}
        assert not forms.isdisjoint(word_class(name)), word


def test_no_word_stands_twice_in_a_class() -> None:
    for name, words in CLASSES.items():
        own = [word for word in words.split() if word[0] != "@"]
        shared = [word for other in words.split() if other[0] == "@" for word in word_class(other[1:])]
        assert len(own + shared) == len(set(own + shared)) == len(word_class(name)), name


def test_a_class_that_is_not_there_is_a_fault_of_the_installation() -> None:
    with pytest.raises(InstallationError, match="has no class nobody"):
        word_class("nobody")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
