"""Where somebody of a session belongs now: the lobby, the plenary's board or their team's."""

from typing import Any

from flask import url_for

from workshop.core.change import Record
from workshop.core.role import Role
from workshop.objects.step import in_order
from workshop.parts import parts
from workshop.store.people import Person
from workshop.store.sessions import Session


def standing(found: Session) -> tuple[dict[str, Any], list[Record]]:
    """The stage of the whole room, and the steps of its agenda in order."""
    room = parts().boards.room(found.board)
    with room.lock:
        return dict(room.board.stage), in_order(room.board)


def waiting(found: Session) -> bool:
    """Whether there is an agenda of which no step has begun, or which is over."""
    stage, steps = standing(found)
    return bool(stage.get("done") or (steps and "step" not in stage))


def board(found: Session, person: Person) -> str | None:
    """The board where somebody works now; None while they have to find a team first."""
    teams = {row.id for row in parts().store.boards.teams(found.id)}
    if standing(found)[0].get("where") != "teams" or not teams:
        return found.board
    if person.team in teams:
        return person.team
    return None if person.role is Role.PARTICIPANT else found.board


def whereto(found: Session, person: Person, late: bool = False) -> str:
    """The address that somebody goes to; who comes `late`, after the first step has begun, is told of it first."""
    to = board(found, person)
    if to is None or waiting(found) or (late and "step" in standing(found)[0]):
        return url_for("lobby.page", id=found.id)
    return url_for("pages.board", board=to)
