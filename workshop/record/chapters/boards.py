"""Each board, as a picture and as an outline."""

from collections.abc import Iterable

from workshop.core.board import Board
from workshop.core.change import Record
from workshop.record.document import Block, Heading, Item, Items, Section
from workshop.record.outline import Outline, reading, words
from workshop.record.pictures import picture
from workshop.record.told import Surface, Told, line

MOST_LINKS = 150


def chapter(told: Told) -> Iterable[Section]:
    for surface in told.surfaces:
        blocks = list(_blocks(told, surface))
        if blocks:
            yield Section(f"board-{surface.id}", _title(told, surface), blocks)


def _title(told: Told, surface: Surface) -> str:
    if surface.title == told.title:
        return told.translate("The board of all")
    return told.translate("Board: {title}", title=line(surface.title))


def _blocks(told: Told, surface: Surface) -> Iterable[Block]:
    items = Outline(told, surface).items()
    texts = [Item(words) for words in _written(surface.board) if words]
    if not items and not texts:
        return
    yield from picture(told, surface)
    if texts:
        yield Items(texts)
    if items:
        yield Heading(told.translate_count("{n} note", "{n} notes", len(surface.board.of("note"))))
        yield Items(items)
    links = _links(told, surface.board)
    if links:
        yield Heading(told.translate("Links"))
        yield Items(links)


def _written(board: Board) -> Iterable[str]:
    """Texts and cards, which are no notes."""
    for record in reading([*board.of("text").values(), *board.of("card").values()]):
        yield line(record.get("words") or " ".join(filter(None, (record.get("title"), record.get("url")))))


def _links(told: Told, board: Board) -> list[Item]:
    found = [said for link in board.of("link").values() if (said := link_sentence(told, board, link))]
    items = [Item(said) for said in sorted(found)[:MOST_LINKS]]
    if len(found) > MOST_LINKS:
        more = len(found) - MOST_LINKS
        items.append(Item(told.translate_count("And {n} more link.", "And {n} more links.", more)))
    return items


def link_sentence(told: Told, board: Board, link: Record) -> str:
    """A link in words; empty where an end has none."""
    ends = {"one": words(board, link["from"]), "other": words(board, link["to"])}
    if not all(ends.values()):
        return ""
    late = bool(link.get("delay"))
    match link["sort"], link.get("polarity"):
        case "causal", "+" if late:
            return told.translate("{one} → increases, with delay → {other}", **ends)
        case "causal", "+":
            return told.translate("{one} → increases → {other}", **ends)
        case "causal", "-" if late:
            return told.translate("{one} → reduces, with delay → {other}", **ends)
        case "causal", "-":
            return told.translate("{one} → reduces → {other}", **ends)
        case "causal", _:
            return told.translate("{one} → affects → {other}", **ends)
    return f"{ends['one']} → {ends['other']}"
