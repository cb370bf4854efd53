"""Harvesting: bringing what teams have made to the plenary, and taking a harvest back."""

import msgspec
from flask import Blueprint, Response, request

from workshop import harvest
from workshop.core.fields import clean
from workshop.core.refusal import Refused
from workshop.core.role import FACILITATORS
from workshop.core.sight import Viewer
from workshop.parts import parts
from workshop.web import identity, problems
from workshop.web.api import answer
from workshop.web.shapes import Harvest
from workshop.web.wall import NO_TEAM

blueprint = Blueprint("harvest", __name__, url_prefix="/api/v1/sessions/<id>/harvest")


@blueprint.post("")
def take(id: str) -> Response:
    session, person = identity.enter_session(request, parts().store, id, FACILITATORS)
    asked = clean(Harvest, problems.sent_json())
    team = parts().store.boards.get(asked.board)
    if team is None or team.session != session.id or team.id == session.board:
        raise Refused("unknown_board", NO_TEAM, "board")
    done = harvest.take(parts().boards, session.board, team, Viewer(person.id, person.role), asked.ids)
    return answer(msgspec.json.encode({"seq": done.seq, "made": done.facts.get("made", [])}))


@blueprint.delete("/<seq>")
def undo(id: str, seq: str) -> Response:
    session, person = identity.enter_session(request, parts().store, id, FACILITATORS)
    number = int(seq) if seq.isascii() and seq.isdecimal() and len(seq) < 10 else 0
    done = harvest.undo(parts().boards, session.board, Viewer(person.id, person.role), number)
    return answer(msgspec.json.encode({"seq": done.seq}))
