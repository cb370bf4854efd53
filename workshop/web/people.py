"""The people of a session: who they are to themselves and to the facilitator, and what may be changed of them."""

import msgspec
from flask import Blueprint, Response, request, session

from workshop import crew
from workshop.core.fields import clean
from workshop.core.refusal import Refused
from workshop.core.role import FACILITATORS, Role
from workshop.core.sight import Viewer
from workshop.parts import parts
from workshop.rights import may_choose
from workshop.store.people import Person
from workshop.store.sessions import Session
from workshop.web import identity, problems
from workshop.web.api import answer
from workshop.web.door import door
from workshop.web.joining import SIGN_IN
from workshop.web.names import name_of
from workshop.web.shapes_of_people import (
    Device,
    HandOver,
    Myself,
    Named,
    Pass,
    People,
    PersonSeen,
    PersonSet,
    SessionSeen,
    TeamSeen,
)

NOBODY = "This person is no longer in the workshop; look at the list again."
NOT_CHOSEN = "The facilitator puts the teams together here; ask them to change yours."
OTHER_TEAM = "This is another team's table; choose your own, or ask the facilitator to seat you there."
NOT_A_STAND_IN = "Only somebody whom the facilitator has named as a stand-in can take the room over."
SIGNED_IN = "You are signed in here; sign out before somebody else takes this device."
NOT_HERE = "This person hasn't been on this device; type their personal code."

blueprint = Blueprint("people", __name__, url_prefix="/api/v1/sessions/<id>")


@blueprint.get("")
def about(id: str) -> Response:
    """The session as its members see it, and who they are in it."""
    return answer(msgspec.json.encode(seen(*identity.enter_session(request, parts().store, id))))


def seen(found: Session, person: Person) -> SessionSeen:
    return SessionSeen(
        found.id, found.title, found.language, found.code, found.starts, found.ends, found.place, found.board,
        found.teaming, found.closed, found.purpose, found.basis, found.keep_days, person.role,
        Myself(person.id, person.name, person.role, person.team, person.code), teams(found.id),
    )  # fmt: skip


def teams(session_id: str) -> list[TeamSeen]:
    """The teams of a session, each with how many people are of it."""
    people = parts().store.people.of(session_id)
    rows = parts().store.boards.teams(session_id)
    return [TeamSeen(row.id, row.title, sum(each.team == row.id for each in people)) for row in rows]


@blueprint.patch("/me")
def change_me(id: str) -> Response:
    """Another name for oneself, or another team while people choose theirs."""
    found, person = identity.enter_session(request, parts().store, id)
    asked = clean(PersonSet, problems.sent_json())
    if person.session is None or {"role", "stand_in", "host"} & given(asked).keys():
        raise Refused("not_allowed", identity.NOT_YOURS)
    if asked.team is not msgspec.UNSET:
        if found.teaming != "chosen":
            raise Refused("not_allowed", NOT_CHOSEN, "team")
        to = crew.team(parts(), found, asked.team)
        if to is not None and not may_choose(parts().store, person, to):
            raise Refused("not_allowed", OTHER_TEAM, "team")
    if asked.name is not msgspec.UNSET:
        crew.name(parts(), person, name_of(asked.name))
    if asked.team is not msgspec.UNSET:
        crew.move(parts(), person, to)
    return about(id)


@blueprint.get("/people")
def everybody(id: str) -> Response:
    """Everybody of the session, and where they are now."""
    found, _ = identity.enter_session(request, parts().store, id, FACILITATORS)
    there = parts().live.there(found.boards)
    at = {str(state["person"]): (board, state) for board, states in there.items() for state in states}
    told = [
        PersonSeen(
            each.id, each.name, each.role, each.team, each.id in at, at[each.id][0] if each.id in at else None,
            int(at[each.id][1].get("unsent", 0)) if each.id in at else 0,
            each.stand_in, each.account is not None, each.host,
        )
        for each in parts().store.people.of(found.id)
    ]  # fmt: skip
    return answer(msgspec.json.encode(People(told)))


