"""A web page saved as one file (`.mht`, `.mhtml`): the page inside it, read as HTML."""

from email import message_from_bytes
from email.errors import MessageError
from email.policy import default

from pipeline.ingest.readers.decoded import Decoded, NotReadable
from pipeline.ingest.readers.html import read_html


def read_mht(data: bytes) -> Decoded:
    """Read the first page of a web archive; raises `NotReadable` where there is none."""
    try:
        message = message_from_bytes(data, policy=default)
        page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
        content = page.get_payload(decode=True) if page is not None else None
    except (MessageError, LookupError, ValueError, AttributeError) as error:
        raise NotReadable("not a web archive that can be read") from error
    if not isinstance(content, bytes):
        raise NotReadable("the web archive holds no page")
    return read_html(content)
