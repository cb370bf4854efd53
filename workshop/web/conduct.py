"""Conducting over HTTP: how it stands in all boards of a session, and the commands that move the whole room.

A facilitator may look at any board meanwhile; what they do to the room is done on its plenary.
"""

from collections.abc import Mapping
from typing import Any

import msgspec
from flask import Blueprint, Response, request

from workshop import crew
from workshop.core.fields import clean
from workshop.core.refusal import Refused
from workshop.core.role import FACILITATORS
from workshop.core.rule import Command
from workshop.core.sight import Viewer
from workshop.parts import parts
from workshop.store.sessions import Session
from workshop.web import identity, problems
from workshop.web.agenda_call import fresh
from workshop.web.api import answer
from workshop.web.shapes_of_room import Conducted, Conducting, HelpWanted, Lead, Personed, TeamNamed

COMMANDS = frozenset({"step.enter", "step.set", "stage.set", "stage.time"})
NOT_FOR_THE_ROOM = "This can't be done for the whole room; do it on the board."

blueprint = Blueprint("conduct", __name__, url_prefix="/api/v1/sessions/<id>")


@blueprint.get("/conduct")
def look(id: str) -> Response:
    """304 for whoever knows how it stands: the panel asks again and again."""
    found, _ = identity.enter_session(request, parts().store, id, FACILITATORS)
    return fresh(msgspec.json.encode(standing(found)))


@blueprint.post("/conduct")
def conduct(id: str) -> Response:
    """Give a command to the plenary, from which the server carries the stage to every team."""
    found, person = identity.enter_session(request, parts().store, id, FACILITATORS)
    asked = clean(Conducting, problems.sent_json())
    if asked.command not in COMMANDS:
        raise Refused("unknown_command", NOT_FOR_THE_ROOM, "command")
    command = Command(asked.id, asked.command, asked.args)
    done = parts().boards.act(found.board, Viewer(person.id, person.role), [command])
    return answer(msgspec.json.encode({"seq": done.seq}))


@blueprint.get("/lead")
def lead(id: str) -> Response:
    """What a stand-in's page asks every few seconds."""
    found, person = identity.enter_session(request, parts().store, id)
    free = person.stand_in and person.role not in FACILITATORS and not crew.led(parts(), found)
    return answer(msgspec.json.encode(Lead(person.stand_in, free)))


def standing(found: Session) -> Conducted:
    """Who is where, and which signs they give, over all boards of a session."""
    there = parts().live.there(found.boards)
    at = {str(state["person"]): (board, state) for board, states in there.items() for state in states}
    people = parts().store.people.of(found.id)
    names = {person.id: person.name for person in people}
    signals = _signals(found)
    return Conducted(
        stage=_stage(found),
        starts=found.starts,
        ends=found.ends,
        teams=[TeamNamed(row.id, row.title) for row in parts().store.boards.teams(found.id)],
        people=[
            Personed(
                each.id,
                each.name,
                each.role,
                each.team,
                at[each.id][0] if each.id in at else None,
                int(at[each.id][1].get("unsent", 0)) if each.id in at else 0,
                each.id in at and "editing" in at[each.id][1],
            )
            for each in people
        ],
        help=[
            HelpWanted(signal["by"], names[signal["by"]], board, signal["since"])
            for board, signal in sorted(signals, key=lambda one: str(one[1]["since"]))
            if signal["sort"] == "help" and signal["by"] in names
        ],
        ready=_counted(signals, "ready"),
        time=_counted(signals, "time"),
    )


def _stage(found: Session) -> dict[str, Any]:
    room = parts().boards.room(found.board)
    with room.lock:
        return dict(room.board.stage)


def _signals(found: Session) -> list[tuple[str, Mapping[str, Any]]]:
    """Every sign that stands, with its board."""
    signals: list[tuple[str, Mapping[str, Any]]] = []
    for board in found.boards:
        room = parts().boards.room(board)
        with room.lock:
            signals += [(board, signal) for signal in room.board.of("signal").values()]
    return signals


def _counted(signals: list[tuple[str, Mapping[str, Any]]], sort: str) -> int:
    """How many people give a sign; who gives it on two boards is one."""
    return len({signal["by"] for _, signal in signals if signal["sort"] == sort})
