"""The calls of the API: making sessions, and reading boards as the caller may see them."""

import hashlib
import zlib

import msgspec
from flask import Blueprint, Response, request

from workshop.core.fields import clean
from workshop.core.refusal import Refused
from workshop.parts import parts
from workshop.web import assets, identity, problems
from workshop.web.shapes import NewSession, SessionMade

NOT_A_SEQ = "Say since which entry you ask, as a whole number from 0."
NO_TITLE = "Give the workshop a title, so that people know where they are."

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")


@blueprint.post("/sessions")
def make_session() -> tuple[Response, int]:
    person = identity.bearer(parts().store, request.headers.get("Authorization"))
    if person is None:
        raise Refused("no_token", identity.NO_TOKEN)
    asked = clean(NewSession, problems.sent_json())
    if not asked.title.strip() or not all(title.strip() for title in asked.boards):
        raise Refused("bad_args", NO_TITLE, "title")
    titles = tuple(title.strip() for title in asked.boards)
    made = parts().store.sessions.make(asked.title.strip(), asked.language, titles)
    told = SessionMade(made.id, made.code, made.facilitator_code, made.board, list(made.boards))
    return answer(msgspec.json.encode(told)), 201


@blueprint.get("/boards/<id>")
def board(id: str) -> Response:
    """The board, packed already; 304 for whoever has it as it is now."""
    row, person, viewer = identity.enter(request, parts().store, id)
    told = {"id": row.id, "title": row.title, "person": person.id, "role": viewer.role}
    etag, packed = parts().boards.seen_json(id, viewer, told)
    gzip = assets.takes_gzip()
    response = answer(packed if gzip else zlib.decompress(packed, 31))
    if gzip:
        response.content_encoding = "gzip"
    response.vary.add("Accept-Encoding")
    told_to = hashlib.blake2s(msgspec.json.encode([told, gzip]), digest_size=6).hexdigest()
    response.set_etag(f"{etag}-{told_to}")
    response.headers["Cache-Control"] = "private, no-cache"
    conditional = response.make_conditional(request)
    assert isinstance(conditional, Response)
    return conditional


@blueprint.get("/boards/<id>/entries")
def entries(id: str) -> Response:
    _, _, viewer = identity.enter(request, parts().store, id)
    since = request.args.get("since", "0")
    if not (since.isascii() and since.isdecimal() and len(since) < 10):
        raise Refused("bad_args", NOT_A_SEQ, "since")
    told = parts().boards.entries(id, viewer, int(since))
    return answer(msgspec.json.encode({"entries": told}))


def answer(body: bytes) -> Response:
    """JSON for this caller alone."""
    response = Response(body, content_type="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response
