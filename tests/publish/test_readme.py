"""The README: how its blocks are filled, and that what it shows can be run."""

import json
import re
import shlex
from pathlib import Path

import pandas as pd
import pytest

from pipeline.cli import COMMANDS, main
from pipeline.dataset import Dataset
from pipeline.evaluation.scores import Score
from pipeline.publish.readme import (
    ROOT,
    excerpt,
    fill_blocks,
    history,
    read_scores,
    write_scores,
)
from pipeline.run import build, extract_claims
from tests.benchmarks import results


def test_blocks_are_replaced_and_the_rest_is_kept() -> None:
    readme = "a\n<!-- begin x (by hand) -->\nold\nold\n<!-- end x -->\nb\n"
    filled = fill_blocks(readme, {"x": "new"})
    assert filled == "a\n<!-- begin x (by hand) -->\nnew\n<!-- end x -->\nb\n"
    assert fill_blocks(filled, {"x": "new"}) == filled


def test_a_block_without_a_place_is_refused() -> None:
    with pytest.raises(ValueError, match="contents for"):
        fill_blocks("nothing here", {"x": "new"})


def test_the_excerpt_has_the_first_claim_of_each_unit() -> None:
    columns = ["text", "value", "relation", "unit", "object", "period_start", "period_end", "status"]
    rows = [dict.fromkeys(columns, "") | {"text": text, "unit": unit} for text, unit in ["1a", "2b", "3a"]]
    lines = excerpt(rows).splitlines()
    assert [line.split(" | ")[0] for line in lines[2:]] == ["| 1", "| 2"]


def test_a_history_is_in_the_order_of_its_dates() -> None:
    columns = ["text", "object", "period_end", "published", "title", "indicator"]
    dates = [
        ("b", "x", "2005-01-31", "2006-01-01"),
        ("c", "x", "", "2005-06-30"),
        ("a", "x", "2004-12-31", ""),
        ("d", "y", "", ""),
    ]
    rows = [
        dict.fromkeys(columns, "") | {"text": text, "indicator": indicator, "period_end": end, "published": published}
        for text, indicator, end, published in dates
    ]
    assert [line[2] for line in history(rows, "x").splitlines()[2:]] == ["a", "b", "c"]


def test_scores_are_kept_with_both_counts(tmp_path: Path) -> None:
    sets = {"seeds": {"unit": Score(9, 10)}}
    write_scores(sets, tmp_path / "scores.json")
    assert read_scores(tmp_path / "scores.json") == sets


def test_the_page_of_benchmarks_is_in_step_with_what_was_found() -> None:
    kept = json.loads(results.KEPT.read_text(encoding="utf-8"))
    assert kept.keys() == results.SECTIONS.keys()
    assert results.PAGE.read_text(encoding="utf-8") == results.page_of(kept)


def test_the_python_in_the_readme_runs(built: tuple[Dataset, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert blocks
    monkeypatch.chdir(built[1].parent)  # where data_out is
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})


def test_the_rules_in_the_readme_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blocks = re.findall(r"```toml\n(\[\[.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert blocks
    rules = tmp_path / "my.toml"
    for block in blocks:
        rules.write_text(block, encoding="utf-8")
        assert main(["indicators", "--rules", str(rules)]) == 0
        assert re.search(r"my\.toml: 1 (?:indicator|unit); every example holds\.", capsys.readouterr().out)


def test_every_command_in_the_readme_exists() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = set(re.findall(r"^claimline (\w+)", readme, re.MULTILINE))
    assert commands
    assert commands <= {command.name for command in COMMANDS}
    targets = set(re.findall(r"`make ([\w-]+)|^make ([\w-]+)", readme, re.MULTILINE))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert all(re.search(rf"^{one or other}:", makefile, re.MULTILINE) for one, other in targets)


def test_what_reviews_dropped_is_left_out_as_the_readme_says(documents: Path, tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    line = re.search(r'^claims = claims\[.*"dropped".*', readme, re.MULTILINE)[0]  # type: ignore[index]
    before = build(documents, tmp_path / "out").claims
    dropped = before["claim_id"].iloc[0]
    (documents / "reviews.csv").write_text(
        f"claim_id,finding_id,action,column,value,reason,who,date\n{dropped},,drop,,,none,,\n", encoding="utf-8"
    )
    loaded = build(documents, tmp_path / "out").claims
    for claims in (loaded, pd.read_parquet(tmp_path / "out" / "claims.parquet")):
        names = {"claims": claims}
        exec(line, names)
        assert names["claims"]["claim_id"].to_list() == before["claim_id"].to_list()[1:]


def test_the_examples_of_indicators_in_the_readme_show_one(capsys: pytest.CaptureFixture[str]) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    explained = re.search(r"^claimline (explain .*)", readme, re.MULTILINE)[1]  # type: ignore[index]
    assert main(shlex.split(explained)) == 0
    assert "indicator      peacekeepers_sent" in capsys.readouterr().out
    extracted = re.search(r"^extract_claims\(.*", readme, re.MULTILINE)[0]  # type: ignore[index]
    assert eval(extracted, {"extract_claims": extract_claims})["indicator"].to_list() == ["peacekeepers_deployed"]


def test_the_series_in_the_readme_is_there(
    built: tuple[Dataset, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^claimline (series \w+ data_out .*?)(?: {2}|$)", readme, re.MULTILINE)
    assert len(commands) == 2
    (tmp_path / "data_out").symlink_to(built[1])
    monkeypatch.chdir(tmp_path)
    for command in commands:
        assert main(shlex.split(command)) == 0
    assert (tmp_path / "treaties.svg").is_file()


def test_the_labels_shown_in_the_gold_readme_are_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / "tests" / "gold" / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```(?:text|json)\n(.*?)```", page, re.DOTALL)
    for name, block in zip(("ghana.txt", "claims.jsonl", "nonclaims.jsonl"), blocks, strict=True):
        (tmp_path / name).write_text(block, encoding="utf-8")
    assert main(["evaluate", str(tmp_path), "--documents", str(tmp_path), "--errors"]) == 0
    shown = capsys.readouterr().out
    assert "1.000" in shown
    assert not re.search(r"\b0\.\d", shown), shown
