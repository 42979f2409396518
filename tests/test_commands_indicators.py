"""`claimline indicators` and a user's own rules: the list, the check, and what own entries do to the other commands."""

import json
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.frames import claim_id
from pipeline.ingest.folder import digest_of
from pipeline.lexicon.base import RuleFileError

GOOD = """
[[indicators]]
id = "indicator.elephants"
topic = "wildlife"
label = "Elephants"
description = "Elephants counted in the country"
series = "stock"
units = ["count"]
scope = ["park"]
examples = ["There were |36,280| elephants in the Mara."]
counter_examples = ["The police seized two elephant tusks."]
when = [{ heads = ["elephant"] }]

[[scopes]]
name = "park"
[scopes.forms]
"Maasai Mara" = ["the Mara"]

[[units]]
id = "unit.furlong"
unit = "furlong"
dimension = "length"
words = ["furlong", "furlongs"]
examples = ["The wall is |12 furlongs| long."]
"""


BAG = """
[[units]]
id = "unit.cocoa_bag"
unit = "cocoa_bag"
definition = "25 kilogram"
dimension = "mass"
words = ["cocoa bag", "cocoa bags"]
examples = ["The port shipped |400 cocoa bags|."]
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "my.toml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_the_list_has_topics_and_every_indicator(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["indicators"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "peacekeeping" in lines
    assert any(line.startswith("  fugitives_returned ") for line in lines)
    assert sum(line.startswith("  ") for line in lines) >= 72


def test_one_indicator_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["indicators", "fugitives_returned"]) == 0
    shown = capsys.readouterr().out
    assert "Fugitives brought back from abroad" in shown
    assert "for example" in shown
    assert "but not" in shown


@pytest.mark.parametrize("arguments", [["nothing_like_it"], ["--topic", "nothing_like_it"]])
def test_a_name_that_is_none(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["indicators", *arguments]) == 2
    assert "nothing_like_it" in capsys.readouterr().err


def test_own_entries_are_listed_and_their_examples_run(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["indicators", "--rules", str(rules), "--topic", "wildlife"]) == 0
    shown = capsys.readouterr().out
    assert "elephants" in shown
    assert "my.toml: 1 indicator, 1 scope, 1 unit; every example holds." in shown


def test_examples_that_fail_are_told(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = GOOD.replace("|36,280| elephants", "|36,280| lions").replace("two elephant tusks", "two elephants")
    rules.write_text(text, encoding="utf-8")
    assert main(["indicators", "--rules", str(rules)]) == 1
    told = capsys.readouterr().err
    assert "my.toml: indicator.elephants: does not fire at |36,280|" in told
    assert "my.toml: indicator.elephants: takes two of its counter-example" in told


def test_every_mistake_is_told_at_once_with_file_and_entry(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules.write_text(
        GOOD.replace('series = "stock"', 'series = "stok"').replace('label = "Elephants"\n', "")
        + '[[things]]\na = 1\n[[currencies]]\nid = "currency.XX"\ncode = "xx"\nnames = ["x"]\n',
        encoding="utf-8",
    )
    for command in (["indicators"], ["extract"], ["explain", "One dog."], ["build", str(rules.parent)]):
        assert main([*command, "--rules", str(rules)]) == 2
        told = capsys.readouterr().err
        assert "my.toml: indicators: indicator.elephants: label: is missing" in told
        assert "my.toml: indicators: indicator.elephants: series: " in told
        assert "my.toml: things: no table of rules" in told
        assert "my.toml: currencies: currency.XX: code: " in told


def test_a_file_of_ones_own_is_listed_alone_with_its_result(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["indicators", "--rules", str(rules)]) == 0
    heading, topic, listed, *_, last = capsys.readouterr().out.splitlines()
    assert (heading, topic) == ("Your own indicators:", "wildlife")
    assert listed.startswith("  elephants ")
    assert last.endswith("every example holds.")
    rules.write_text(BAG, encoding="utf-8")
    assert main(["indicators", "--rules", str(rules)]) == 0
    assert capsys.readouterr().out == "my.toml: 1 unit; every example holds.\n"


def test_own_indicators_of_a_topic_come_last_under_a_heading(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules.write_text(GOOD.replace('"wildlife"', '"aid"'), encoding="utf-8")
    assert main(["indicators", "--topic", "aid"]) == 0
    built_in = capsys.readouterr().out.splitlines()
    assert main(["indicators", "--topic", "aid", "--rules", str(rules)]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert listed[: len(built_in) + 3] == [*built_in, "", "Your own indicators:", "aid"]


def test_entries_that_replace_built_in_ones_are_told(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replacing = GOOD.replace("indicator.elephants", "indicator.population").replace("furlong", "hectare")
    rules.write_text(replacing.replace('"length"', '"area"').replace("long.", "large."), encoding="utf-8")
    assert main(["indicators", "--rules", str(rules)]) == 0
    said = "takes the place of the built-in entry of this name"
    *_, first, second, _ = capsys.readouterr().out.splitlines()
    assert (first, second) == (f"my.toml: indicator.population: {said}", f"my.toml: unit.hectare: {said}")


def test_unknown_units_are_told_with_all_other_mistakes(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = GOOD.replace('units = ["count"]', 'units = ["counts", "furlong"]').replace(
        '"elephant"] }', '"elephant"], units = ["percents"] }'
    )
    text = text.replace('"length"', '"mass"') + BAG.replace("25 kilogram", "25 bushes") + "[[things]]\na = 1\n"
    rules.write_text(text, encoding="utf-8")
    entry = "my.toml: indicators: indicator.elephants"
    for command in (["indicators"], ["extract"], ["explain", "One dog."], ["build", str(rules.parent)]):
        assert main([*command, "--rules", str(rules)]) == 2
        assert capsys.readouterr().err.splitlines() == [
            "claimline: my.toml: things: no table of rules; those are indicators, scopes, units, currencies",
            "my.toml: unit.cocoa_bag: definition: 'bushes' is not a unit that is known here",
            "my.toml: unit.furlong: furlong is of dimension length, not mass",
            f"{entry}: units: 'counts' is no unit or class of units; did you mean 'count'?",
            f"{entry}: when.0.units: 'percents' is no unit or class of units; did you mean 'percent'?",
        ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[indicators", "cannot be read as TOML"),
        (GOOD.replace('scope = ["park"]', 'scope = ["zoo"]'), "indicator.elephants: scope zoo: no such family"),
        (GOOD.replace('unit = "furlong"', 'unit = "farlong"'), "unit.furlong"),
        (GOOD.replace('"length"', '"mass"'), "unit.furlong"),
        (GOOD.replace('"furlong", "furlongs"', '"metre", "metres"'), "metre"),
        (GOOD + GOOD.split("[[scopes]]")[0], "indicator.elephants stands 2 times"),
        (GOOD.replace('"stock"', '"stok"'), "series: must be 'stock', 'stock_monotone', "),
        (GOOD.replace('"stock"', '"stok"'), " or 'sequence', not 'stok'"),
        (GOOD.replace('"wildlife"', "5"), "indicator.elephants: topic: must be text in quotes"),
        (GOOD.replace('label = "Elephants"', 'label = ""'), "label: must not be empty"),
        (GOOD.replace('units = ["count"]', 'units = "count"'), "units: must be a list in square brackets"),
        (GOOD.replace('"indicator.elephants"', '"Elephants"'), "'Elephants' does not have the form indicator.["),
        (GOOD.replace("[[scopes]]", "at_least = 'x'\n[[scopes]]"), "at_least: must be a number"),
        (GOOD.replace("[[scopes]]", "added = 'x'\n[[scopes]]"), "added: must be true or false"),
        (GOOD.replace('["elephant"]', '["elephants"]'), "'elephants' can never fire, because heads are singular"),
        (GOOD.replace('["elephant"]', '["elephant", "gps"]').replace("in the Mara.", "with GPS in the Mara."), None),
        ("", None),
        (BAG, None),
        (BAG.replace("25 kilogram", "2.5 hundredweight"), None),
        (BAG.replace("25 kilogram", "a lot"), "unit.cocoa_bag: definition: 'a lot' is no definition; write a number"),
        (BAG.replace("25 kilogram", "0 kilogram"), "write a number and a known unit, such as"),
        (BAG.replace("25 kilogram", "5 USD"), "'cocoa_bag' cannot be defined by 'USD'"),
        (BAG.replace("25 kilogram", "5 celsius"), "'cocoa_bag' cannot be defined by 'celsius'"),
        (BAG.replace("25 kilogram", "3 meter"), "unit.cocoa_bag: cocoa_bag is of dimension length, not mass"),
        (BAG.replace('"cocoa_bag"', '"Cocoa Bag"'), "'Cocoa Bag' is no name for a unit"),
        (BAG.replace('"cocoa_bag"', '"kilogram"'), "'kilogram' is a unit already; leave the definition out"),
        (BAG.replace('definition = "25 kilogram"\n', ""), 'known here; say what it is: definition = "25 kilogram"'),
        (BAG + BAG.replace("unit.cocoa", "unit.other").replace("25", "60"), "is defined as something else above"),
        (BAG.replace('"cocoa bags"', '"Cocoa bag"'), "the same word stands twice: cocoa bag"),
    ],
)
def test_mistakes_one_at_a_time(rules: Path, text: str, said: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    rules.write_text(text, encoding="utf-8")
    assert main(["indicators", "--rules", str(rules)]) == (2 if said else 0)
    assert (said or "") in capsys.readouterr().err


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["indicators", "--rules", str(tmp_path / "none.toml")]) == 2
    assert "none.toml" in capsys.readouterr().err


def test_own_entries_win_over_built_in_ones(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = GOOD.replace("indicator.elephants", "indicator.population").replace('scope = ["park"]', "")
    rules.write_text(text, encoding="utf-8")
    assert main(["explain", "There are 12,000 elephants.", "--rules", str(rules)]) == 0
    assert "indicator.population  (my.toml)" in capsys.readouterr().out
    assert main(["explain", "The population is 12,000.", "--rules", str(rules)]) == 0
    assert "indicator.population" not in capsys.readouterr().out


def test_extract_with_own_rules(rules: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = tmp_path / "d.txt"
    document.write_text("There were 36,280 elephants in the Mara. The wall is 12 furlongs long.", encoding="utf-8")
    assert main(["extract", str(document), "--format", "jsonl", "--rules", str(rules)]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["indicator"], row["scope"], row["unit"]) for row in rows] == [
        ("elephants", "Maasai Mara", "count"),
        (None, None, "furlong"),
    ]


def test_build_with_own_rules(rules: Path, tmp_path: Path) -> None:
    from pipeline.run import build

    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "d.txt").write_text("In 2023 there were 36,280 elephants in the Mara.", encoding="utf-8")
    dataset = build(seeds, tmp_path / "out", rules=rules)
    assert dataset.claims["indicator"].tolist() == ["elephants"]
    assert dataset.series["indicator"].tolist() == ["elephants"]
    assert "my.toml" in json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))["inputs"]


def test_a_unit_of_ones_own_in_the_tables(rules: Path, tmp_path: Path) -> None:
    from pipeline.run import build, extract_claims

    seeds = tmp_path / "seeds"
    seeds.mkdir()
    text = "In 2023 the port shipped 400 cocoa bags. In 2024 it shipped 30 crates."
    (seeds / "d.txt").write_text(text, encoding="utf-8")
    (seeds / "reviews.csv").write_text(
        "claim_id,finding_id,action,column,value,reason,who,date\n"
        f"{claim_id(digest_of(text), text.index('30'))},,set,unit,cocoa_bag,,,\n",
        encoding="utf-8",
    )
    heavier = tmp_path / "heavier.toml"
    rules.write_text(BAG, encoding="utf-8")
    heavier.write_text(BAG.replace("25 kilogram", "62.5 kilogram"), encoding="utf-8")
    columns = ["value", "unit", "dimension", "value_base", "unit_base"]
    for path, kilograms in ((rules, 25.0), (heavier, 62.5), (rules, 25.0)):
        weight = [400.0, "cocoa_bag", "mass", 400 * kilograms, "kilogram"]
        assert extract_claims(text, rules=path)[columns].iloc[0].to_list() == weight
        built = build(seeds, tmp_path / "out", rules=str(path)).claims[columns]
        assert built.to_numpy().tolist() == [weight, [30.0, "cocoa_bag", "mass", 30 * kilograms, "kilogram"]]
    with pytest.raises(RuleFileError, match=r"none\.toml"):
        extract_claims(text, rules=tmp_path / "none.toml")
