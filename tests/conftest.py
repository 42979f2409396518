"""What several tests share: the command line as users run it, a folder of documents to break, the built seeds; and,
for tests that need rows and not an extractor, a document, its claims and tables made by hand."""

import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import settings

from pipeline.cli import main
from pipeline.dataset import Dataset
from pipeline.models import Claim, Document, Extraction, Rejection
from pipeline.run import build
from schemas.vocabularies import Change, Flag, Kind, Reason, Relation, Status, TimeBasis, TimeKind

# How many texts hypothesis makes up for a property: few in `make test`, many in `make test-all`.
settings.register_profile("fast", max_examples=40, deadline=None)
settings.register_profile("long", max_examples=400, deadline=None)

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"


def pytest_configure(config: pytest.Config) -> None:
    """Choose the budget before the test modules, which read it, are loaded."""
    settings.load_profile("fast" if config.option.markexpr == "not slow" else "long")


@dataclass(frozen=True, slots=True)
class Done:
    """What a command printed and its exit status."""

    returncode: int
    stdout: str
    stderr: str


Claimline = Callable[..., Done]


@pytest.fixture
def claimline(capsys: pytest.CaptureFixture[str]) -> Claimline:
    """Runs the command line inside this process (a process each would load pandas each time)."""

    def run(*arguments: object) -> Done:
        capsys.readouterr()
        try:
            status = main([*map(str, arguments)])
        except SystemExit as error:
            status = int(error.code or 0)
        printed = capsys.readouterr()
        return Done(status, printed.out, printed.err)

    return run


def start(*arguments: object) -> "subprocess.Popen[str]":
    """The command line in a process of its own, as users run it."""
    command = [sys.executable, "-m", "pipeline.cli", *map(str, arguments)]
    # A shell starts its background jobs with interrupts ignored, and whatever they start inherits that: a test that
    # interrupts the command would then wait for the whole run.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    finally:
        signal.signal(signal.SIGINT, before)


def write_documents(folder: Path) -> Path:
    """Two sound documents with a manifest."""
    folder.mkdir()
    (folder / "aid.txt").write_text(
        "In 2004 the Government of China gave 686 million yuan of aid to other countries. "
        "It sent 36,000 tons of grain and 12 medical teams.\n",
        encoding="utf-8",
    )
    (folder / "treaties.txt").write_text(
        "By the end of 2016 China had joined 26 international human rights conventions. "
        "The 60th session of the Commission was held in Geneva in 2004.\n",
        encoding="utf-8",
    )
    (folder / "documents.csv").write_text(
        "doc_id,title,publisher,actor,about,published,covers_start,covers_end,language,source_url,rights\n"
        "aid,Aid in 2004,Ministry,China,China,2005-01-31,2004-01-01,2004-12-31,en,,\n"
        "treaties,Treaties,Ministry,China,China,2017-01-31,,,en,,\n",
        encoding="utf-8",
    )
    return folder


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A folder of two sound documents with a manifest, to be broken."""
    return write_documents(tmp_path / "documents")


@pytest.fixture(scope="session")
def built_documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset of `documents`, built once; copy it before you change it."""
    folder = tmp_path_factory.mktemp("small")
    build(write_documents(folder / "documents"), folder / "out")
    return folder / "out"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Dataset, Path]:
    """The seeds built once: the dataset and its folder."""
    out = tmp_path_factory.mktemp("built") / "data_out"
    return build(SEEDS, out), out


TEXT = (
    'By 2015 the "port" took 12.7 tons a day; over 50 percent of it was coal.\r\n'
    "In Article 14, the fourth report named 3,453 ships, 70 of them new."
)


