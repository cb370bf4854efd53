"""Who was there: counts by team, never names."""

from collections.abc import Iterable

from workshop.record.document import Bars, Block, Paragraph, Section
from workshop.record.told import Told, line


def chapter(told: Told) -> Iterable[Section]:
    if not told.people:
        return
    rows = [(line(team.title), team.people) for team in told.teams]
    if told.teamless:
        rows.append(
            (told.translate("Without a team") if rows else told.translate("Participants"), told.teamless)
        )
    title = told.translate_count("Who was there: {n} person", "Who was there: {n} people", told.people)
    remark = told.translate(
        "Counted are those who joined on a device of their own or a shared one, without facilitators."
    )
    blocks: list[Block] = [Bars(rows, max(count for _, count in rows)), Paragraph(remark, small=True)]
    yield Section("attendance", title, blocks)
