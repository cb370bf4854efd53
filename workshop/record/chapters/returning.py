"""What residents will hear, and by when; to be written by hand where nothing is kept of it."""

from collections.abc import Iterable

from workshop.record.document import Block, Paragraph, Section, Table
from workshop.record.told import Answered, Told, line


def chapter(told: Told) -> Iterable[Section]:
    blocks: list[Block] = []
    if told.answers:
        columns = [
            told.translate("What you said"),
            told.translate("What we answer"),
            told.translate("Who answers"),
            told.translate("Until when"),
        ]
        blocks.append(Table(columns, [_row(told, each) for each in told.answers]))
    if told.address:
        blocks.append(Paragraph(told.translate("All answers, as they come: {address}", address=told.address)))
    yield Section("return", told.translate("What residents will hear"), blocks)


def _row(told: Told, each: Answered) -> list[str]:
    due = told.short_day(each.due) if each.due is not None else ""
    said = " ".join(filter(None, (line(each.reason), line(each.action))))
    return [line(each.title), said, line(each.responsible), due]
