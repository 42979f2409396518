"""A document's text divided into sections, paragraphs and sentences, with what is no prose masked.

`segment` puts the steps in order: lines, noise, blocks, headings, sentences. All of it is spans into the unaltered
text. What a numeral in a masked stretch means is left to `extract/screen.py`.
"""

import re

from pipeline.ingest.blocks import Block, build_blocks, mark_headings
from pipeline.ingest.enumerators import find_enumerators
from pipeline.ingest.headings import (
    LEAD_LEVEL,
    LONGEST_RUN_IN,
    fold,
    is_lead_title,
    marker_level,
    plain_level,
    push_given,
    push_heading,
    run_in_title,
)
from pipeline.ingest.lines import read_layout, split_lines
from pipeline.ingest.noise import find_given_noise, find_inline_noise, find_line_noise, mask
from pipeline.ingest.patterns import SegmentPatterns
from pipeline.ingest.sentences import split_sentences, trim
from pipeline.models import Segments, Sentence, Span, Title
from pipeline.values import value_class

_PART_MARK = re.compile(r"\((?:[IVX]{1,5}|\d{1,2})\)\Z")
_CAPTION = re.compile(
    r"(?i:table|figure|chart|graph|map)\s(?:[A-Za-z]\.?)?\d+(?:[.-]\d+)*[a-z]?(?:[.:)]|\Z|\s[A-Z(–—-])"
)
_ITEM_KINDS = ("bullet", "paren")
BYTE_ORDER_MARK = "\ufeff"


def segment(
    text: str, patterns: SegmentPatterns, given: tuple[Span, ...] = (), titles: tuple[Title, ...] = ()
) -> Segments:
    """Divide a text up; offsets of sentences and masks are code points of this text.

    `given` are the stretches that the reader of the file knows to be no prose, `titles` the headings that it knows,
    both in order.
    """
    text = text.replace(BYTE_ORDER_MARK, " ")  # where a text begins with one, it hides the marker behind it
    lines = split_lines(text)
    noise = {**find_line_noise(lines, patterns), **find_given_noise(lines, given)}
    layout = read_layout([line for index, line in enumerate(lines) if index not in noise])
    blocks = build_blocks(lines, noise, layout, patterns, titles)
    mark_headings(text, blocks, patterns)
    spans = [Span(lines[index].start, lines[index].end, found.rule) for index, found in noise.items()]
    spans += find_inline_noise(text, patterns)
    spans += find_enumerators(text)
    spans += given
    spans += _block_masks(text, blocks)
    masked, masks = mask(text, spans)
    return Segments(masked, tuple(_sentences(text, masked, blocks, patterns)), masks)


def _block_masks(text: str, blocks: list[Block]) -> list[Span]:
    """The markers that open blocks, and the part numbers that close titles."""
    spans: list[Span] = []
    for block in blocks:
        if block.marker is not None:
            spans.append(Span(block.start, block.start + block.marker.length, "layout.list-marker"))
        if block.heading and (found := _PART_MARK.search(text, block.start, block.end)):
            spans.append(Span(found.start(), found.end(), "layout.part-mark"))
    return spans


@value_class
class _Parts:
    """A block cut up: the run-in title at its head, if any, its sentences, and whether the first of them is a title."""

    block: Block
    title: tuple[int, int] | None
    spans: list[tuple[int, int]]
    lead: bool


def _cut_block(masked: str, block: Block, patterns: SegmentPatterns) -> _Parts:
    start, end = trim(masked, block.start, block.end)
    if block.heading or start >= end:
        return _Parts(block, None, [(start, end)] if start < end else [], False)
    title = None
    if length := run_in_title(masked[start : min(end, start + LONGEST_RUN_IN)], patterns):
        title = (start, start + length)
        start, end = trim(masked, start + length, end)
    spans = list(split_sentences(masked, start, end, patterns))
    lead = title is None and len(spans) > 1 and is_lead_title(masked[slice(*spans[0])], patterns, _is_item(block))
    return _Parts(block, title, spans, lead)


def _have_lead_titles(cut: list[_Parts]) -> bool:
    """Tell whether paragraphs of this document open with titles: one alone is a sentence that has lost its verb."""
    plain = [parts.lead for parts in cut if len(parts.spans) > 1 and parts.block.marker is None]
    return sum(plain) > 1 and sum(plain) * 4 >= len(plain)


def _sentences(text: str, masked: str, blocks: list[Block], patterns: SegmentPatterns) -> list[Sentence]:
    cut = [_cut_block(masked, block, patterns) for block in blocks]
    plain_leads = _have_lead_titles(cut)
    sentences: list[Sentence] = []
    path: list[tuple[int, str]] = []
    paragraph = 0
    for parts in cut:
        block, title, item = parts.block, parts.title, _is_item(parts.block)
        if not parts.spans:
            continue
        words = text[block.start : block.end]
        captions = block.heading and _CAPTION.match(words) is not None  # of a table: nothing else stands beneath it
        if block.heading and not captions:
            _open_heading(path, block, words, patterns)
        section = _join([*path, (LEAD_LEVEL, fold(words))] if captions else path)
        lead = parts.lead and (item or plain_leads)
        if title is not None:
            section = _join([*path, (LEAD_LEVEL, masked[title[0] : title[1] - 1])])
            sentences.append(Sentence(*title, len(sentences), paragraph, section, heading=True, item=item))
        elif lead:
            section = _join([*path, (LEAD_LEVEL, fold(masked[parts.spans[0][0] : parts.spans[0][1] - 1]))])
        for number, (start, end) in enumerate(parts.spans):
            heading = block.heading or (lead and number == 0)
            sentences.append(Sentence(start, end, len(sentences), paragraph, section, heading=heading, item=item))
        paragraph += 1
    return sentences


def _open_heading(path: list[tuple[int, str]], block: Block, title: str, patterns: SegmentPatterns) -> None:
    marked = marker_level(block.marker.kind, block.marker.depth) if block.marker else None
    if block.rank is not None:
        push_given(path, block.rank, marked, title)
    else:
        push_heading(path, plain_level(title, patterns) if marked is None else marked, title)


def _is_item(block: Block) -> bool:
    return block.marker is not None and block.marker.kind in _ITEM_KINDS


def _join(path: list[tuple[int, str]]) -> str | None:
    return " > ".join(title for _, title in path) or None
