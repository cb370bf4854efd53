"""Replay: the page on which a board's story is read like a film, and the call that tells it."""

import hashlib
import zlib

import gevent
import msgspec
from flask import Blueprint, Response, render_template, request

from workshop.core.refusal import Refused
from workshop.core.role import FACILITATORS, Role
from workshop.core.sight import Viewer
from workshop.parts import parts
from workshop.store.people import Person
from workshop.web import assets, identity, language
from workshop.web.api import NOT_A_SEQ, answer

NAMERS = FACILITATORS | {Role.MENTOR}
"""Who gives moments names."""

blueprint = Blueprint("replay", __name__)


@blueprint.get("/b/<board>/replay")
def page(board: str) -> str:
    row, person, viewer = identity.enter(request, parts().store, board)
    language.suggest(person.language)
    gevent.spawn(parts().replays.told, row.id, viewer)  # the page asks for it as soon as it is there
    session = parts().store.sessions.get(row.session)
    told = {
        "board": row.id,
        "title": row.title,
        "person": person.id,
        "role": viewer.role,
        "language": language.now(),
        "names": viewer.role in NAMERS,
        "visit": visit(person, row.id),
        "said": language.said_by("js/replay.js"),
    }
    return render_template("board/replay.html", page=told, row=row, session=session)


def visit(person: Person, board: str) -> dict[str, int] | None:
    """When a mentor's account saw the board last; browsers remember the visits of all others."""
    found = parts().store.mentoring.visits(person.account, [board]) if person.account else {}
    return {"seq": found[board].seq, "at": found[board].at} if board in found else None


@blueprint.get("/api/v1/boards/<board>/replay")
def replay(board: str) -> Response:
    """Packed already; 304 for whoever has all of it."""
    _, _, viewer = identity.enter(request, parts().store, board)
    since, sign = _since(request.args.get("since", "0")), request.args.get("sign", "")[:40]
    told = parts().replays.told(board, viewer, since, sign)
    gzip = assets.takes_gzip()
    etag = _etag(viewer, told, parts().boards.names(told.people), gzip)
    if request.if_none_match.contains(etag):
        response = Response(status=304)
    else:
        packed = parts().replays.packed(board, viewer, since, sign)
        response = answer(packed if gzip else zlib.decompress(packed, 31))
        if gzip:
            response.content_encoding = "gzip"
    response.vary.add("Accept-Encoding")
    response.set_etag(etag)
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _etag(viewer: Viewer, *told: object) -> str:
    said = msgspec.json.encode([viewer.person, viewer.role, *told])
    return hashlib.blake2s(said, digest_size=12).hexdigest()


def _since(asked: str) -> int:
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 10):
        raise Refused("bad_args", NOT_A_SEQ, "since")
    return int(asked)
