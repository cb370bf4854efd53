"""What people promised to do: who, what and until when."""

from collections.abc import Iterable

from workshop.record.document import Block, Heading, Item, Items, Section, Table
from workshop.record.told import Promise, Told, line


def chapter(told: Told) -> Iterable[Section]:
    blocks: list[Block] = []
    if told.promises:
        columns = [
            told.translate("What"),
            told.translate("Who"),
            told.translate("Until when"),
            told.translate("Status"),
        ]
        blocks.append(Table(columns, [_row(told, each) for each in told.promises]))
    known = {line(each.what) for each in told.promises}
    notes = [
        line(note["text"])
        for surface in told.surfaces
        for note in surface.board.of("note").values()
        if note["sort"] == "action"
    ]
    left = [text for text in dict.fromkeys(notes) if text and text not in known]
    if left:
        if blocks:
            blocks.append(
                Heading(told.translate("Written on the boards, without somebody who answers for it"))
            )
        blocks.append(Items([Item(text) for text in left]))
    if blocks:
        yield Section("commitments", told.translate("Commitments"), blocks)


def _row(told: Told, each: Promise) -> list[str]:
    due = told.short_day(each.due) if each.due is not None else ""
    return [line(each.what), line(each.who), due, status(told, each.status)]


def status(told: Told, word: str) -> str:
    match word:
        case "open":
            return told.translate("Not begun")
        case "doing":
            return told.translate("Under way")
        case "done":
            return told.translate("Fulfilled")
        case "dropped":
            return told.translate("Given up")
    return line(word)
