"""HTML: one file with everything in it, to be read on any screen, printed, or put on a web site.

All words are escaped, pictures are images without scripts, and a policy in the head lets a browser load and run nothing.
"""

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path

from workshop.record import document as doc
from workshop.record.document import Block, Document, Section
from workshop.record.marks import visible
from workshop.resources import resource_dir
from workshop.words import translate

NAME = "html"
MIMETYPE = "text/html; charset=utf-8"
SUFFIX = ".html"

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
FIRST_LEVEL = 2


def write(document: Document) -> bytes:
    head = f"""<!doctype html>
<html lang="{text(document.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{text(document.title)} · {text(document.kind)}</title>
<style>{_style()}</style>
</head>
<body>
<header><p class="brand">{_mark()}<b>Mutirão</b><span>{text(document.kind)}</span></p>
<h1>{text(document.title)}</h1>
"""
    about = f'<p class="about">{text(document.about)}</p>\n' if document.about else ""
    body = "".join(_section(document, section) for section in document.sections)
    end = f"</header>\n<main>\n{body}</main>\n<footer>{text(document.foot)}</footer>\n</body>\n</html>\n"
    return (head + about + end).encode()


def text(words: str) -> str:
    return escape(visible(words))


def _section(document: Document, section: Section) -> str:
    id = text(f"s-{section.id}")
    blocks = "".join(block(document, each) for each in section.blocks)
    kind = text(section.id.partition("-")[0])
    return f'<section class="{kind}" aria-labelledby="{id}">\n<h2 id="{id}">{text(section.title)}</h2>\n{blocks}</section>\n'


def block(document: Document, each: Block) -> str:
    match each:
        case doc.Heading():
            level = min(FIRST_LEVEL + each.level - 1, 6)
            return f"<h{level}>{text(each.text)}</h{level}>\n"
        case doc.Paragraph():
            lead = f"<b>{text(each.lead)}</b> " if each.lead else ""
            return f"<p{' class=small' if each.small else ''}>{lead}{_lines(each.text)}</p>\n"
        case doc.Quote():
            who = f"<footer>{text(each.who)}</footer>" if each.who else ""
            return f"<blockquote><p>“{text(each.text)}”</p>{who}</blockquote>\n"
        case doc.Facts():
            rows = "".join(
                f"<div><dt>{text(label)}</dt><dd>{text(words)}</dd></div>" for label, words in each.rows
            )
            return f"<dl>{rows}</dl>\n"
        case doc.Items():
            return f'<div class="items">{_items(each.items)}</div>\n'
        case doc.Table():
            return _table(each)
        case doc.Bars():
            return _bars(each)
        case doc.Run():
            return _run(document, each)
        case doc.Picture():
            return _picture(each)


def _lines(words: str) -> str:
    return "<br>".join(text(line) for line in words.split("\n"))


def _items(items: Iterable[doc.Item]) -> str:
    return f"<ul>{''.join(map(_item, items))}</ul>"


def _item(item: doc.Item) -> str:
    count = f'<span class="count">{item.count}</span>' if item.count is not None else ""
    color = f' class="c-{text(item.color)}"' if item.color else ""
    words = f"<b>{text(item.text)}</b>" if item.count is not None else text(item.text)
    return f"<li{color}><span>{words}</span>{count}{_items(item.items) if item.items else ''}</li>"


def _table(table: doc.Table) -> str:
    right = [' class="n"' if at in table.numbers else "" for at in range(len(table.columns))]
    columns = "".join(
        f'<th scope="col"{side}>{text(name)}</th>' for name, side in zip(table.columns, right, strict=True)
    )
    rows = "".join(
        f"<tr>{''.join(f'<td{side}>{text(cell)}</td>' for cell, side in zip(row, right, strict=False))}</tr>"
        for row in table.rows
    )
    caption = f"<caption>{text(table.caption)}</caption>" if table.caption else ""
    return f"<div class=wide><table>{caption}<thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table></div>\n"


def _bars(bars: doc.Bars) -> str:
    rows = "".join(
        f'<tr><th scope="row">{text(label)}</th><td class="bar"><i style="width:{_share(count, bars.of):.1f}%"></i></td>'
        f'<td class="n">{count}</td></tr>'
        for label, count in bars.rows
    )
    caption = f"<caption>{text(bars.caption)}</caption>" if bars.caption else ""
    return f'<table class="bars">{caption}<tbody>{rows}</tbody></table>\n'


def _share(count: int, of: int) -> float:
    return max(0.0, min(100.0, 100 * count / of)) if of > 0 else 0.0


def _run(document: Document, run: doc.Run) -> str:
    held = [(title, minutes) for title, _, minutes in run.steps if minutes is not None]
    strip = "".join(f'<i style="flex-grow:{minutes}">{text(title)}</i>' for title, minutes in held)
    rows = [
        [title, str(plan), "–" if minutes is None else f"{minutes}{_more(minutes - plan)}"]
        for title, plan, minutes in run.steps
    ]
    if run.planned_end or run.real_end:
        rows.append([translate("End", document.language), run.planned_end or "–", run.real_end or "–"])
    table = _table(doc.Table(_labels(document.language), rows, numbers=[1, 2]))
    return (f'<div class="strip" aria-hidden="true">{strip}</div>' if held else "") + table


def _labels(language: str) -> list[str]:
    return [
        translate("Step", language),
        translate("Planned, in minutes", language),
        translate("As it ran", language),
    ]


def _more(minutes: int) -> str:
    return f" ({minutes:+d})" if minutes else ""


def _picture(picture: doc.Picture) -> str:
    data = b64encode(picture.svg.encode()).decode()
    caption = f"<figcaption>{text(picture.caption)}</figcaption>" if picture.caption else ""
    return (
        f'<figure><img src="data:image/svg+xml;base64,{data}" alt="{text(picture.alt)}" '
        f'width="{int(picture.w)}" height="{int(picture.h)}">{caption}</figure>\n'
    )


@cache
def _style() -> str:
    font = b64encode((resource_dir("static") / "vendor/figtree/figtree.woff2").read_bytes()).decode()
    face = f"@font-face{{font-family:Figtree;font-weight:300 900;src:url(data:font/woff2;base64,{font}) format('woff2')}}"
    return face + (Path(__file__).parent / "record.css").read_text("utf-8")


@cache
def _mark() -> str:
    icon = b64encode((resource_dir("static") / "icon.svg").read_bytes()).decode()
    return f'<img src="data:image/svg+xml;base64,{icon}" alt="" width="24" height="24">'
