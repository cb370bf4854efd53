"""The last changes of a board, for the gardener: told in facts, and taken back at once."""

import msgspec
from flask import Blueprint, Response, request

from workshop import gardening
from workshop.core.fields import clean
from workshop.core.refusal import Refused
from workshop.core.role import FACILITATORS
from workshop.core.sight import Viewer
from workshop.parts import parts
from workshop.web import identity, problems
from workshop.web.api import answer
from workshop.web.shapes_of_room import PutBack, Recent, RecentOne, Restored

blueprint = Blueprint("recent", __name__, url_prefix="/api/v1/boards/<board>/recent")


@blueprint.get("")
def recent(board: str) -> Response:
    """The last fifty, newest first."""
    viewer = _gardener(board)
    found = gardening.recent(parts().boards, board, viewer)
    names = parts().boards.names(one.by for one in found)
    told = [
        RecentOne(one.seq, one.at, names.get(one.by, ""), one.deed, one.kind, one.count, one.words, one.ids)
        for one in found
    ]
    return answer(msgspec.json.encode(Recent(told)))


@blueprint.post("")
def put_back(board: str) -> Response:
    """Take back everything since a moment, but what the facilitators did."""
    viewer = _gardener(board)
    asked = clean(PutBack, problems.sent_json())
    back = gardening.put_back(parts().boards, board, viewer, asked.since)
    return answer(msgspec.json.encode(Restored(back.restored, back.could_not)))


def _gardener(board: str) -> Viewer:
    _, _, viewer = identity.enter(request, parts().store, board)
    if viewer.role not in FACILITATORS:
        raise Refused("not_allowed", identity.NOT_YOURS)
    return viewer
