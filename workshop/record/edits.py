"""What facilitators change of a record before it goes out: overrides of single texts, never a copy of the whole.

A text is known by a digest of what it was made as. So a change holds for as long as the boards still say the same, and
what the boards say anew is never hidden by words that were written for something else.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Annotated

import msgspec
from msgspec import Meta

from workshop.record import document as doc
from workshop.record.document import Block, Document, Section

LONGEST_TITLE, LONGEST, MOST_ADDED = 200, 4_000, 20
MOST_SECTIONS = 400

Title = Annotated[str, Meta(max_length=LONGEST_TITLE)]
Words = Annotated[str, Meta(max_length=LONGEST)]
Key = Annotated[str, Meta(max_length=60)]


class SectionEdits(msgspec.Struct, omit_defaults=True):
    """Of one section: another `title`, `out` of the record, `texts` by the key of what they replace, keys of blocks that
    are `left` out, and paragraphs that are `added` at its end."""

    title: Title = ""
    out: bool = False
    texts: Annotated[dict[Key, Words], Meta(max_length=500)] = {}
    left: Annotated[list[Key], Meta(max_length=500)] = []
    added: Annotated[list[Words], Meta(max_length=MOST_ADDED)] = []


class Edits(msgspec.Struct, omit_defaults=True):
    """`order` are ids of sections; `seqs` is how far each board had come when this was saved."""

    order: Annotated[list[str], Meta(max_length=MOST_SECTIONS)] = []
    sections: Annotated[dict[str, SectionEdits], Meta(max_length=MOST_SECTIONS)] = {}
    seqs: dict[str, int] = {}


@dataclass(frozen=True)
class Place:
    """A block that can be changed: its key, what sort it is, and the words it was made with."""

    key: str
    sort: str
    text: str
    lead: str = ""


def edited(document: Document, edits: Edits) -> Document:
    """The document as it goes out: changed, in the wished order, and without sections that hold nothing."""
    found = [
        _section(section, edits.sections.get(section.id))
        for section in in_order(document.sections, edits.order)
    ]
    return msgspec.structs.replace(
        document, sections=[each for each in found if each is not None and each.blocks]
    )


def in_order(sections: list[Section], wished: list[str]) -> list[Section]:
    """As wished; a section that nobody placed follows the one it followed when it was made."""
    there = {section.id: section for section in sections}
    ids = [id for id in dict.fromkeys(wished) if id in there]
    before: str | None = None
    for section in sections:
        if section.id not in ids:
            ids.insert(ids.index(before) + 1 if before in ids else 0, section.id)
        before = section.id
    return [there[id] for id in ids]


def _section(section: Section, edits: SectionEdits | None) -> Section | None:
    if edits is None:
        return section
    if edits.out:
        return None
    blocks = [changed for key, each in keyed(section) if (changed := _block(key, each, edits)) is not None]
    added: list[Block] = [doc.Paragraph(words) for words in edits.added if words.strip()]
    return msgspec.structs.replace(
        section, title=edits.title.strip() or section.title, blocks=[*blocks, *added]
    )


def _block(key: str, each: Block, edits: SectionEdits) -> Block | None:
    """The block as it was changed; None where it is left out, or all its words were taken away."""
    if key in edits.left:
        return None
    if isinstance(each, doc.Paragraph) and key in edits.texts:
        words = edits.texts[key].strip()
        return msgspec.structs.replace(each, text=words) if words else None
    return each


def keyed(section: Section) -> Iterator[tuple[str, Block]]:
    """Its blocks, each with a key that says what it was made as; the second of two alike is numbered."""
    seen: dict[str, int] = {}
    for each in section.blocks:
        digest = blake2b(_content(each).encode(), digest_size=8).hexdigest()
        seen[digest] = seen.get(digest, 0) + 1
        yield (digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"), each


def _content(each: Block) -> str:
    """What tells a block apart: its words; of what is drawn or listed only what it is, for that changes all the time."""
    match each:
        case doc.Paragraph():
            return f"paragraph {each.lead} {each.text}"
        case doc.Quote():
            return f"quote {each.text}"
        case doc.Heading():
            return f"heading {each.text}"
    return type(each).__name__


def places(section: Section) -> Iterator[Place]:
    """What of a section can be changed: words can be rewritten, quotes, lists and pictures left out."""
    for key, each in keyed(section):
        match each:
            case doc.Paragraph():
                yield Place(key, "paragraph", each.text, each.lead)
            case doc.Quote():
                yield Place(key, "quote", each.text, each.who)
            case doc.Picture():
                yield Place(key, "picture", each.alt)
            case doc.Items():
                yield Place(key, "items", "; ".join(item.text for item in each.items[:3]))
            case doc.Table() | doc.Bars() | doc.Run():
                yield Place(key, "figures", "")
