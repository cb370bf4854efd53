"""Polls: what one person may be told of a vote and its result."""

import hashlib

import msgspec
from flask import Blueprint, Response, request

from workshop.parts import parts
from workshop.web import identity
from workshop.web.api import answer

blueprint = Blueprint("polls", __name__, url_prefix="/api/v1/boards/<board>/polls")


@blueprint.get("/<poll>")
def poll(board: str, poll: str) -> Response:
    """304 for whoever knows it as it is now: a room that votes asks again and again."""
    row, _, viewer = identity.enter(request, parts().store, board)
    body = msgspec.json.encode(parts().polls.told(row, viewer, poll))
    response = answer(body)
    response.set_etag(hashlib.blake2s(body, digest_size=12).hexdigest())
    response.headers["Cache-Control"] = "private, no-cache"
    conditional = response.make_conditional(request)
    assert isinstance(conditional, Response)
    return conditional
