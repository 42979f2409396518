"""What `claimline diff` says about two datasets."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.diff import Change, add_arguments, compare, compare_table, report, run_diff
from pipeline.frames import claims_frame
from pipeline.models import Claim, Document, Extraction
from pipeline.publish.dataset import write_dataset

Frames = dict[str, pd.DataFrame]


def arguments(*given: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return parser.parse_args(given)


def test_a_dataset_does_not_differ_from_itself(tables: Frames) -> None:
    differences = compare(tables, {name: frame.copy() for name, frame in tables.items()})
    assert not any(differences)
    assert report(differences) == "The two datasets hold the same rows."


def test_rows_added_removed_and_changed(document: Document, extraction: Extraction) -> None:
    tons, share, *rest = extraction.claims
    old = claims_frame([document], [extraction])
    edited = replace(tons, object="coal", value=13.0, low=13.0, high=13.0)
    new = claims_frame([document], [Extraction((edited, *rest), ())])
    difference = compare_table("claims", old, new)
    key = (old["claim_id"][0],)
    assert difference.added == ()
    assert [row["text"] for row in difference.removed] == [share.text]
    assert Change(key, "object", None, "coal") in difference.changed
    assert Change(key, "value_base", 12_700.0, 13_000.0) in difference.changed
    assert [row["text"] for row in compare_table("claims", new, old).added] == [share.text]
    text = report((difference,))
    assert "claims: 0 added, 1 removed, 1 changed" in text
    assert f"~ {key[0]}  {tons.text}  coal\n      " in text
    assert "object: null -> coal" in text


def test_a_claim_is_found_again_after_an_edit_elsewhere(
    document: Document, extraction: Extraction, make_claim: Callable[..., Claim]
) -> None:
    longer = replace(document, text=f"New first line.\n{document.text}")
    shift = len(longer.text) - len(document.text)
    moved = [
        replace(
            claim, start=claim.start + shift, end=claim.end + shift, part_of=claim.part_of and claim.part_of + shift
        )
        for claim in extraction.claims
    ]
    moved[1] = replace(moved[1], object="it")
    old, new = claims_frame([document], [extraction]), claims_frame([longer], [Extraction(tuple(moved), ())])
    difference = compare_table("claims", old, new)
    assert (difference.added, difference.removed, difference.moved) == ((), (), 5)
    assert difference.changed == (Change((new["claim_id"][1],), "object", None, "it"),)
    assert "5 at another place" in report((difference,))


def test_equal_sentences_pair_off_once() -> None:
    from pipeline.diff import _same_words

    row = {"doc_id": "a", "text": "1", "context": "1 ship"}
    assert _same_words({("x",): row, ("y",): row}, {("u",): row}, "claims") == [(("x",), ("u",))]


@given(st.sets(st.integers(0, 4)), st.sets(st.integers(0, 4)))
def test_differences_are_the_set_differences(tables: Frames, left: set[int], right: set[int]) -> None:
    claims = tables["claims"]
    old, new = (claims.iloc[sorted(rows)].reset_index(drop=True) for rows in (left, right))
    difference = compare_table("claims", old, new)
    ids = claims["claim_id"]
    assert [row["claim_id"] for row in difference.added] == [ids[row] for row in sorted(right - left)]
    assert [row["claim_id"] for row in difference.removed] == [ids[row] for row in sorted(left - right)]
    assert difference.changed == ()


def test_long_differences_are_cut(tables: Frames) -> None:
    claims = tables["claims"]
    difference = compare_table("claims", claims.head(0), claims)
    assert "... and 3 more" in report((difference,), shown=2)
    assert "more" not in report((difference,), shown=5)


def test_the_command_prints_what_changed(tables: Frames, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fewer = tables | {"rejected": tables["rejected"].head(0)}
    for name, written in (("old", tables), ("new", fewer)):
        (tmp_path / name).mkdir()
        write_dataset(tmp_path / name, {table: [frame] for table, frame in written.items()}, {})
    assert run_diff(arguments(str(tmp_path / "old"), str(tmp_path / "new"), "--all")) == 0
    assert "rejected: 0 added, 1 removed, 0 changed" in capsys.readouterr().out


def test_a_folder_that_is_no_dataset_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_diff(arguments(str(tmp_path), str(tmp_path))) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("claimline diff: ")
