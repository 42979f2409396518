"""The value that holds what the grammar says of one figure, beside its time.

It is made in `meanings.py` and changed in `neighbours.py`.
"""

from pipeline.extract.scene.scene import Object
from pipeline.values import value_class
from schemas.vocabularies import Change, Status


@value_class
class Meaning:
    """What the grammar says of one figure, beside its time."""

    object: Object
    change: Change | None
    per: str | None
    part_of: int | None
    status: Status
    subject: str | None
    attributed_to: str | None
    rules: tuple[str, ...]
    past: bool  # told in the simple past or past perfect
