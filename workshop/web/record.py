"""The record of a session: a page for its facilitators, from which it goes out in every format and language."""

from io import BytesIO

from flask import Blueprint, Response, render_template, request, send_file

from workshop import words
from workshop.beside import once
from workshop.core.refusal import Refused
from workshop.core.role import FACILITATORS
from workshop.parts import parts
from workshop.record.formats import FORMATS
from workshop.record.gather import gather
from workshop.record.making import made
from workshop.record.told import Told
from workshop.store.sessions import Session
from workshop.web import identity, language
from workshop.web.zone import zone

UNKNOWN_FORMAT = "There is no such format here; use one of these: {formats}."

blueprint = Blueprint("record", __name__, url_prefix="/s/<id>/record")


@blueprint.get("")
def page(id: str) -> str:
    found, wanted = _enter(id)
    return render_template("record/page.html", found=found, wanted=wanted, formats=FORMATS)


@blueprint.get("/file/<name>")
def file(id: str, name: str) -> Response:
    """The record as a file; whoever has no script waits for it here."""
    found, wanted = _enter(id)
    if name not in FORMATS:
        raise Refused("unknown_format", UNKNOWN_FORMAT, formats=", ".join(FORMATS))
    body = once(made, _told(found, wanted), name)
    response = send_file(
        BytesIO(body), FORMATS[name].MIMETYPE, as_attachment=True, download_name=_filename(found, name)
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def _filename(found: Session, name: str) -> str:
    return f"{found.title}{FORMATS[name].SUFFIX}"


def _told(found: Session, wanted: str) -> Told:
    return gather(parts(), found, wanted, zone())


def _enter(id: str) -> tuple[Session, str]:
    """The session, for its facilitators, and the language of the record, which is chosen apart from the page's."""
    found, person = identity.enter_session(request, parts().store, id, FACILITATORS)
    language.suggest(person.language)
    return found, words.choose(request.args.get("language"), found.language)
