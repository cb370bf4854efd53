"""Notes and factors in a picture: twin of static/objects/note.js and its style sheets."""

from dataclasses import dataclass, field

from workshop import words
from workshop.core.change import Record
from workshop.exports.drawn import signs
from workshop.exports.drawn.colors import corner
from workshop.exports.drawn.icons import SORTS, icon
from workshop.exports.drawn.letters import cut, width, wrapped
from workshop.exports.drawn.pen import (
    CONTROL,
    EDGE,
    FILLS,
    INK,
    MUTED,
    SHADE,
    SURFACE,
    element,
    lines,
    rect,
    write,
)  # fmt: skip
from workshop.exports.drawn.scene import Scene
from workshop.methods import SHELF
from workshop.objects import evidence, placing
from workshop.objects.cells import Box

FACTOR = 72
LONG = 90
"""From so many letters on they are smaller."""
SMALL, ROW, TAG = 13, 18, 20
SHORT = 10
INITIAL = 24
CONTESTED = 3
"""Moved so often between groups by others than before. Twin of static/js/ui/contested.js."""
NAMES = {
    "problem": "Problem", "cause": "Cause", "effect": "Effect", "factor": "Factor", "actor": "Actor", "need": "Need",
    "question": "Question", "quote": "Quote", "action": "Action", "solution": "Solution", "idea": "Idea",
}  # fmt: skip
"""Twin of static/js/ui/sorts.js, where its sentences are collected."""


@dataclass(frozen=True)
class Sheet:
    """A note as it fits: its lines, and what stands below them."""

    lines: list[str]
    size: float
    line: float
    author: str = ""
    sort: str = ""
    picture: str = ""
    chips: list[list[tuple[str, bool]]] = field(default_factory=list)
    beside: str = ""
    signs: list[list[tuple[str, str]]] = field(default_factory=list)
    h: float = placing.NOTE_HEIGHT


def lay(scene: Scene) -> dict[str, Sheet]:
    """All notes that can be seen, and their boxes into the scene."""
    sheets = {}
    for record in scene.those("note"):
        sheet = factor(scene, record) if record.get("sort") == "factor" else plain(scene, record)
        sheets[record["id"]] = sheet
        scene.boxes[record["id"]] = Box(record["x"], record["y"], record.get("w", placing.NOTE_WIDTH), sheet.h)
    return sheets


def plain(scene: Scene, record: Record) -> Sheet:
    room = record.get("w", placing.NOTE_WIDTH) - 28
    text = str(record["text"])
    size, line = _letters(text)
    told = wrapped(text, room, size)
    sort = words.translate(NAMES[record["sort"]], scene.language) if record.get("sort") in SORTS else ""
    author = scene.name(record)
    tags, badges = list(record.get("tags", ())), marks(scene, record)
    beside = tags[0] if len(tags) == 1 and not badges and not sort and len(tags[0]) <= SHORT and author else ""
    chips = chip_rows([(each, True) for each in badges] + [(each, False) for each in tags if not beside], room)
    given = signs.rows(scene, record["id"], room)
    heights = ([INITIAL if author else ROW] if author or sort else []) + [TAG] * len(chips)
    foot = 8 + sum(heights) + 6 * (len(heights) - 1) - 2 * max(0, len(chips) - 1) if heights else 0
    signed = signs.APART + len(given) * (signs.TALL + signs.GAP) - signs.GAP if given else 0
    h = max(placing.NOTE_HEIGHT, 12 + len(told) * line + foot + signed + 10)
    return Sheet(told, size, line, author, sort, SORTS.get(record["sort"], "") if sort else "", chips, beside, given, h)


def factor(scene: Scene, record: Record) -> Sheet:
    text = str(record["text"])
    size, line = _letters(text)
    told = wrapped(text, record.get("w", placing.NOTE_WIDTH) - 35, size, 500)
    notes = len(list(evidence.there(record, scene.board)))
    rests = words.translate_count("{n} note", "{n} notes", notes, scene.language) if notes else ""
    given = signs.rows(scene, record["id"], record.get("w", placing.NOTE_WIDTH) - 35)
    signed = signs.APART + len(given) * (signs.TALL + signs.GAP) - signs.GAP if given else 0
    h = max(FACTOR, 27 + len(told) * line + (2 + ROW if rests else 0) + signed)
    return Sheet(told, size, line, sort=rests, signs=given, h=h)


def _letters(text: str) -> tuple[float, float]:
    """The size of the letters and of a line. Browsers count a letter beyond the first 65,536 as two."""
    return (16.0, 21.6) if len(text.encode("utf-16-le", "surrogatepass")) // 2 < LONG else (14.0, 18.2)


def marks(scene: Scene, record: Record) -> list[str]:
    """How many notes it is, for whom it was typed where people are named, and what a method let people say of it."""
    found, language = [], scene.language
    if record.get("merged"):
        many = len(record["merged"]) + 1
        found.append(words.translate_count("{n} note together", "{n} notes together", many, language))
    if record.get("proxy") and scene.name(record):
        found.append(words.translate("for {name}", language, name=record["proxy"]))
    known = {each.mark: each.name.to(language) for method in SHELF.values() for each in method.marks}
    return [*found, *(known[mark] for mark in record.get("marks", ()) if mark in known)]


