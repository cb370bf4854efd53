"""The people of a session: what changes who somebody is there, and lets their open pages know."""

from collections.abc import Iterable, Sequence

from workshop.core.refusal import Refused
from workshop.core.role import FACILITATORS, Role
from workshop.core.rule import Command
from workshop.core.sight import Viewer
from workshop.parts import Parts
from workshop.seating import draw
from workshop.store.ids import new_id
from workshop.store.people import Person, belongs
from workshop.store.sessions import Session
from workshop.tables import moved

AT_ONCE = 500
"""So many things go with one command."""
NEW_ROLE = "Your role here has changed; the page shows what you can do now."
REMOVED = "The facilitator has taken you out of this workshop; ask them if you think it was by mistake."
NO_TEAM = "This team doesn't exist here; choose another one."
STILL_HERE = "A facilitator is here, or was a moment ago; ask to be passed the room, or try again in half a minute."
OF_PROGRAMME = "What this person is here comes from the programme; change it on the programme's page."
LAST_ONE = "Somebody has to lead: pass the room to somebody first."


def team(parts: Parts, session: Session, board: str | None) -> str | None:
    """A team of this session by its board; raises Refused when it is none."""
    if board is not None and all(board != row.id for row in parts.store.boards.teams(session.id)):
        raise Refused("bad_args", NO_TEAM, "team")
    return board


def move(parts: Parts, person: Person, to: str | None) -> None:
    """Somebody is of another team now, and their page goes there."""
    if person.team != to:
        parts.store.people.set(person.id, team=to, host=False)
        moved(parts.live, person.id, person.team, to)
        now = parts.store.people.get(person.id) or person
        parts.live.named(now.id, now.name)  # whoever waits in the lobby looks who is where now


def name(parts: Parts, person: Person, wanted: str) -> None:
    parts.live.named(person.id, parts.store.people.rename(person.id, wanted))


def make(parts: Parts, person: Person, role: Role) -> None:
    """Give somebody a role; their open pages begin anew as that."""
    if person.role is not role:
        if belongs(person) and role is not Role.FACILITATOR:
            raise Refused("not_now", OF_PROGRAMME, "role")
        if person.role in FACILITATORS and not others_lead(parts, person):
            raise Refused("not_now", LAST_ONE, "role")
        parts.store.people.set(person.id, role=role)
        parts.live.gone(person.id, "not_allowed", NEW_ROLE)


def others_lead(parts: Parts, person: Person) -> bool:
    """Whether the session has a facilitator besides this person."""
    assert person.session is not None
    return any(each.role in FACILITATORS and each.id != person.id for each in parts.store.people.of(person.session))


def deal(parts: Parts, session: Session, everybody: bool) -> None:
    """Draw all participants into the teams evenly, or those who have none yet."""
    teams = [row.id for row in parts.store.boards.teams(session.id)]
    people = [each for each in parts.store.people.of(session.id) if each.role is Role.PARTICIPANT]
    seed = hash(new_id())
    settled = {each.id: each.team for each in people if each.team in teams and not everybody}
    already = {board: list(settled.values()).count(board) for board in teams}
    drawn = draw((each.id for each in people if each.id not in settled), teams, already, seed)
    for each in people:
        if each.id in drawn:
            move(parts, each, drawn[each.id])


def seat(parts: Parts, session: Session, person: Person) -> None:
    """A team for who has just joined, where teams are drawn: one with the fewest people."""
    teams = [row.id for row in parts.store.boards.teams(session.id)]
    if session.teaming == "drawn" and person.role is Role.PARTICIPANT and person.team not in teams:
        people = parts.store.people.of(session.id)
        already = {board: sum(each.team == board for each in people) for board in teams}
        drawn = draw([person.id], teams, already, hash(new_id()))
        move(parts, person, drawn.get(person.id))


def remove(parts: Parts, session: Session, person: Person, asking: Viewer, with_notes: bool) -> None:
    """Take somebody out of a session; their notes stay, or go with what hangs on them, in commands that can be undone."""
    if person.role in FACILITATORS and not others_lead(parts, person):
        raise Refused("not_now", LAST_ONE)
    parts.store.people.set(person.id, removed=True, team=None, host=False)
    parts.live.gone(person.id, "gone", REMOVED)
    if with_notes:
        for board in session.boards:
            drop_notes(parts, board, person.id, asking)


def drop_notes(parts: Parts, board: str, person: str, asking: Viewer) -> None:
    """Take all that somebody has put on a board off it."""
    room = parts.boards.room(board)
    with room.lock:
        ids = [id for id, each in room.board.records.items() if each["by"] == person and "x" in each]
        seen = {id for id in ids if room.lens.see(id, asking) is not None}
    hidden = [id for id in ids if id not in seen]  # what is written in private is in nobody's reach but its author's
    _drop(parts, board, asking, [id for id in ids if id in seen])
    _drop(parts, board, Viewer(person, Role.FACILITATOR), hidden)


def _drop(parts: Parts, board: str, viewer: Viewer, ids: Sequence[str]) -> None:
    for at in range(0, len(ids), AT_ONCE):
        command = Command(new_id(), "drop", {"ids": list(ids[at : at + AT_ONCE])})
        try:
            parts.boards.act(board, viewer, [command])
        except Refused as refused:
            if refused.code != "gone":
                raise


def take_over(parts: Parts, session: Session, person: Person) -> None:
    """Let a stand-in lead a room that nobody leads; raises Refused while somebody does."""
    if led(parts, session):
        raise Refused("not_now", STILL_HERE)
    make(parts, person, Role.FACILITATOR)


def led(parts: Parts, session: Session) -> bool:
    """Whether somebody who leads the room is there, or has been until a moment ago."""
    leading = [each.id for each in parts.store.people.of(session.id) if each.role in FACILITATORS]
    away = parts.live.unseen(leading, session.boards) >= parts.config.limits.away_seconds
    return not away or visiting(parts, session.boards)


def visiting(parts: Parts, boards: Iterable[str]) -> bool:
    """Whether an administrator of this server is at one of the boards."""
    there = {str(state["person"]) for states in parts.live.there(boards).values() for state in states}
    return any(found.session is None for id in there if (found := parts.store.people.get(id)))
