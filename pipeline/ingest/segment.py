"""A document's text divided into sections, paragraphs and sentences, with what is no prose masked.

`segment` puts the steps in order: lines, noise, blocks, headings, sentences. All of it is spans into the unaltered
text. What a numeral in a masked stretch means is left to `extract/screen.py`.
"""

import re

from pipeline.ingest.blocks import Block, build_blocks, mark_headings
from pipeline.ingest.headings import (
    LEAD_LEVEL,
    is_lead_title,
    marker_level,
    plain_level,
    push_heading,
    run_in_title,
)
from pipeline.ingest.lines import read_layout, split_lines
from pipeline.ingest.noise import find_inline_noise, find_line_noise, mask
from pipeline.ingest.patterns import SegmentPatterns
from pipeline.ingest.sentences import split_sentences, trim
from pipeline.models import Segments, Sentence, Span

_PART_MARK = re.compile(r"\((?:[IVX]{1,5}|\d{1,2})\)\Z")
_ITEM_KINDS = ("bullet", "paren")


def segment(text: str, patterns: SegmentPatterns) -> Segments:
    """Divide a text up; offsets of sentences and masks are code points of this text."""
    lines = split_lines(text)
    noise = find_line_noise(lines, patterns)
    blocks = build_blocks(lines, noise, read_layout(lines), patterns)
    mark_headings(text, blocks, patterns)
    spans = [Span(lines[index].start, lines[index].end, found.rule) for index, found in noise.items()]
    spans += find_inline_noise(text, patterns)
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


def _sentences(text: str, masked: str, blocks: list[Block], patterns: SegmentPatterns) -> list[Sentence]:
    sentences: list[Sentence] = []
    path: list[tuple[int, str]] = []
    paragraph = 0
    for block in blocks:
        start, end = trim(masked, block.start, block.end)
        if start >= end:
            continue
        if block.heading:
            marker = block.marker
            title = text[block.start : block.end]
            level = marker_level(marker.kind, marker.depth) if marker else plain_level(title, patterns)
            push_heading(path, level, title)
            sentences.append(Sentence(start, end, len(sentences), paragraph, _join(path), heading=True))
        else:
            _add_block(sentences, masked, block, start, end, paragraph, path, patterns)
        paragraph += 1
    return sentences


def _add_block(
    sentences: list[Sentence],
    masked: str,
    block: Block,
    start: int,
    end: int,
    paragraph: int,
    path: list[tuple[int, str]],
    patterns: SegmentPatterns,
) -> None:
    """Add the sentences of a paragraph or item; a title phrase at its head becomes the last part of their section."""
    item = block.marker is not None and block.marker.kind in _ITEM_KINDS
    section = _join(path)
    title_end = start + run_in_title(masked[start : min(end, start + 100)], patterns)
    if title_end > start:
        section = _join([*path, (LEAD_LEVEL, masked[start : title_end - 1])])
        sentences.append(Sentence(start, title_end, len(sentences), paragraph, section, heading=True, item=item))
        start = title_end
    first = title_end == start and title_end == trim(masked, block.start, block.end)[0]
    for begin, stop in split_sentences(masked, start, end, patterns):
        lead = first and stop < end and is_lead_title(masked[begin:stop], patterns, item)
        if lead:
            section = _join([*path, (LEAD_LEVEL, masked[begin : stop - 1])])
        first = False
        sentences.append(Sentence(begin, stop, len(sentences), paragraph, section, heading=lead, item=item))


def _join(path: list[tuple[int, str]]) -> str | None:
    return " > ".join(title for _, title in path) or None
