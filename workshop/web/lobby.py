"""The lobby: where people wait before the first step, and what they are told who come after it."""

from typing import Any

import msgspec
from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop.core.change import Record
from workshop.core.refusal import Refused
from workshop.core.role import FACILITATORS, WRITERS, Role
from workshop.core.sight import Viewer
from workshop.parts import parts
from workshop.store.ids import now_ms
from workshop.store.people import Person
from workshop.store.sessions import Session
from workshop.web import identity, language
from workshop.web.api import answer
from workshop.web.joining import Form
from workshop.web.shapes_of_people import LobbySeen, LobbyTeam, Member, SoFar, StepNow, WarmUp, Word
from workshop.web.whereto import board, standing, waiting, whereto

MOST_WORDS = 60
ROW, WIDE, HIGH = 8, 216, 144
"""Words that are written in the lobby lie on the plenary's board in rows of so many, so far apart."""

blueprint = Blueprint("lobby", __name__)


@blueprint.get("/s/<id>/lobby")
def page(id: str) -> Response | str | tuple[str, int]:
    try:
        found, person = identity.enter_session(request, parts().store, id)
    except Refused as refused:
        if refused.code != "unknown_session":
            raise
        return render_template("closed.html", form=Form(), board=""), 404
    language.suggest(person.language)
    told = {
        "lobby": msgspec.to_builtins(seen(found, person)),
        "late": not waiting(found),
        "words": language.words_url(language.now()),
        "said": language.said_by("js/lobby.js"),
    }
    return render_template("lobby.html", found=found, person=person, told=told)


@blueprint.get("/s/<id>/go")
def go(id: str) -> AnyResponse:
    """To where somebody belongs now."""
    return redirect(whereto(*identity.enter_session(request, parts().store, id)), 303)


@blueprint.get("/api/v1/sessions/<id>/lobby")
def lobby(id: str) -> Response:
    """The room as somebody sees it who waits or has just come."""
    return answer(msgspec.json.encode(seen(*identity.enter_session(request, parts().store, id))))


def seen(found: Session, person: Person) -> LobbySeen:
    stage, steps = standing(found)
    viewer = Viewer(person.id, person.role)
    to = board(found, person)
    return LobbySeen(
        id=found.id, title=found.title, board=found.board, now=now_ms(), starts=found.starts, place=found.place,
        state="over" if stage.get("done") else "before" if steps and "step" not in stage else "on",
        person=person.id, name=person.name, role=person.role, code=person.code, team=person.team,
        teaming=found.teaming, teams=_teams(found), help=_waits(found, person),
        go=url_for("pages.board", board=to) if to else None,
        conduct=url_for("pages.board", board=found.board) if person.role in FACILITATORS else None,
        step=_step(stage, steps), so_far=_so_far(found, stage, steps), warm_up=_warm_up(found, viewer, stage, steps),
        purpose=found.purpose,
    )  # fmt: skip


def _teams(found: Session) -> list[LobbyTeam]:
    here = {str(state["person"]) for states in parts().live.there(found.boards).values() for state in states}
    people = [each for each in parts().store.people.of(found.id) if each.role is Role.PARTICIPANT]
    return [
        LobbyTeam(row.id, row.title, [Member(p.id, p.name, p.id in here) for p in people if p.team == row.id])
        for row in parts().store.boards.teams(found.id)
    ]


def _waits(found: Session, person: Person) -> bool:
    """Whether somebody has asked for help from here."""
    room = parts().boards.room(found.board)
    with room.lock:
        signs = room.board.of("signal").values()
        return any(sign["by"] == person.id and sign["sort"] == "help" for sign in signs)


def _step(stage: dict[str, Any], steps: list[Record]) -> StepNow | None:
    if "step" not in stage:
        return None
    at = next((n for n, step in enumerate(steps, 1) if step["id"] == stage["step"]), None)
    return StepNow(
        stage.get("title", ""), stage.get("question", ""), at, len(steps), stage.get("ends_at"), stage.get("left")
    )


def _so_far(found: Session, stage: dict[str, Any], steps: list[Record]) -> SoFar:
    """What has happened in numbers, which name nobody."""
    before = next((n for n, step in enumerate(steps) if step["id"] == stage.get("step")), 0)
    notes = groups = 0
    for id in found.boards:
        room = parts().boards.room(id)
        with room.lock:
            notes += len(room.board.of("note"))
            groups += len(room.board.of("cluster"))
    return SoFar(before, notes, groups)


def _warm_up(found: Session, viewer: Viewer, stage: dict[str, Any], steps: list[Record]) -> WarmUp | None:
    """The question of the first step, where it can be answered already, and the words so far, without names."""
    first = steps[0] if steps else {}
    tools = first.get("tools")
    closed = first.get("private") or first.get("locked") or first.get("break") or stage.get("locked")
    if "step" in stage or not first.get("question") or closed or (tools is not None and "note" not in tools):
        return None
    room = parts().boards.room(found.board)
    with room.lock:
        notes = [note for id in room.board.of("note") if (note := room.lens.see(id, viewer))]
    notes.sort(key=lambda note: note["order"])
    words = [Word(note["id"], note["text"], note.get("color", "sand")) for note in notes[-MOST_WORDS:]]
    return WarmUp(first["question"], words, len(notes), _free(notes), viewer.role in WRITERS)


def _free(notes: list[Record]) -> list[tuple[float, float]]:
    """Places on the plenary's board where the next words may lie."""
    taken = {(note["x"] // WIDE, note["y"] // HIGH) for note in notes}
    cells = ((at % ROW, at // ROW) for at in range(len(notes) + 3 * ROW))
    return [(float(x * WIDE), float(y * HIGH)) for x, y in cells if (x, y) not in taken][: 2 * ROW]
