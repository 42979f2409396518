"""Saved web pages: the article's blocks in order, what frames it masked, note marks told from figures.

Walks the tree that lxml makes, which takes any broken markup; entities other than HTML's own and the network stay off.
What is a menu or a footer is told by `html_frame.py`, what is raised by `html_inline.py`, tables of data by
`html_tables.py`, what the page says of itself by `html_facts.py`, archives of a page (`.mht`) by `mht.py`.
"""

import re
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from pipeline.ingest.readers.decoded import Decoded, NotReadable
from pipeline.ingest.readers.html_facts import facts_of
from pipeline.ingest.readers.html_frame import FRAME_RULE, frame_of
from pipeline.ingest.readers.html_inline import is_hidden, is_raised
from pipeline.ingest.readers.html_tables import caption_of, data_rows, following, headers_of
from pipeline.ingest.readers.rendering import Rendering, clean, raised
from pipeline.ingest.readers.text import decode_bytes

_DECLARED = re.compile(rb"""charset\s{0,3}=\s{0,3}["']?\s{0,3}([\w.:-]{2,40})""", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"""\A\s{0,9}<\?xml[^>]{0,200}encoding\s{0,3}=\s{0,3}["']([\w.:-]{2,40})""")
_XML_HEAD = re.compile(r"\A\s{0,99}<\?xml[^>]{0,500}\?>")
# What browsers take these names for (WHATWG Encoding Standard, section 4.2).
_MEANT = {
    "utf-16": "utf-8",
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
}
_HEAD = 4096

_SKIPPED = frozenset(
    "script style head template noscript svg math iframe object embed select option button input textarea canvas audio "
    "video map area datalist amp-ad amp-analytics amp-img amp-social-share".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre search section summary table tbody "
    "td tfoot th thead tr ul amp-sidebar amp-consent amp-user-notification amp-accordion".split()
)
_RANKS = {f"h{rank}": rank for rank in range(1, 7)}
# Style sheets set these apart from what stands beside them, with no space in the markup.
_APART = frozenset(("time",))


def read_html(data: bytes) -> Decoded:
    """Read a page; raises `NotReadable` where it is empty, in no known encoding, or holds no text."""
    if not data.strip():
        raise NotReadable("the file is empty")
    text, encoding = _decode(data)
    return read_markup(text, encoding)


def read_markup(text: str, encoding: str, *, framed: bool = True) -> Decoded:
    """Read a page that is decoded already; `framed` says that it may have menus and footers, as web pages do."""
    root = parse(text)
    rendering = Rendering()
    _render(root, rendering, frame_of(root) if framed else frozenset())
    return rendering.decoded(encoding, facts_of(root))


def parse(text: str) -> Any:
    """The tree of a page. Raises `NotReadable` where there is none."""
    parser = lxml_html.HTMLParser(huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    cleaned = _XML_HEAD.sub("", clean(text)).replace("\0", "")
    try:
        # Surrogates that stand alone cannot be handed to the parser.
        return lxml_html.document_fromstring(cleaned.encode("utf-8", "replace").decode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise NotReadable("the page holds no text") from error


def _decode(data: bytes) -> tuple[str, str]:
    """By the page's own words on its encoding where they hold, else as plain text is."""
    declared = _XML_DECLARED.search(data[:_HEAD]) or _DECLARED.search(data[:_HEAD])
    if declared is not None and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = declared[1].decode("ascii", "replace").lower()
        codec = _MEANT.get(name, name)
        try:
            return data.decode(codec), codec
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    return decode_bytes(data)


class _Walk:
    """Where the walk stands: the words of the block that is being put together, and what it lies in."""

    def __init__(self, rendering: Rendering) -> None:
        self.rendering = rendering
        self.words: list[str] = []
        self.item = False
        self.rank: int | None = None  # of the heading that the walk is in
        self.frame = 0
        self.words_kept = 0  # how deep inside <pre>, where line breaks are meant

    def write(self, text: str | None) -> None:
        if text:
            text = clean(text)  # once more: entities have become characters
            self.words.append(text if self.words_kept else text.replace("\n", " ").replace("\r", " "))

    def tail(self) -> str:
        return "".join(self.words[-3:])

    def flush(self) -> None:
        if self.words:
            mask = FRAME_RULE if self.frame else None
            paragraphs = re.split(r"\n[ \t\u00a0\u3000]*\n", "".join(self.words))
            for number, paragraph in enumerate(paragraphs):
                self.rendering.block(paragraph, item=self.item and number == 0, rank=self.rank, mask=mask)
            if "".join(self.words).strip():
                self.item = False
            self.words = []


def _render(root: Any, rendering: Rendering, frame: frozenset[Any]) -> None:
    walk = _Walk(rendering)
    skipped = 0  # how deep inside something that is not shown
    inside: Any = None  # the superscript that the walk is in, and where in the words it began
    raised_at = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if event == "start":
            if skipped or tag in _SKIPPED or is_hidden(element):
                skipped += 1
                continue
            walk.frame += element in frame
            if tag in ("table", "dl") and (rows := data_rows(element)) is not None:
                walk.flush()
                mask = FRAME_RULE if walk.frame else None
                headers = headers_of(element, rows) if tag == "table" else 0
                rendering.table(rows, headers, caption_of(element), mask=mask)
                skipped += 1
                continue
            if tag in _BLOCKS:
                walk.flush()
                walk.item = walk.item or tag == "li"
                walk.rank = _RANKS.get(tag, walk.rank)
            if tag == "pre":
                walk.words_kept += 1
            if tag == "br":
                walk.words.append("\n")
            elif tag in _APART and walk.tail()[-1:].isalnum():
                walk.words.append(" ")
            if inside is None and is_raised(element):
                inside, raised_at = element, len(walk.words)
            walk.write(element.text)
            continue
        if skipped:
            skipped -= 1
            if not skipped:
                walk.frame -= element in frame and tag in ("table", "dl")
                walk.write(element.tail)
            continue
        if element is inside:
            written = "".join(walk.words[raised_at:])
            del walk.words[raised_at:]
            walk.words.append(raised(written, walk.tail(), following(element)))
            inside = None
        if tag in _BLOCKS:
            walk.flush()
            walk.item = walk.item and tag != "li"
            walk.rank = None if tag in _RANKS else walk.rank
        if tag == "pre":
            walk.words_kept -= 1
        if tag in _APART and (not element.tail or element.tail[0].isalnum()):
            walk.words.append(" ")
        walk.frame -= element in frame
        walk.write(element.tail)
    walk.flush()
