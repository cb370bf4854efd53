"""Rehearsing a workshop with simulated people, and wiping all of it afterwards."""

from typing import Annotated

from flask import Blueprint, redirect, request, session, url_for
from msgspec import Meta
from werkzeug.wrappers import Response

from workshop import words
from workshop.core.fields import Args, clean
from workshop.core.refusal import Refused
from workshop.core.role import FACILITATORS
from workshop.parts import parts
from workshop.rehearsal import MOST
from workshop.web import identity

USUAL = 12
OF_A_REHEARSAL = "This is a rehearsal already; end it and rehearse the workshop itself."
TITLE = "Rehearsal: {title}"

blueprint = Blueprint("rehearsal", __name__)


class Rehearse(Args):
    """How many simulated people come."""

    people: Annotated[int, Meta(ge=1, le=MOST)] = USUAL


@blueprint.post("/s/<id>/rehearse")
def begin(id: str) -> Response:
    """Straight to the board of the copy, where whoever asked facilitates."""
    found, person = identity.enter_session(request, parts().store, id, FACILITATORS)
    asked = clean(Rehearse, {name: value for name, value in request.form.items() if name == "people"}, strict=False)
    if found.rehearsal:
        raise Refused("not_allowed", OF_A_REHEARSAL)
    title = words.translate(TITLE, found.language, title=found.title)[:200]
    copy, there = parts().rehearsals.begin(found, person, asked.people, title)
    identity.remember(session, there)
    return redirect(url_for("pages.board", board=copy.board), 303)


@blueprint.post("/s/<id>/rehearse/end")
def end(id: str) -> Response:
    found, _ = identity.enter_session(request, parts().store, id, FACILITATORS)
    parts().rehearsals.end(found)
    identity.forget(session, id)
    return redirect(url_for("pages.home"), 303)
