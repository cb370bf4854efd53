"""What is printed for the room: slips for notes with a code each, paper ballots, and cards with the way in."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, make_response, render_template, request

from workshop.core.change import Record
from workshop.core.fields import Args, Id, clean
from workshop.core.refusal import Refused
from workshop.core.role import FACILITATORS
from workshop.core.sight import Viewer
from workshop.parts import parts
from workshop.store.sessions import Session
from workshop.web import identity, language, links

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
DIGITS = "23456789"
LENGTH = 5
"""24 + 8 signs in five places are some 30 million codes, which also tell a slip of one workshop from those of others."""
EACH = 8
"""Slips and cards on a sheet of A4."""
LINES = 5
NO_VOTE = "There is no vote to print here; ask for one on the board first."

blueprint = Blueprint("paper", __name__)


class Sheets(Args):
    """How many sheets are wanted, and of which board's vote the ballots are."""

    sheets: int = 2
    board: Id | None = None
    poll: Id | None = None


@dataclass(frozen=True)
class Vote:
    """A vote that can be printed."""

    board: str
    id: str
    title: str
    where: str


@blueprint.get("/s/<id>/print")
def choose(id: str) -> Response:
    found, viewer = _enter(id)
    return _page("choose", found, votes=list(_votes(found, viewer)))


@blueprint.get("/s/<id>/print/notes")
def notes(id: str) -> Response:
    """Slips to write on; whoever wrote one keeps the stub with its code."""
    found, viewer = _enter(id)
    stage = _records(found.board, viewer).get("stage", {})
    question = stage.get("question") or stage.get("title") or ""
    return _page("notes", found, sheets=_coded(_asked().sheets), question=question, lines=range(LINES))


@blueprint.get("/s/<id>/print/cards")
def cards(id: str) -> Response:
    found, _ = _enter(id)
    return _page("cards", found, sheets=[range(EACH)] * _asked().sheets)


@blueprint.get("/s/<id>/print/ballots")
def ballots(id: str) -> Response:
    found, viewer = _enter(id)
    asked = _asked()
    board = asked.board or found.board
    poll = _records(board, viewer).get(asked.poll or "") if board in found.boards else None
    if poll is None or poll["kind"] != "poll":
        raise Refused("unknown_page", NO_VOTE)
    return _page("ballots", found, poll=poll, boxes=boxes(poll), sheets=_coded(asked.sheets, 2))


def boxes(poll: Record) -> list[str]:
    """The empty boxes that stand beside each option of a ballot, by what is to be put there."""
    settings = poll["settings"]
    match poll["way"]:
        case "dots":
            return ["○"] * settings["most"]
        case "score":
            return [str(points) for points in range(settings["most"] + 1)] if settings["most"] <= 10 else ["____"]
        case "gradients":
            return [str(level) for level in range(1, 9)]
        case "ranking":
            return ["___"]
        case "matrix":
            return ["___", "___"]
        case _:
            return ["☐"]


def new_code() -> str:
    """A code of five signs that nobody takes for others, with a digit, so that no word looks like one.

    Its twin is static/js/works/paper.js.
    """
    signs = [secrets.choice(LETTERS + DIGITS) for _ in range(LENGTH)]
    if not any(sign in DIGITS for sign in signs):
        signs[secrets.randbelow(LENGTH)] = secrets.choice(DIGITS)
    return "".join(signs)


def _coded(sheets: int, each: int = EACH) -> list[list[str]]:
    codes: dict[str, None] = {}
    while len(codes) < sheets * each:
        codes[new_code()] = None
    all_codes = list(codes)
    return [all_codes[at : at + each] for at in range(0, len(all_codes), each)]


def _enter(id: str) -> tuple[Session, Viewer]:
    found, person = identity.enter_session(request, parts().store, id, FACILITATORS)
    language.speak(found.language)  # paper speaks the room's language, not that of whoever prints it
    return found, Viewer(person.id, person.role)


def _asked() -> Sheets:
    asked = clean(Sheets, request.args.to_dict(), strict=False)
    asked.sheets = min(max(asked.sheets, 1), 50)
    return asked


def _records(board: str, viewer: Viewer) -> dict[str, Record]:
    return parts().boards.see(board, viewer).records


def _votes(found: Session, viewer: Viewer) -> Sequence[Vote]:
    """The open votes of all boards, and those that are closed, newest first on each board."""
    rows = parts().store.boards.of(found.id)
    return [
        Vote(row.id, record["id"], record["title"], row.title)
        for row in rows
        for record in reversed(_records(row.id, viewer).values())
        if record["kind"] == "poll"
    ]


def _page(name: str, found: Session, **told: Any) -> Response:
    address = links.join_url(parts().config, found)
    shown = address.split("://", 1)[1].rsplit("/j/", 1)[0]
    page = render_template(f"paper/{name}.html", found=found, address=shown, code=_grouped(found.code), **told)
    response = make_response(page)
    response.headers["Cache-Control"] = "no-store"
    return response


def _grouped(code: str) -> str:
    return f"{code[:4]} {code[4:]}"