def chip_rows(chips: list[tuple[str, bool]], room: float) -> list[list[tuple[str, bool]]]:
    """Words in rows of little boxes, each cut where it is too long for a row."""
    rows: list[list[tuple[str, bool]]] = []
    left = 0.0
    for said, mark in chips:
        short = cut(said, room - 18, SMALL)
        wide = width(short, SMALL) + 18
        if not rows or wide > left:
            rows.append([])
            left = room
        rows[-1].append((short, mark))
        left -= wide + 4
    return rows


def draw(scene: Scene, record: Record, sheet: Sheet) -> str:
    box = scene.boxes[record["id"]]
    lang = {"xml:lang": record["lang"]} if record.get("lang") else {}
    look = draw_factor if record.get("sort") == "factor" else draw_plain
    contested = _contested(scene, box) if record.get("regrouped", 0) >= CONTESTED else ""
    badge = signs.badge(scene, record["id"], box.x + box.w - 18, box.y)
    return element("g", look(box, record, sheet), contested, badge, **lang)


def draw_plain(box: Box, record: Record, sheet: Sheet) -> str:
    x, y, w, h = box
    color = record.get("color") if record.get("color") in FILLS else "sand"
    shape = rect(x, y + 1.5, w, h, rx=10, fill=SHADE, fill_opacity=0.1) + rect(x, y, w, h, rx=10, fill=FILLS[str(color)])
    text = lines(x + 14, y + 12, sheet.lines, sheet.size, sheet.line, room=w - 28)
    return shape + corner(str(color), x + w, y) + text + _foot(box, sheet)


def _foot(box: Box, sheet: Sheet) -> str:
    """Below the words, from the lower edge up: signs, rows of tags, then who wrote it and what it is."""
    found, left, bottom = [], box.x + 14, box.y + box.h - 10
    if sheet.signs:
        top = bottom - len(sheet.signs) * (signs.TALL + signs.GAP) + signs.GAP
        found.append(signs.draw(sheet.signs, left, top, "#fff", 0.72))
        bottom = top - signs.APART
    for at, row in enumerate(reversed(sheet.chips)):
        bottom -= TAG + (4 if at else 0)
        found.append(_chips(row, left, bottom))
    if sheet.author or sheet.sort:
        tall = INITIAL if sheet.author else ROW
        top = bottom - tall - (6 if sheet.chips else 0)
        found.append(_signed(sheet, left, top, box.w - 28, tall))
    return "".join(found)


def _signed(sheet: Sheet, x: float, y: float, room: float, tall: float) -> str:
    right, found = x + room, []
    if sheet.sort:
        wide = 18 + width(sheet.sort, SMALL, 500)
        at = right - wide if sheet.author else x
        found.append(icon(sheet.picture, at, y + tall / 2 - 7, 14))
        found.append(write(at + 18, y, sheet.sort, SMALL, 500, line=tall))
        right = at - 6
    if sheet.beside:
        wide = width(sheet.beside, SMALL) + 18
        found.append(_chips([(sheet.beside, False)], right - wide, y + 2))
        right -= wide + 6
    if sheet.author:
        found.append(element("circle", cx=x + 12, cy=y + 12, r=12, fill="#fff", fill_opacity=0.72))
        found.append(write(x + 12, y, sheet.author[0].upper(), SMALL, 600, line=tall, text_anchor="middle"))
        found.append(write(x + 30, y, cut(sheet.author, right - x - 30, SMALL), SMALL, line=tall))
    return "".join(found)


def _chips(row: list[tuple[str, bool]], x: float, y: float) -> str:
    found = []
    for said, mark in row:
        wide = width(said, SMALL) + 18
        look = {"fill": "none", "stroke": INK} if mark else {"fill": "#fff", "fill_opacity": 0.72}
        found.append(rect(x, y, wide, TAG, rx=10, **look))
        found.append(write(x + 9, y, said, SMALL, line=TAG))
        x += wide + 4
    return "".join(found)


def draw_factor(box: Box, record: Record, sheet: Sheet) -> str:
    x, y, w, h = box
    shape = rect(x, y, w, h, rx=14, fill=SURFACE, stroke=EDGE, stroke_width=1.5)
    signed = signs.APART + len(sheet.signs) * (signs.TALL + signs.GAP) - signs.GAP if sheet.signs else 0
    inner = len(sheet.lines) * sheet.line + (20 if sheet.sort else 0)
    top = y + (h - signed - inner) / 2
    text = lines(x + w / 2, top, sheet.lines, sheet.size, sheet.line, 500, text_anchor="middle")
    rests = write(x + w / 2, top + inner - ROW, sheet.sort, SMALL, 400, MUTED, line=ROW, text_anchor="middle")
    return shape + text + (rests if sheet.sort else "") + signs.draw(sheet.signs, x + 17, y + h - 13 - signed + signs.APART)


def _contested(scene: Scene, box: Box) -> str:
    said = words.translate("Contested", scene.language)
    wide = 9 + 16 + 5 + width(said, SMALL) + 9
    x, y = box.x + 24, box.y - 13
    pill = rect(x, y, wide, 24, rx=12, fill=SURFACE, stroke=CONTROL)
    return pill + icon("shuffle", x + 9, y + 4, 16) + write(x + 30, y, said, SMALL, line=24)
