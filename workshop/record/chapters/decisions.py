"""What was decided, by whom and how, apart from the votes that helped."""

from collections.abc import Iterable
from datetime import date

from babel.dates import format_date

from workshop.core.change import Record
from workshop.record import polls
from workshop.record.document import Block, Facts, Heading, Paragraph, Section
from workshop.record.told import Told, line
from workshop.words import locale


def chapter(told: Told) -> Iterable[Section]:
    blocks: list[Block] = []
    found = [poll for _, poll in polls.of(told) if poll.get("decision")]
    for poll in found:
        blocks += _decision(told, poll)
    if blocks:
        title = told.translate("The decision") if len(found) == 1 else told.translate("Decisions")
        yield Section("decisions", title, blocks)


def _decision(told: Told, poll: Record) -> Iterable[Block]:
    said = poll["decision"]
    yield Heading(line(said["decided"]))
    by_consent = poll["way"] == "consent"
    role = (
        told.translate("Asked for consent.")
        if by_consent
        else told.translate("Helped to choose. It did not decide.")
    )
    rows = [
        (told.translate("Why"), line(said.get("why", ""))),
        (told.translate("Who decided"), line(said.get("who", ""))),
        (told.translate("How"), line(said.get("how", ""))),
        (told.translate("What the vote did"), role),
        (told.translate("When we look at it again"), _day(told, said.get("review", ""))),
    ]
    yield Facts([(label, words) for label, words in rows if words])
    yield Paragraph(told.translate("On the question “{question}”.", question=polls.title(poll)), small=True)


def _day(told: Told, said: str) -> str:
    return str(format_date(date.fromisoformat(said), "long", locale=locale(told.language))) if said else ""
