"""Findings for notebooks: both sentences, the figures marked, text of documents never markup."""

from pathlib import Path

from pipeline.dataset import load
from pipeline.publish.side_by_side import marked, side_by_side

ROOT = Path(__file__).resolve().parents[2]


def test_both_sentences_with_their_figures() -> None:
    dataset = load(ROOT / "data_out")
    shown = side_by_side(dataset)
    assert "has joined <mark>27</mark> international" in shown
    assert "acceded to <mark>26</mark> international" in shown
    assert side_by_side(dataset, dataset.findings.head(0)).startswith("<p>Nothing")


def test_markup_in_a_sentence_is_text() -> None:
    assert marked("<b>18</b> & more", "18") == "&lt;b&gt;<mark>18</mark>&lt;/b&gt; &amp; more"
