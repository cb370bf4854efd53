"""Who may be mentioned in a comment."""

import msgspec
from flask import Blueprint, Response, request

from workshop.mentions import at_hand
from workshop.parts import parts
from workshop.web import identity
from workshop.web.api import answer
from workshop.web.shapes_of_people import AtHand, NamedPerson

blueprint = Blueprint("mentions", __name__)


@blueprint.get("/api/v1/boards/<board>/people")
def people(board: str) -> Response:
    row, _, _ = identity.enter(request, parts().store, board)
    told = [NamedPerson(id, name) for id, name in at_hand(parts().store, row).items()]
    return answer(msgspec.json.encode(AtHand(told)))
