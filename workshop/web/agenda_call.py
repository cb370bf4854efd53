"""The agenda for those at a team's board, which holds none: its steps in order, and where the room is."""

import hashlib

import msgspec
from flask import Blueprint, Response, request

from workshop.objects.step import in_order
from workshop.parts import parts
from workshop.web import identity
from workshop.web.api import answer
from workshop.web.shapes import AgendaSeen

SHOWN = ("id", "title", "question", "minutes", "mode", "where", "break", "method")
"""What everybody may know of a step before it comes; what the facilitator says then is not part of it."""

blueprint = Blueprint("agenda_call", __name__, url_prefix="/api/v1/sessions/<id>")


@blueprint.get("/agenda")
def agenda(id: str) -> Response:
    """304 for whoever knows it as it is now."""
    session, _ = identity.enter_session(request, parts().store, id)
    room = parts().boards.room(session.board)
    with room.lock:
        steps = [{name: step[name] for name in SHOWN if name in step} for step in in_order(room.board)]
        stage = dict(room.board.stage)
    body = msgspec.json.encode(AgendaSeen(steps, stage.get("step"), bool(stage.get("done"))))
    return fresh(body)


def fresh(body: bytes) -> Response:
    """JSON for this caller, who asks again and again."""
    response = answer(body)
    response.set_etag(hashlib.blake2s(body, digest_size=12).hexdigest())
    response.headers["Cache-Control"] = "private, no-cache"
    conditional = response.make_conditional(request)
    assert isinstance(conditional, Response)
    return conditional
