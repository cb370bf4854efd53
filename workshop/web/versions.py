"""Versions: the moments of a board, naming them, and what is different between two of them."""

import zlib
from collections.abc import Mapping
from typing import Any

import msgspec
from flask import Blueprint, Response, render_template, request

from workshop.core.fields import clean
from workshop.core.refusal import Refused
from workshop.core.role import FACILITATORS
from workshop.core.sight import Viewer
from workshop.parts import parts
from workshop.versioning import Moment
from workshop.web import assets, identity, language, problems
from workshop.web.api import NOT_A_SEQ, answer
from workshop.web.replay import NAMERS, visit
from workshop.web.shapes import NewVersion, Versions

NO_TITLE = "Write a name for this moment first."
NO_MOMENT = "There is no such moment; reload the page."
ENOUGH = "This board has enough named moments; take a name away first."
LAST = 10**9

blueprint = Blueprint("versions", __name__)


@blueprint.get("/b/<board>/versions")
def page(board: str) -> str:
    row, person, viewer = identity.enter(request, parts().store, board)
    language.suggest(person.language)
    session = parts().store.sessions.get(row.session)
    told = {
        "board": row.id,
        "title": row.title,
        "person": person.id,
        "role": viewer.role,
        "language": language.now(),
        "visit": visit(person, row.id),
        "said": language.said_by("js/versions.js"),
    }
    return render_template("board/versions.html", page=told, row=row, session=session)


@blueprint.get("/api/v1/boards/<board>/versions")
def versions(board: str) -> Response:
    _, _, viewer = identity.enter(request, parts().store, board)
    return _versions(board, viewer)


@blueprint.post("/api/v1/boards/<board>/versions")
def name(board: str) -> tuple[Response, int]:
    viewer = _namer(board)
    asked = clean(NewVersion, problems.sent_json())
    title = asked.title.strip()
    if not title:
        raise Refused("bad_args", NO_TITLE, "title")
    if asked.seq > parts().store.log.head([board]).get(board, 0):
        raise Refused("bad_args", NO_MOMENT, "seq")
    if parts().store.versions.name(board, asked.seq, title, viewer.person) is None:
        raise Refused("too_big", ENOUGH)
    return _versions(board, viewer), 201


@blueprint.delete("/api/v1/boards/<board>/versions/<id>")
def forget(board: str, id: str) -> Response:
    viewer = _namer(board)
    known = next((each for each in parts().store.versions.of(board) if each.id == id), None)
    if known is None:
        raise Refused("gone", NO_MOMENT)
    if viewer.role not in FACILITATORS and known.by != viewer.person:
        raise Refused("not_allowed", identity.NOT_YOURS)
    parts().store.versions.forget(board, id)
    return _versions(board, viewer)


@blueprint.get("/api/v1/boards/<board>/compare")
def compare(board: str) -> Response:
    _, _, viewer = identity.enter(request, parts().store, board)
    since, until = _seq(request.args, "from", 0), _seq(request.args, "to", LAST)
    packed = parts().replays.compared(board, viewer, min(since, until), max(since, until))
    gzip = assets.takes_gzip()
    response = answer(packed if gzip else zlib.decompress(packed, 31))
    if gzip:
        response.content_encoding = "gzip"
    response.vary.add("Accept-Encoding")
    return response


def _versions(board: str, viewer: Viewer) -> Response:
    """Named moments stand after those of the same entry that come by themselves."""
    named = parts().store.versions.of(board)
    found, ats = parts().replays.moments(board, viewer, [each.seq for each in named])
    found += [Moment("named", each.seq, ats[each.seq], each.title, each.id, each.by) for each in named]
    found.sort(key=lambda moment: (moment.seq, moment.sort == "now"))
    names = parts().boards.names(moment.by for moment in found)
    return answer(msgspec.json.encode(Versions(found, names, viewer.role in NAMERS)))


def _namer(board: str) -> Viewer:
    _, _, viewer = identity.enter(request, parts().store, board)
    if viewer.role not in NAMERS:
        raise Refused("not_allowed", identity.NOT_YOURS)
    return viewer


def _seq(args: Mapping[str, Any], name: str, otherwise: int) -> int:
    asked = args.get(name)
    if asked is None:
        return otherwise
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 10):
        raise Refused("bad_args", NOT_A_SEQ, name)
    return int(asked)
