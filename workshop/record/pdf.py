"""PDF/UA-1: tagged for screen readers, set by typst from a fixed template that reads the document as data."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import typst

from workshop.record import document as doc
from workshop.record.columns import height, parts
from workshop.record.document import Document
from workshop.record.letters import printable
from workshop.record.marks import visible
from workshop.resources import resource_dir
from workshop.words import translate

NAME = "pdf"
MIMETYPE = "application/pdf"
SUFFIX = ".pdf"

HERE = Path(__file__).parent
TEMPLATE = HERE / "record.typ"
SHORT = 60
TALL = 1.15
"""A picture so much higher than wide is held to a height, so that it leaves room for its title."""
BESIDE = ("method", "attendance")
LITTLE = 650
"""So many letters of the method find room beside who was there."""
SIDE, NARROW = 42, 34
"""So many lines, each of so many letters, stand beside a picture at most."""

Json = dict[str, Any]


def write(document: Document) -> bytes:
    given = _each(_data(document), visible)
    return printable(given, _set)


def _set(given: Json) -> bytes:
    said = {"document": json.dumps(given, ensure_ascii=False)}
    return typst.compile(
        TEMPLATE, root=HERE, font_paths=[resource_dir("fonts")], ignore_system_fonts=True, format="pdf",
        pdf_standards=["ua-1"], sys_inputs=said,
    )  # fmt: skip


def _data(document: Document) -> Json:
    language, _, region = document.language.partition("-")
    return {
        "title": document.title or document.kind,
        "short": _cut(document.title or document.kind),
        "about": document.about,
        "kind": document.kind,
        "lang": language,
        "region": region or None,
        "foot": document.foot,
        "words": _words(document.language),
        "beside": _beside(document),
        "sections": [
            {
                "id": section.id,
                "title": section.title or "–",
                "blocks": list(_blocks(document, section)),
                "side": _side(section),
            }
            for section in document.sections
        ],
    }


def _words(language: str) -> Mapping[str, str]:
    return {
        "of": translate("of", language),
        "step": translate("Step", language),
        "planned": translate("Planned, in minutes", language),
        "plan": translate("Planned", language),
        "ran": translate("As it ran", language),
        "minutes": translate("minutes", language),
    }


def _cut(title: str) -> str:
    return title if len(title) <= SHORT else f"{title[: SHORT - 1].rstrip()}…"


def _beside(document: Document) -> list[str]:
    """The method and who was there stand side by side where both are short."""
    there = {section.id: section for section in document.sections}
    if not all(id in there for id in BESIDE):
        return []
    said = sum(len(each.text) for each in there["method"].blocks if isinstance(each, doc.Paragraph))
    rows = sum(len(each.rows) for each in there["attendance"].blocks if isinstance(each, doc.Bars))
    return list(BESIDE) if said <= LITTLE and rows <= 9 else []


def _side(section: doc.Section) -> int:
    """So many blocks stand beside the picture that opens a section: its lists, if they are no longer than a page allows."""
    picture = section.blocks[0]
    if not isinstance(picture, doc.Picture) or picture.h > picture.w:
        return 0
    titles = [at for at, each in enumerate(section.blocks) if isinstance(each, doc.Heading)]
    end = titles[1] if len(titles) > 1 else len(section.blocks)
    there = section.blocks[1:end]
    lists = [each for each in there if isinstance(each, doc.Items)]
    if len(lists) < len(there) - 1:
        return 0
    lines = sum(height(item, NARROW) for each in lists for item in each.items)
    return len(there) if lines <= SIDE else 0


def _blocks(document: Document, section: doc.Section) -> Iterator[Json]:
    """Headings go down by one level at a time, or screen readers lose their way."""
    level, side = 1, _side(section)
    for at, each in enumerate(section.blocks):
        told = _block(document, each)
        if isinstance(each, doc.Heading):
            level = min(max(each.level, 2), level + 1, 4)
            told["level"] = level
        if isinstance(each, doc.Items) and 0 < at <= side:
            told["parts"] = list(parts(each.items, 1))
        yield told


def _block(document: Document, each: doc.Block) -> Json:
    plain: Json = msgspec.to_builtins(each)
    match each:
        case doc.Items():
            return {**plain, "parts": list(parts(each.items))}
        case doc.Bars():
            return {**plain, "most": max((count for _, count in each.rows), default=0)}
        case doc.Table():
            return {**plain, "widths": _widths(each)}
        case doc.Run():
            return {**plain, "alt": _told(each)}
        case doc.Picture():
            return {**plain, "tall": each.h > TALL * each.w, "alt": each.alt or document.kind}
    return plain


def _widths(table: doc.Table) -> list[float]:
    """How wide each column is beside the others: by the words that stand in it, within limits."""
    columns = [
        [name, *(row[at] for row in table.rows if at < len(row))] for at, name in enumerate(table.columns)
    ]
    return [min(max(8, *map(len, cells)), 48) ** 0.75 for cells in columns]


def _told(run: doc.Run) -> str:
    return "; ".join(
        f"{title}: {planned} → {'–' if ran is None else ran}" for title, planned, ran in run.steps
    )


def _each(value: Any, change: Callable[[str], str]) -> Any:
    """The same with all words changed, but for pictures, which are no words."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {name: each if name == "svg" else _each(each, change) for name, each in value.items()}
    if isinstance(value, Iterable):
        return [_each(each, change) for each in value]
    return value
