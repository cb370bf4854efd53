"""Reads one workshop for its record, with a stranger's sight: what nobody was shown is not in what it answers."""

from collections.abc import Iterable
from datetime import tzinfo
from typing import Any

import gevent

from workshop.core.change import Record
from workshop.core.role import Role
from workshop.core.sight import Viewer
from workshop.objects.step import in_order
from workshop.parts import Parts
from workshop.record import agenda
from workshop.record.told import Answered, Promise, Surface, Told, Turn
from workshop.store.ids import now_ms
from workshop.store.people import Person
from workshop.store.sessions import Session

STRANGER = Viewer("", Role.OBSERVER)
MOVES = ("step.enter",)
MOST_MOVES = 2_000
PERSONAL = ("proxy", "mover", "locked", "paper")
"""What a record says of people, which documents never do."""


def gather(parts: Parts, session: Session, language: str, zone: tzinfo) -> Told:
    people = parts.store.people.of(session.id)
    taking_part = [person for person in people if person.role is Role.PARTICIPANT]
    surfaces = tuple(_surfaces(parts, session, taking_part))
    turns, began, ended = _agenda(parts, session)
    seated = {surface.id for surface in surfaces if surface.team}
    return Told(
        language=language,
        title=session.title,
        purpose=session.purpose,
        place=session.place,
        spoken=session.language,
        starts=began if began is not None else session.starts,
        ends=ended if ended is not None else session.ends,
        planned_end=session.ends,
        made=now_ms(),
        zone=zone,
        facilitators=tuple(_facilitators(people, session)),
        children=session.children,
        people=len(taking_part),
        teamless=sum(1 for person in taking_part if person.team not in seated),
        turns=turns,
        surfaces=surfaces,
        promises=tuple(_promises(parts, session)),
        answers=tuple(_answers(parts, session)),
        methods=tuple(dict.fromkeys([*_stepped(turns), *_framed(surfaces)])),
    )


def seqs(parts: Parts, session: Session) -> dict[str, int]:
    """How far each board of a workshop has come."""
    return {id: parts.boards.room(id).board.seq for id in session.boards}


def _surfaces(parts: Parts, session: Session, people: list[Person]) -> Iterable[Surface]:
    for row in parts.store.boards.of(session.id):
        seen = parts.boards.see(row.id, STRANGER)
        members = sum(1 for person in people if person.team == row.id)
        records = {id: _nameless(record) for id, record in seen.records.items()}
        gevent.sleep(0)  # many boards are not one long stall
        yield Surface(row.id, row.title, row.team, seen.seq, records, members)


def _nameless(record: Record) -> Record:
    """The record without anybody's id or name; of who judged a loop only how many thought what."""
    bare: dict[str, Any] = {name: value for name, value in record.items() if name not in PERSONAL}
    bare["by"] = ""
    if "merged" in bare and bare["kind"] == "note":
        bare["merged"] = [{**each, "by": ""} for each in bare["merged"]]
    if "sense" in bare:
        bare["sense"] = dict(enumerate(bare["sense"].values()))
    if bare["kind"] == "stage":
        bare.pop("circles", None)
    return bare


def _agenda(parts: Parts, session: Session) -> tuple[tuple[Turn, ...], int | None, int | None]:
    room = parts.boards.room(session.board)
    with room.lock:
        steps, head = in_order(room.board), room.board.seq
    moved = parts.store.log.by(session.board, MOVES, head + 1, MOST_MOVES)
    changed = parts.store.log.changed(session.boards)
    return agenda.ran(steps, moved, max(changed.values(), default=0))


def _facilitators(people: Iterable[Person], session: Session) -> Iterable[str]:
    for person in people:
        if person.role is Role.FACILITATOR:
            yield initials(person.name) if session.children else person.name


def initials(name: str) -> str:
    return " ".join(f"{part[0].upper()}." for part in name.split())


def _promises(parts: Parts, session: Session) -> Iterable[Promise]:
    for each in parts.store.commitments.of_session(session.id):
        who = initials(each.who) if session.children else each.who
        yield Promise(each.what, who, each.due, each.status)


def _answers(parts: Parts, session: Session) -> Iterable[Answered]:
    """What residents are told, as far as it was published."""
    for each in parts.store.responses.of_session(session.id):
        if each.published:
            who = initials(each.responsible) if session.children else each.responsible
            yield Answered(each.title, each.status, each.reason, each.action, who, each.due)


def _stepped(turns: Iterable[Turn]) -> Iterable[str]:
    held = [turn for turn in turns if turn.ran is not None] or list(turns)
    return (turn.method for turn in held if turn.method)


def _framed(surfaces: Iterable[Surface]) -> Iterable[str]:
    return (
        record["method"]
        for surface in surfaces
        for record in surface.records.values()
        if record["kind"] == "frame" and record.get("method")
    )
