"""The pages: home, a board, a session's QR picture, and leaving."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, make_response, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop.core.refusal import Refused
from workshop.core.role import Role
from workshop.core.sight import Viewer
from workshop.parts import parts
from workshop.store.boards import BoardRow
from workshop.store.people import Person
from workshop.store.sessions import Session
from workshop.web import home as mine
from workshop.web import identity, language, links, methods, offline
from workshop.web.joining import Form

KEPT = "kept"
"""A cookie of a board's page alone: this browser has opened it, so it has most of the board already."""
LEFT = "You have left this workshop; join again with its code."

blueprint = Blueprint("pages", __name__)


@dataclass(frozen=True)
class Joined:
    """A session this browser is in: as whom, and its boards."""

    session: Session
    person: Person
    boards: list[BoardRow]


@blueprint.get("/")
def home() -> str:
    """The home of who is signed in, else the page to join."""
    account = identity.account()
    if account is not None:
        return mine.page(account, _joined())
    return render_template("home.html", joined=_joined(), form=Form(), Role=Role, first=not parts().store.accounts.any())


@blueprint.get("/b/<board>")
def board(board: str) -> Response | tuple[str, int]:
    try:
        row, person, viewer = identity.enter(request, parts().store, board)
    except Refused as refused:
        if refused.code != "unknown_board":
            raise
        return render_template("closed.html", form=Form(), board=board), 404
    language.suggest(person.language)
    if viewer.role in (Role.FACILITATOR, Role.MENTOR):
        parts().store.accesses.note_hourly(row.session, person.id, "opened", row.id)
    if session.permanent:
        session.modified = True  # thirty more days from now on
    first = KEPT not in request.cookies
    response = make_response(render_template("board/board.html", page=told(row, person, viewer), first=first))
    if first:
        path, secure = request.path, identity.over_tls()
        response.set_cookie(KEPT, "1", identity.KEPT, path=path, httponly=True, samesite="Lax", secure=secure)
    return response


@blueprint.get("/s/<id>/qr.svg")
def qr(id: str) -> Response:
    """The way in as a picture for phones, for those who are in the session."""
    found = parts().store.sessions.get(id)
    if found is None or identity.of_request(request, parts().store, id) is None:
        raise Refused("unknown_page", "This picture is for the people of the workshop; join it first.")
    response = Response(links.qr_svg(links.join_url(parts().config, found)), content_type="image/svg+xml")
    response.headers["Cache-Control"] = "private, max-age=300"
    return response


@blueprint.post("/leave")
def leave() -> AnyResponse:
    """Forget on this device who somebody was in a session, and let go of their open boards."""
    person = identity.forget(session, request.form.get("session", ""))
    if person is not None:
        parts().live.gone(person, "gone", LEFT)
    return redirect(url_for("pages.home"), 303)


def _joined() -> list[Joined]:
    """Newest first."""
    store = parts().store
    found = []
    for session_id, person_id in reversed(identity.guests(session).items()):
        joined, person = store.sessions.get(session_id), store.people.get(person_id)
        if joined is not None and person is not None and not person.removed:
            rows = [row for id in joined.boards if (row := store.boards.get(id))]
            found.append(Joined(joined, person, rows))
    return found


def told(row: BoardRow, person: Person, viewer: Viewer) -> dict[str, Any]:
    """What a board's scripts are told before they ask anything."""
    found = parts().store.sessions.get(row.session)
    assert found is not None
    return {
        "board": row.id,
        "title": row.title,
        "language": language.now(),
        "words": language.words_url(language.now(), "first"),
        "later": offline.rest(language.now()),
        "methods": methods.url(language.now()),
        "offline": offline.addresses(language.now()),
        "person": person.id,
        "name": person.name,
        "role": viewer.role,
        "account": person.account is not None,
        "session": {
            "id": found.id,
            "title": found.title,
            "code": found.code,
            "board": found.board,
            "team": person.team,
            "rehearsal": found.rehearsal,
            "stand_in": person.stand_in,
        },
        "join_url": links.join_url(parts().config, found),
    }
