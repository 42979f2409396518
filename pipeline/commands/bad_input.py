"""Which errors are the user's to mend: they end a command with their own sentence and never with a traceback."""

from pipeline.analyse.reviews import ReviewError
from pipeline.engines.cluster import ClusterError
from pipeline.ingest.listing import FolderError
from pipeline.ingest.manifest import ManifestError
from pipeline.lexicon.base import RuleFileError
from pipeline.publish.reading import DatasetError
from pipeline.publish.replace import OutputError
from pipeline.records import MetadataError
from pipeline.run import NothingReadError
from schemas.validation import TableError

BAD_INPUT = (
    ClusterError,
    DatasetError,
    FolderError,
    ManifestError,
    MetadataError,
    NothingReadError,
    OutputError,
    ReviewError,
    RuleFileError,
    TableError,
)


def sentence_for(error: Exception) -> str | None:
    """What to tell the user; null where the error is a fault of the program, to be shown in full."""
    return str(error) if isinstance(error, BAD_INPUT) else None
