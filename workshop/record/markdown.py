"""Markdown (CommonMark with tables), for wikis and for whoever edits the record further. What people wrote is escaped."""

import re
from collections.abc import Iterable, Iterator

from workshop.record import document as doc
from workshop.record.document import Block, Document
from workshop.record.marks import visible
from workshop.words import translate

NAME = "markdown"
MIMETYPE = "text/markdown; charset=utf-8"
SUFFIX = ".md"

SIGNS = re.compile(r"([\\`*_\[\]<>&|~$#@{}^=])")
ADDRESS = re.compile(r"(?<=[A-Za-z])(:)(?=//|[^\s])|(?<=www)(\.)", re.I)
"""Where some readers would make a link of a bare address."""
AT_START = re.compile(r"^(\s*)([-+]|\d+(?=[.)]))(?=[\s.)]|$|-)")


def write(document: Document) -> bytes:
    parts = [f"# {text(document.title)}", f"*{text(document.kind)}*", text(document.about)]
    for section in document.sections:
        parts.append(f"## {text(section.title)}")
        parts += [block(document, each) for each in section.blocks]
    parts += ["---", text(document.foot)]
    return ("\n\n".join(filter(None, parts)) + "\n").encode()


def text(words: str) -> str:
    """Words in one line that no reader of Markdown takes for anything else."""
    said = SIGNS.sub(r"\\\1", " ".join(visible(words).split()))
    said = ADDRESS.sub(lambda found: "\\" + found.group(), said)
    start = AT_START.match(said)
    if start is None:
        return said
    sign = start.group(2)
    rest = said[start.end() :]
    return f"{start.group(1)}{sign}\\{rest}" if sign.isdigit() and rest else f"{start.group(1)}\\{sign}{rest}"


def block(document: Document, each: Block) -> str:
    match each:
        case doc.Heading():
            return f"{'#' * min(each.level + 1, 6)} {text(each.text)}"
        case doc.Paragraph():
            lead = f"**{text(each.lead)}** " if each.lead else ""
            return lead + "  \n".join(filter(None, map(text, each.text.split("\n"))))
        case doc.Quote():
            who = f"\n>\n> — {text(each.who)}" if each.who else ""
            return f"> “{text(each.text)}”{who}"
        case doc.Facts():
            return "\n".join(f"- **{text(label)}**: {text(words)}" for label, words in each.rows)
        case doc.Items():
            return "\n".join(_items(each.items))
        case doc.Table():
            return _table(each)
        case doc.Bars():
            return _bars(document, each)
        case doc.Run():
            return _run(document, each)
        case doc.Picture():
            return f"*{text(each.alt)}*"


def _items(items: Iterable[doc.Item], depth: int = 0) -> Iterator[str]:
    for item in items:
        words = text(item.text) if item.count is None else f"**{text(item.text)}** ({item.count})"
        yield f"{'  ' * depth}- {words}"
        yield from _items(item.items, depth + 1)


def _table(table: doc.Table) -> str:
    rows = [table.columns, ["--:" if at in table.numbers else "---" for at in range(len(table.columns))]]
    lines = [f"| {' | '.join(map(text, rows[0]))} |", f"| {' | '.join(rows[1])} |"]
    lines += [f"| {' | '.join(map(text, row))} |" for row in table.rows]
    return "\n".join(lines) + (f"\n\n{text(table.caption)}" if table.caption else "")


def _bars(document: Document, bars: doc.Bars) -> str:
    rows = [[label, str(count)] for label, count in bars.rows]
    return _table(doc.Table(["", translate("Count", document.language)], rows, bars.caption, [1]))


def _run(document: Document, run: doc.Run) -> str:
    language = document.language
    columns = [
        translate("Step", language),
        translate("Planned, in minutes", language),
        translate("As it ran", language),
    ]
    rows = [
        [title, str(plan), "–" if minutes is None else str(minutes)] for title, plan, minutes in run.steps
    ]
    if run.planned_end or run.real_end:
        rows.append([translate("End", language), run.planned_end or "–", run.real_end or "–"])
    return _table(doc.Table(columns, rows, numbers=[1, 2]))
