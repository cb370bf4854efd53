"""The record of a session: a page for its facilitators, where it is looked at, changed, and goes out from."""

from dataclasses import replace

import msgspec
from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from gevent.lock import BoundedSemaphore
from werkzeug.wrappers import Response as AnyResponse

from workshop import exports, words
from workshop.beside import once
from workshop.core.refusal import Refused
from workshop.core.role import FACILITATORS
from workshop.parts import parts
from workshop.record.edits import LONGEST, LONGEST_TITLE, Edits
from workshop.record.formats import FORMATS
from workshop.record.gather import gather, seqs
from workshop.record.sketch import sketch
from workshop.record.told import Told
from workshop.store.people import Person
from workshop.store.sessions import Session
from workshop.web import identity, language, problems, record_form
from workshop.web.links import base_url
from workshop.web.security import POLICY
from workshop.web.zone import zone

MEANWHILE = "Somebody else has changed this record meanwhile; look at what you wrote, and save again to keep yours."

AT_ONCE = 2
"""So many records are made at the same time; who asks for more waits."""

turn = BoundedSemaphore(AT_ONCE)
blueprint = Blueprint("record", __name__, url_prefix="/s/<id>/record")


@blueprint.get("")
def page(id: str) -> Response:
    found, wanted, _ = enter(id)
    return _page(found, wanted, *kept(found, wanted))


@blueprint.post("")
def keep(id: str) -> AnyResponse:
    """Save what was typed; a button that moves a section saves all the rest too."""
    found, wanted, person = enter(id)
    form = record_form.moved(request.form)
    known = form.get("known", type=int)
    edits = Edits()
    try:
        edits = record_form.typed(form, seqs(parts(), found))
        at = parts().store.reports.keep(found.id, wanted, msgspec.json.encode(edits), person.id, known)
        if at is None:
            raise Refused("not_now", MEANWHILE)
    except Refused as refused:
        now = parts().store.reports.get(found.id, wanted)
        response = _page(found, wanted, edits, now.at if now else None, words.say(refused, language.now()))
        response.status_code = problems.STATUS[refused.code]
        return response
    place = form.get("move", "").partition(":")[2]
    return redirect(url_for("record.page", id=id, language=wanted, saved=1, _anchor=f"s-{place}" if place else None), 303)


def kept(found: Session, wanted: str) -> tuple[Edits, int | None]:
    """What was changed of a record in that language, and when."""
    report = parts().store.reports.get(found.id, wanted)
    if report is None:
        return Edits(), None
    return msgspec.json.decode(report.content, type=Edits), report.at


def told(found: Session, wanted: str) -> Told:
    facts = gather(parts(), found, wanted, zone())
    if not found.public:
        return facts
    page = url_for("returned.page", public=found.public)
    return replace(facts, address=base_url(parts().config) + page)


def enter(id: str) -> tuple[Session, str, Person]:
    """The session, for its facilitators, and the language of the record, which is chosen apart from the page's."""
    found, person = identity.enter_session(request, parts().store, id, FACILITATORS)
    language.suggest(person.language)
    return found, words.choose(request.values.get("language"), found.language), person


def _page(found: Session, wanted: str, edits: Edits, at: int | None, wrong: str = "") -> Response:
    facts = told(found, wanted)
    with turn:
        drafts = once(sketch, facts, edits)
    grown = sum(max(0, seq - edits.seqs.get(board, seq)) for board, seq in facts.seqs.items())
    response = make_response(
        render_template(
            "record/page.html", found=found, wanted=wanted, formats=FORMATS, data=exports.FORMATS,
            boards=parts().store.boards.of(found.id), drafts=drafts, at=at, grown=grown, wrong=wrong,
            moved=bool(edits.order), most=LONGEST, most_title=LONGEST_TITLE, saved="saved" in request.args and not wrong,
        )
    )  # fmt: skip
    response.headers["Content-Security-Policy"] = f"{POLICY}; frame-src 'self'"
    return response