def claim_at(document: Document, words: str, **columns: object) -> Claim:
    """A plain claim where `words` stand in the document: a reported, exact count of 1, unless told otherwise."""
    start = document.text.index(words)
    value = columns.get("value", 1.0)
    plain = Claim(
        start=start,
        end=start + len(words),
        text=words,
        kind=Kind.QUANTITY,
        value=1.0,
        relation=Relation.EXACT,
        low=value,  # type: ignore[arg-type]
        high=value,  # type: ignore[arg-type]
        precision=1.0,
        unit="count",
        object=None,
        object_head=None,
        whole=None,
        per=None,
        change=None,
        part_of=None,
        time_text=None,
        period_start=None,
        period_end=document.published,
        time_kind=TimeKind.AS_OF,
        time_basis=TimeBasis.DOCUMENT,
        status=Status.REPORTED,
        subject=document.about,
        attributed_to=None,
        scope=None,
        indicator=None,
        topic=None,
        section=None,
        paragraph=0,
        sentence=0,
        context=next(line for line in document.text.splitlines() if words in line),
        rules=("numeral.digits",),
        flags=(),
    )
    return replace(plain, **columns)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def make_claim() -> Callable[..., Claim]:
    """`claim_at`, for tests that need a claim of their own."""
    return claim_at


@pytest.fixture(scope="session")
def document() -> Document:
    return Document(
        "harbour; 2015", TEXT, title="Port, 2015", actor="Utopia", about="Utopia", published=date(2015, 3, 1)
    )


@pytest.fixture(scope="session")
def extraction(document: Document) -> Extraction:
    ships = claim_at(document, "3,453", value=3453.0, object="ships", object_head="ship")
    claims = (
        claim_at(
            document,
            "12.7 tons",
            value=12.7,
            precision=0.1,
            unit="metric_ton",
            per="day",
            time_text="By 2015",
            period_end=date(2015, 12, 31),
            time_basis=TimeBasis.STATED,
            flags=(Flag.OCR, Flag.PAIRED),
        ),
        claim_at(
            document,
            "50 percent",
            value=50.0,
            relation=Relation.MORE_THAN,
            high=None,
            precision=10.0,
            unit="percent",
            change=Change.INCREASE,
        ),
        claim_at(
            document, "fourth", value=4.0, kind=Kind.ORDINAL, unit="ordinal", object="report", object_head="report"
        ),
        ships,
        claim_at(document, "70", value=70.0, precision=10.0, part_of=ships.start),
    )
    article = document.text.index("14")
    return Extraction(claims, (Rejection(article, article + 2, Reason.IDENTIFIER, "veto.identifier.article"),))


@pytest.fixture(scope="session")
def tables(document: Document, extraction: Extraction) -> dict[str, pd.DataFrame]:
    """A whole, sound dataset of one document, with a series and a finding."""
    from pipeline import frames

    claims = frames.claims_frame([document], [extraction])
    ships, new_ships = claims["claim_id"][3], claims["claim_id"][4]
    point = {
        "series_id": "ships;Utopia",
        "indicator": "ships_named",
        "topic": "ports",
        "subject": "Utopia",
        "scope": None,
        "actor": "Utopia",
        "attributed_to": None,
        "period_start": None,
        "period_end": date(2015, 3, 1),
        "date": date(2015, 3, 1),
        "year": 2015,
        "value": 3453.0,
        "possible_low": 3452.5,
        "possible_high": None,
        "relation": Relation.EXACT,
        "unit": "count",
        "status": Status.REPORTED,
        "doc_id": document.doc_id,
        "claim_id": ships,
    }
    finding = {
        "finding_id": "part_exceeds_whole-1",
        "kind": "part_exceeds_whole",
        "severity": "warning",
        "indicator": None,
        "subject": "Utopia",
        "scope": None,
        "message": "A part is greater than its whole.",
        "claim_ids": [ships, new_ships],
        "doc_ids": [document.doc_id],
        "figures": ["3,453", "a;b\\c"],
        "gap": None,
        "review": None,
    }
    return {
        "documents": frames.documents_frame([document]),
        "claims": claims,
        "rejected": frames.rejected_frame([document], [extraction]),
        "series": frames.series_frame([point]),
        "findings": frames.findings_frame([finding]),
    }
