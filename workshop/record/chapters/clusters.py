"""What people put together: groups with how much is in them, and a few of their words."""

from collections.abc import Container, Iterable

from workshop.objects import cluster
from workshop.record.chapters import quotes
from workshop.record.document import Block, Heading, Item, Items, Section
from workshop.record.outline import Outline
from workshop.record.striking import quote, striking
from workshop.record.told import Surface, Told, line

MOST = 12
QUOTES = 2


def chapter(told: Told) -> Iterable[Section]:
    several = sum(1 for surface in told.surfaces if surface.board.of("cluster")) > 1
    blocks: list[Block] = []
    known = {(surface.id, note["id"]) for surface, note in quotes.chosen(told)}
    for surface in told.surfaces:
        found = list(_groups(told, surface, 3 if several else 2, known))
        if found and several:
            blocks.append(Heading(line(surface.title)))
        blocks += found
    if blocks:
        yield Section("clusters", told.translate("What came together"), blocks)


def _groups(told: Told, surface: Surface, level: int, known: Container[tuple[str, str]]) -> Iterable[Block]:
    board = surface.board
    groups = [item for item in Outline(told, surface).groups() if item.count]
    if not groups:
        return
    groups.sort(key=lambda item: -(item.count or 0))
    yield Items([Item(item.text, list(_inner(item)), item.count, item.color) for item in groups])
    outer = [
        each
        for each in board.of("cluster").values()
        if cluster.parent(board, each) is None and line(each["title"])
    ]
    outer.sort(key=lambda each: (-len(cluster.members(board, each["id"])), each["id"]))
    for each in outer[:MOST]:
        ids = [
            id
            for part in (each["id"], *cluster.nested(board, each["id"]))
            for id in cluster.members(board, part)
        ]
        said = striking(board, (board.records[id] for id in ids if (surface.id, id) not in known), QUOTES)
        if said:
            yield Heading(line(each["title"]), level)
            yield from (quote(told, surface, note) for note in said)


def _inner(group: Item) -> Iterable[Item]:
    """The groups in a group, without their notes."""
    return (Item(each.text, [], each.count, each.color) for each in group.items if each.count)
