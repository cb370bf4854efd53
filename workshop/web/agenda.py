"""The agenda of a workshop: the page where facilitators plan it, live on the plenary's board, and the run of show."""

from typing import Any

from flask import Blueprint, render_template, request

from workshop.core.refusal import Refused
from workshop.core.role import Role
from workshop.parts import parts
from workshop.store.people import Person
from workshop.store.sessions import Session
from workshop.web import identity, language, links, methods

NOT_YOURS = "The agenda is planned by the facilitators; ask one of them for the facilitators' code."

blueprint = Blueprint("agenda", __name__)


@blueprint.get("/s/<id>/agenda")
def page(id: str) -> str:
    found, person = facilitated(id)
    return render_template("agenda.html", page=_page(found, person))


@blueprint.get("/s/<id>/run")
def run(id: str) -> str:
    """The agenda as a sheet to be printed, in the language of the workshop."""
    found, person = facilitated(id)
    language.speak(found.language)
    return render_template("run.html", page=_page(found, person))


def facilitated(id: str) -> tuple[Session, Person]:
    """The session and its facilitator who asks; raises Refused for anybody else, in their language."""
    found, person = identity.enter_session(request, parts().store, id)
    language.suggest(person.language)
    if person.role is not Role.FACILITATOR:
        raise Refused("not_allowed", NOT_YOURS)
    return found, person


def _page(found: Session, person: Person) -> dict[str, Any]:
    """What the page's scripts are told before they ask anything; methods speak the language of the workshop."""
    return {
        "board": found.board,
        "title": found.title,
        "language": language.now(),
        "words": language.words_url(language.now()),
        "kits": methods.kits_url(found.language),
        "person": person.id,
        "role": person.role,
        "session": {
            "id": found.id,
            "title": found.title,
            "code": found.code,
            "language": found.language,
            "starts": found.starts,
            "ends": found.ends,
            "place": found.place,
        },
        "join_url": links.join_url(parts().config, found),
    }