@blueprint.patch("/people/<person>")
def change(id: str, person: str) -> Response:
    """Another name, team or role for somebody, or whether they may stand in or host their table."""
    found, asking = identity.enter_session(request, parts().store, id, FACILITATORS)
    asked = clean(PersonSet, problems.sent_json())
    other = _somebody(found, person)
    to = crew.team(parts(), found, asked.team) if asked.team is not msgspec.UNSET else other.team
    if asked.role is not msgspec.UNSET:
        crew.make(parts(), other, Role(asked.role))
        parts().store.accesses.note(found.id, asking.id, "role", other.id)
    if asked.name is not msgspec.UNSET:
        crew.name(parts(), other, name_of(asked.name))
    crew.move(parts(), other, to)
    marks = {name: value for name, value in given(asked).items() if name in ("stand_in", "host")}
    if marks:
        parts().store.people.set(other.id, **marks)
        parts().live.named(other.id, parts().store.people.names([other.id])[other.id])
    return everybody(id)


@blueprint.delete("/people/<person>")
def remove(id: str, person: str) -> Response:
    """Take somebody out of the session; `notes=go` takes what they wrote off all boards."""
    found, asking = identity.enter_session(request, parts().store, id, FACILITATORS)
    other = _somebody(found, person)
    crew.remove(parts(), found, other, Viewer(asking.id, asking.role), request.args.get("notes") == "go")
    parts().store.accesses.note(found.id, asking.id, "removed", other.id)
    return everybody(id)


@blueprint.post("/pass")
def pass_on(id: str) -> Response:
    """Let somebody else lead; who passes the room on leads with them, or takes part from now on."""
    found, person = identity.enter_session(request, parts().store, id, FACILITATORS)
    asked = clean(Pass, problems.sent_json())
    crew.make(parts(), _somebody(found, asked.to), Role.FACILITATOR)
    parts().store.accesses.note(found.id, person.id, "role", asked.to)
    if asked.leave and person.session is not None and asked.to != person.id:
        crew.make(parts(), person, Role.PARTICIPANT)
    return about(id)


@blueprint.post("/take-over")
def take_over(id: str) -> Response:
    """Lead a room whose facilitator has lost the line; who leads already goes on doing so."""
    found, person = identity.enter_session(request, parts().store, id)
    if person.role not in FACILITATORS:
        if not person.stand_in:
            raise Refused("not_allowed", NOT_A_STAND_IN)
        crew.take_over(parts(), found, person)
    return about(id)


@blueprint.get("/device")
def device(id: str) -> Response:
    """Who has written on this device, and may go on without a code."""
    found, person = identity.enter_session(request, parts().store, id)
    told = [Named(each.id, each.name) for each in _others(found, person)]
    return answer(msgspec.json.encode(Device(told)))


@blueprint.post("/hand-over")
def hand_over(id: str) -> Response:
    """Another person on this device: new, by their personal code, or one who has written here before."""
    found, person = identity.enter_session(request, parts().store, id)
    if person.account is not None:
        raise Refused("not_allowed", SIGNED_IN)
    asked = clean(HandOver, problems.sent_json())
    if asked.person is not None:
        now = next((each for each in _others(found, person) if each.id == asked.person), None)
        if now is None:
            raise Refused("not_allowed", NOT_HERE, "person")
    elif asked.code is not None:
        now = door().person(found.id, asked.code, request.remote_addr or "")
        if now.account is not None:
            raise Refused("not_allowed", SIGN_IN, "code")
    else:
        wanted = name_of(asked.name or "")
        door().let_in(request.remote_addr or "")
        now = parts().store.people.join(found.id, wanted, Role.PARTICIPANT, person.language)
        crew.seat(parts(), found, now)
        now = parts().store.people.get(now.id) or now
    identity.remember(session, now)
    return about(id)


def _others(found: Session, person: Person) -> list[Person]:
    """The other participants of this session who were on this device; who leads comes back by their code alone."""
    before = (parts().store.people.get(each) for each in identity.of_device(session, found.id) if each != person.id)
    return [each for each in before if each and not each.removed and each.role is Role.PARTICIPANT]


def _somebody(found: Session, person: str) -> Person:
    other = parts().store.people.get(person)
    if other is None or other.session != found.id or other.removed:
        raise Refused("gone", NOBODY)
    return other


def given(asked: msgspec.Struct) -> dict[str, object]:
    """The fields that were sent."""
    return {name: value for name in asked.__struct_fields__ if (value := getattr(asked, name)) is not msgspec.UNSET}
