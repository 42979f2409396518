"""What a command writes and git holds is what this version writes: data_out/, the scores, the README's blocks."""

from pathlib import Path

from pipeline import load
from pipeline.dataset import Dataset
from pipeline.diff import compare, report
from pipeline.extractor import load_extractor
from pipeline.publish.readme import GOLD, OWN_SETS, ROOT, blocks_of, fill_blocks, measure, read_scores

OUT_OF_DATE = "is out of date: run `make readme`, look at what changed, and commit it"


def test_the_committed_dataset_is_what_the_seeds_give(built: tuple[Dataset, Path]) -> None:
    differences = compare(load(ROOT / "data_out").tables(), built[0].tables())
    assert not any(differences), f"data_out {OUT_OF_DATE}\n{report(differences)}"


def test_the_scores_are_those_of_this_extractor() -> None:
    kept = read_scores(GOLD / "scores.json")
    extractor = load_extractor()
    measured = {name: measure(labels, documents, extractor) for name, (labels, documents) in OWN_SETS.items()}
    assert measured == {name: kept[name] for name in OWN_SETS}, f"tests/gold/scores.json {OUT_OF_DATE}"


def test_the_readme_shows_the_committed_dataset_and_scores() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert fill_blocks(readme, blocks_of(ROOT)) == readme, f"README.md {OUT_OF_DATE}"
