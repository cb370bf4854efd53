"""What goes onto which slide: one idea each, few lines, and in the notes below all that was said at length.

Pure; sizes are points on a slide of 960 by 540.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import ceil
from typing import TypeVar

from workshop.exports.drawn.letters import wrapped
from workshop.record import document as doc
from workshop.record.document import Document, Section
from workshop.record.marks import visible
from workshop.record.running import run_table
from workshop.words import translate

Row = TypeVar("Row")
Shown = doc.Table | doc.Bars | doc.Picture | doc.Quote
MOST, ROWS = 6, 7
"""Lines of a slide; rows of a table on one, beside its head."""
SIZE, LEADING, APART = 20, 1.2, 10
WIDE, HIGH = 850, 350
INDENT = 24
DEEPEST = 2
FOLDED = 3
"""A line may take so many of its own; what is longer ends in an ellipsis, and is whole in the notes."""


@dataclass(frozen=True)
class Line:
    """Words of a slide; one that is an `item` bears a bullet."""

    text: str
    lead: str = ""
    level: int = 0
    count: int | None = None
    item: bool = False
    small: bool = False
    notes: str = ""
    """What the notes say in place of these words."""


@dataclass(frozen=True)
class Slide:
    """One slide: its `kicker` says in which part it stands; it shows lines or one other thing."""

    title: str
    kicker: str = ""
    lines: Sequence[Line] = ()
    block: Shown | None = None
    remark: str = ""
    notes: str = ""


@dataclass
class Pool:
    """Lines that wait for a slide, and where they stand."""

    section: str
    title: str = ""
    lines: list[Line] = field(default_factory=list)

    def slides(self) -> Iterator[Slide]:
        lines, self.lines = self.lines, []
        if lines:
            yield from spread(self.title or self.section, self.section if self.title else "", lines)

    def slide(self, block: Shown, notes: str, number: str = "") -> Slide:
        title = f"{self.title or self.section}{number}"
        return Slide(title, self.section if self.title else "", block=block, notes=visible(notes).strip())


def slides(document: Document) -> Iterator[Slide]:
    """The slides after the first one, which bears the title."""
    for section in document.sections:
        if section.where == "everywhere":
            yield from _section(document, section)


def _section(document: Document, section: Section) -> Iterator[Slide]:
    pool = Pool(visible(section.title))
    blocks = list(section.blocks)
    while blocks:
        block = blocks.pop(0)
        match block:
            case doc.Heading():
                yield from pool.slides()
                pool.title = visible(block.text)
            case doc.Paragraph():
                told = [part for part in visible(block.text).split("\n") if part.strip()]
                lead = visible(block.lead)
                pool.lines += [
                    Line(part, lead if not at else "", small=block.small) for at, part in enumerate(told)
                ]
            case doc.Facts():
                pool.lines += [Line(visible(words), visible(label)) for label, words in block.rows]
            case doc.Items():
                yield from _items(pool, block.items, document.language)
            case _:
                yield from pool.slides()
                remark = _remark(blocks)
                for each in _alone(pool, document, block):
                    yield replace(each, remark=remark, notes=f"{each.notes}\n{remark}".strip())
    yield from pool.slides()


def _remark(blocks: list[doc.Block]) -> str:
    """A remark that follows, which is taken away: it goes onto the same slide."""
    match blocks:
        case [doc.Paragraph(text=text, small=True), *_]:
            blocks.pop(0)
            return visible(text)
    return ""


def _items(pool: Pool, items: Sequence[doc.Item], language: str) -> Iterator[Slide]:
    """Lines of a list; where most have lines of their own, these get slides of their own, of which they are the titles."""
    if 2 * sum(1 for item in items if item.items) < len(items):
        pool.lines += _some(list(_below(items)), language)
        return
    for item in items:
        if not item.items:
            pool.lines.append(Line(visible(item.text), count=item.count, item=True))
            continue
        yield from pool.slides()
        title = visible(item.text) + (f" ({item.count})" if item.count is not None else "")
        yield from spread(title, pool.title or pool.section, _some(list(_below(item.items)), language))


def _some(lines: list[Line], language: str) -> list[Line]:
    """All lines where three slides hold them, else two slides of them and how many more there are, which the notes tell."""
    if len(lines) <= 3 * MOST:
        return lines
    kept, rest = lines[: 2 * MOST - 1], lines[2 * MOST - 1 :]
    more = translate("And {n} more.", language, n=len(rest))
    return [*kept, Line(more, notes="\n".join(map(_told, rest)))]


def _below(items: Iterable[doc.Item], level: int = 0) -> Iterator[Line]:
    for item in items:
        yield Line(visible(item.text), level=min(level, DEEPEST), count=item.count, item=True)
        yield from _below(item.items, level + 1)


def _alone(pool: Pool, document: Document, block: doc.Block) -> Iterator[Slide]:
    """What takes a slide for itself, or several."""
    match block:
        case doc.Run():
            yield from _alone(pool, document, run_table(block, document.language))
        case doc.Table() if block.columns:
            for number, rows in _parts(block.rows):
                notes = "\n".join(_row(block.columns, row) for row in rows)
                table = doc.Table(block.columns, rows, block.caption, block.numbers)
                yield pool.slide(table, f"{block.caption}\n{notes}", number)
        case doc.Bars() if block.rows:
            for number, some in _parts(block.rows, ROWS + 1):
                notes = "\n".join(f"{label}: {count}" for label, count in some)
                part = doc.Bars(some, block.of, block.caption)
                yield pool.slide(part, f"{block.caption}\n{notes}", number)
        case doc.Picture():
            yield pool.slide(block, f"{block.caption}\n{block.alt}")
        case doc.Quote():
            yield pool.slide(block, f"“{block.text}”\n{block.who}")


def _parts(rows: Sequence[Row], room: int = ROWS) -> Iterator[tuple[str, list[Row]]]:
    """The rows in parts of like size, each with which of how many it is."""
    count = max(1, ceil(len(rows) / room))
    most = max(1, ceil(len(rows) / count))
    for at in range(count):
        yield f" ({at + 1}/{count})" if count > 1 else "", list(rows[at * most : (at + 1) * most])


def _row(columns: Sequence[str], row: Sequence[str]) -> str:
    told = (f"{name}: {cell}" if name else cell for name, cell in zip(columns, row, strict=False))
    return "; ".join(told)


def spread(title: str, kicker: str, lines: Sequence[Line]) -> Iterator[Slide]:
    """The lines on as many slides as they need; which of how many it is stands beside the title."""
    parts = _filled(lines, MOST)
    parts = _filled(lines, ceil(len(lines) / len(parts)))  # as many on the last as on the first
    for at, part in enumerate(parts, 1):
        name = f"{title} ({at}/{len(parts)})" if len(parts) > 1 else title
        yield Slide(name, kicker, tuple(part), notes="\n".join(_told(line) for line in part))


def _filled(lines: Sequence[Line], most: int) -> list[list[Line]]:
    parts: list[list[Line]] = [[]]
    left: float = HIGH
    for line in lines:
        need = high(line)
        if parts[-1] and (len(parts[-1]) == most or need > left):
            parts.append([])
            left = HIGH
        parts[-1].append(line)
        left -= need
    return parts


def high(line: Line) -> float:
    """How much of a slide's height a line takes."""
    return len(folded(line)) * size(line) * LEADING + APART


def folded(line: Line) -> list[str]:
    """The words of a line as they break, cut where they are too many."""
    room = WIDE - INDENT * (line.level + 1) - (60 if line.count is not None else 0)
    said = f"{line.lead} {line.text}" if line.lead else line.text
    return wrapped(" ".join(said.split()), room, size(line), 500, most=FOLDED)


def shown(line: Line) -> str:
    """The words that a slide shows of a line, after its lead."""
    words = " ".join(folded(line))
    return words[len(" ".join(line.lead.split())) :].lstrip() if line.lead else words


def size(line: Line) -> int:
    return SIZE - 6 if line.small else SIZE - 2 * line.level


def _told(line: Line) -> str:
    if line.notes:
        return line.notes
    lead = f"{line.lead} " if line.lead else ""
    return f"{'  ' * line.level}{lead}{line.text}" + (f" ({line.count})" if line.count is not None else "")
