"""The return of a whole programme: one public page over the returns of its workshops."""

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop.parts import parts
from workshop.store.sessions import Session
from workshop.web import links
from workshop.web.programmes import managed

blueprint = Blueprint("programme_return", __name__)


@dataclass(frozen=True)
class Part:
    """A workshop of the programme: how many of its answers are published, of how many."""

    session: Session
    published: int
    all: int


@blueprint.get("/p/<id>/return")
def page(id: str) -> str:
    here, store = managed(id), parts().store
    found = []
    for session in store.programmes.workshops(id):
        responses = store.responses.of_session(session.id)
        found.append(Part(session, sum(each.published for each in responses), len(responses)))
    public = here.programme.public
    address = links.base_url(parts().config) + url_for("returned.page", public=public) if public else ""
    return render_template("return/programme.html", here=here, found=found, address=address)


@blueprint.post("/p/<id>/return/open")
def open_page(id: str) -> AnyResponse:
    managed(id)
    parts().store.responses.open_programme(id)
    return redirect(url_for("programme_return.page", id=id), 303)


@blueprint.post("/p/<id>/return/close")
def close_page(id: str) -> AnyResponse:
    managed(id)
    parts().store.responses.close_programme(id)
    return redirect(url_for("programme_return.page", id=id), 303)
