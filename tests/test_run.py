"""The whole run on real documents: what `build`, `load` and `extract_claims` give, the same each time."""

import dataclasses
import json
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import pipeline
from pipeline.dataset import Dataset, load
from pipeline.engines.part import tools_of
from pipeline.extractor import load_extractor
from pipeline.ingest.listing import list_sources
from pipeline.models import Document, Extraction
from pipeline.publish.reading import DatasetError
from pipeline.records import MetadataError
from pipeline.run import build, extract_claims
from schemas.validation import validate_dataset
from tests.conftest import ROOT, SEEDS

Built = tuple[Dataset, Path]


def test_every_seed_is_read_and_gives_claims(built: Built) -> None:
    dataset, _ = built
    assert dataset.documents["outcome"].tolist() == ["read"] * 5
    assert set(dataset.claims["doc_id"]) == set(dataset.documents["doc_id"])
    assert set(dataset.rejected["doc_id"]) == set(dataset.documents["doc_id"])
    validate_dataset(dataset.tables())


def test_no_numeral_is_both_a_claim_and_rejected(built: Built) -> None:
    dataset, _ = built
    spans = ["doc_id", "start", "end"]
    rows = pd.concat([dataset.claims[spans], dataset.rejected[spans]]).sort_values(spans)
    following = rows.groupby("doc_id")["start"].shift(-1)
    assert not (rows["end"] > following).any()


def test_the_same_documents_give_the_same_bytes(built: Built, tmp_path: Path) -> None:
    _, out = built
    command = [sys.executable, "-m", "pipeline.cli", "build", str(SEEDS), "--out", str(tmp_path / "again"), "--quiet"]
    subprocess.run(command, cwd=ROOT, check=True, timeout=110, env={"PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai"})
    assert {path.name for path in out.iterdir()} == {path.name for path in (tmp_path / "again").iterdir()}
    for path in out.iterdir():
        assert path.read_bytes() == (tmp_path / "again" / path.name).read_bytes(), path.name


def test_the_run_record_tells_inputs_and_counts_but_no_time(built: Built) -> None:
    dataset, out = built
    record = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert set(record["inputs"]) == {path.name for path in SEEDS.iterdir()}
    assert record["rows"]["claims"] == len(dataset.claims)
    assert str(date.today().year) not in json.dumps({**record, "inputs": {}, "libraries": {}})


def test_a_text_gives_the_claims_that_the_build_gives(built: Built) -> None:
    dataset, _ = built
    document = dataset.documents.iloc[0]
    claims = extract_claims(
        document["text"],
        doc_id=document["doc_id"],
        title=document["title"],
        publisher=document["publisher"],
        actor=document["actor"],
        about=document["about"],
        published=document["published"],
        covers_start=document["covers_start"].isoformat(),
        covers_end=document["covers_end"],
    )
    of_document = dataset.claims[dataset.claims["doc_id"] == document["doc_id"]]
    assert_frame_equal(claims, of_document.reset_index(drop=True))


def test_a_text_without_numerals_gives_an_empty_table_with_the_same_types(built: Built) -> None:
    dataset, _ = built
    empty = extract_claims("Nothing was counted.")
    assert len(empty) == 0
    assert empty.dtypes.to_dict() == dataset.claims.dtypes.to_dict()


def test_metadata_that_cannot_be_used_is_named() -> None:
    with pytest.raises(MetadataError, match="published"):
        extract_claims("It had 26 members.", published="31 January 2005")
    with pytest.raises(TypeError, match="author"):
        extract_claims("It had 26 members.", author="China")  # type: ignore[call-arg]


def test_a_dataset_is_frozen(built: Built) -> None:
    dataset, _ = built
    with pytest.raises(dataclasses.FrozenInstanceError):
        dataset.claims = dataset.rejected  # type: ignore[misc]


def test_the_package_offers_its_functions_without_loading_anything() -> None:
    code = "import sys, pipeline; print('pandas' in sys.modules, sorted(set(pipeline.__all__) - set(dir(pipeline))))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout == "False []\n"
    assert pipeline.build is build
    assert pipeline.load is load
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = pipeline.nothing


