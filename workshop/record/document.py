"""A document without a format: sections of blocks, all words already in its reader's language.

Everything in it is plain text. A writer of a format puts it there as text, whatever it looks like: no block holds markup,
so nothing that people wrote can become any.
"""

from typing import Literal

import msgspec


class Heading(msgspec.Struct, tag="heading"):
    """A title inside a section; level 2 stands directly below the section's own."""

    text: str
    level: int = 2


class Paragraph(msgspec.Struct, tag="paragraph"):
    """Words; `lead` opens what follows in bold, `small` is a remark."""

    text: str
    lead: str = ""
    small: bool = False


class Quote(msgspec.Struct, tag="quote"):
    """What somebody said, word for word; `who` says it without naming people, such as the team."""

    text: str
    who: str = ""


class Facts(msgspec.Struct, tag="facts"):
    """Label and value, side by side: where, when, who."""

    rows: list[tuple[str, str]]


class Item(msgspec.Struct):
    """A line of a list; `count` stands at its end, `color` (a name of our palette) before it."""

    text: str
    items: list["Item"] = []
    count: int | None = None
    color: str = ""


class Items(msgspec.Struct, tag="items"):
    """A list, nested as an outline."""

    items: list[Item]


class Table(msgspec.Struct, tag="table"):
    """Rows of cells below their columns' names; columns in `numbers`, counted from 0, are set to the right."""

    columns: list[str]
    rows: list[list[str]]
    caption: str = ""
    numbers: list[int] = []


class Bars(msgspec.Struct, tag="bars"):
    """Label and how many, drawn as bars beside the figures; `of` is what a full bar stands for."""

    rows: list[tuple[str, int]]
    of: int
    caption: str = ""


class Run(msgspec.Struct, tag="run"):
    """How the steps ran against the plan: title, minutes as planned, minutes as they were (None: not held)."""

    steps: list[tuple[str, int, int | None]]
    planned_end: str = ""
    real_end: str = ""


class Picture(msgspec.Struct, tag="picture"):
    """A picture as SVG, with what it shows in words for who can't see it."""

    svg: str
    alt: str
    w: int
    h: int
    caption: str = ""


Block = Heading | Paragraph | Quote | Facts | Items | Table | Bars | Run | Picture
Where = Literal["everywhere", "document"]


class Section(msgspec.Struct):
    """A part with a title; `id` names it for who edits it. One for the `document` alone is left out of slides."""

    id: str
    title: str
    blocks: list[Block]
    where: Where = "everywhere"


class Document(msgspec.Struct):
    """What is written as PDF, DOCX, HTML, Markdown or slides. `language` is pt-BR, es or en; `about` is one line below the
    title, `kind` what such a document is called, and `foot` the sentence at the foot of each page."""

    title: str
    about: str
    kind: str
    language: str
    foot: str
    sections: list[Section]
