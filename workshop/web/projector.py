"""The projector: what a room reads from its wall, without a button, in the workshop's language."""

from urllib.parse import urlsplit

from flask import Blueprint, render_template, request

from workshop.core.role import FACILITATORS
from workshop.parts import parts
from workshop.web import identity, language, links

blueprint = Blueprint("projector", __name__)


@blueprint.get("/s/<id>/projector")
def page(id: str) -> str:
    session, person = identity.enter_session(request, parts().store, id, FACILITATORS)
    language.speak(session.language)
    address = urlsplit(links.base_url(parts().config))
    told = {
        "board": session.board,
        "person": person.id,
        "role": person.role,
        "title": session.title,
        "session": {"id": session.id, "title": session.title, "code": session.code},
        "host": address.netloc,
        "words": language.words_url(language.now()),
    }
    return render_template("session/projector.html", page=told, session=session)