def test_a_document_without_a_manifest_row_is_read(documents: Path, tmp_path: Path) -> None:
    (documents / "documents.csv").unlink()
    (documents / "aid.txt").write_text("Updated: December 15, 2017\n\nThe fund gave 12 million dollars to Ghana.\n")
    dataset = build(documents, tmp_path / "out")
    row = dataset.documents.set_index("doc_id").loc["aid"]
    assert row["published"] == date(2017, 12, 15)
    assert "published" in list(row["inferred"])
    assert dataset.documents.set_index("doc_id").loc["treaties", "published"] is pd.NA


def test_a_document_in_another_language_is_skipped(documents: Path, tmp_path: Path) -> None:
    words = "Le gouvernement de la France a donné 26 millions de francs aux pays les plus pauvres dans la région. "
    (documents / "aide.txt").write_text(words * 10, encoding="utf-8")
    dataset = build(documents, tmp_path / "out")
    row = dataset.documents.set_index("doc_id").loc["aide"]
    assert row["outcome"] == "skipped"
    assert "English" in row["error"]
    assert "aide" not in set(dataset.claims["doc_id"])


def test_a_text_that_stands_there_twice_gives_its_claims_once(documents: Path, tmp_path: Path) -> None:
    (documents / "copy.txt").write_bytes((documents / "aid.txt").read_bytes())
    dataset = build(documents, tmp_path / "out")
    row = dataset.documents.set_index("doc_id").loc["copy"]
    assert (row["outcome"], row["duplicate_of"]) == ("skipped", "aid")
    assert set(dataset.claims["doc_id"]) == {"aid", "treaties"}


def test_a_fault_of_the_extractor_costs_one_document(documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = load_extractor()

    def faulty(document: Document) -> Extraction:
        if document.doc_id == "aid":
            raise RecursionError("too deep")
        return real(document)

    monkeypatch.setattr("pipeline.engines.part.tools_of", lambda _: replace(tools_of(None), extractor=faulty))
    dataset = build(documents, documents.parent / "out")
    row = dataset.documents.set_index("doc_id").loc["aid"]
    assert row["outcome"] == "failed"
    assert "RecursionError: too deep" in row["error"]
    assert set(dataset.claims["doc_id"]) == {"treaties"}


def test_progress_is_told_batch_by_batch(documents: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    build(documents, tmp_path / "out", progress=lambda done, total: told.append((done, total)))
    assert told == [(2, 2)]


def test_loading_where_there_is_no_dataset_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="claimline build"):
        load(tmp_path)


@pytest.mark.parametrize("state", ["old away, new not in", "new in, old not removed", "new lost"])
def test_load_settles_a_swap_that_was_cut_short(
    built: Built, built_documents: Path, tmp_path: Path, state: str
) -> None:
    dataset, newer = built
    out, new, old = tmp_path / "out", tmp_path / ".out.new", tmp_path / ".out.old"
    shutil.copytree(built_documents, old)
    if state != "new lost":
        shutil.copytree(newer, new if state == "old away, new not in" else out)
    is_new = set(load(out).documents["doc_id"]) == set(dataset.documents["doc_id"])
    assert is_new == (state != "new lost")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_two_files_with_one_name_are_told_apart(documents: Path, tmp_path: Path) -> None:
    """What the manifest says of their name goes for all of them; a broken one blocks no good one."""
    (documents / "aid.md").write_text("The fund gave 14 million dollars to Togo.\n", encoding="utf-8")
    (documents / "aid.pdf").write_bytes(b"no PDF")
    said: list[str] = []
    table = build(documents, tmp_path / "out", tell=said.append).documents.set_index("doc_id")
    assert table["outcome"].to_dict() == {"aid.md": "read", "aid.pdf": "failed", "aid.txt": "read", "treaties": "read"}
    assert said == [
        "3 documents share their name with another, so that their doc_id keeps its ending: aid.md, aid.pdf, aid.txt"
    ]
    (documents / "documents.csv").write_text("doc_id,actor\naid,China\naid.md,Togo\n", encoding="utf-8")
    table = build(documents, tmp_path / "out").documents.set_index("doc_id")
    assert table["actor"].dropna().to_dict() == {"aid.md": "Togo", "aid.pdf": "China", "aid.txt": "China"}


def test_an_ending_that_is_kept_may_be_the_name_of_a_third(tmp_path: Path) -> None:
    for name in ("a.txt", "a.md", "a.txt.md"):
        (tmp_path / name).write_text(f"It had 26 members in 2004, says {name}.\n", encoding="utf-8")
    assert [source.doc_id for source in list_sources(tmp_path)] == ["a.md", "a.txt", "a.txt.md"]
