"""A whole workshop as data, for its facilitators."""

from io import BytesIO

from flask import Blueprint, Response, request, send_file

from workshop import words
from workshop.beside import once
from workshop.core.role import FACILITATORS
from workshop.exports import xlsx
from workshop.parts import parts
from workshop.record.data import book
from workshop.record.gather import gather
from workshop.web import identity
from workshop.web.zone import zone

blueprint = Blueprint("data", __name__, url_prefix="/s/<id>/record")


@blueprint.get("/data.xlsx")
def workbook(id: str) -> Response:
    """All boards on the same sheets, as far as they may go out: what is private or names people is not in it."""
    found, person = identity.enter_session(request, parts().store, id, FACILITATORS)
    parts().store.accesses.note(id, person.id, "exported", xlsx.NAME)
    wanted = words.choose(request.args.get("language"), found.language)
    body = once(book, gather(parts(), found, wanted, zone()))
    response = send_file(BytesIO(body), xlsx.MIMETYPE, as_attachment=True, download_name=f"{found.title}{xlsx.SUFFIX}")
    response.headers["Cache-Control"] = "no-store"
    return response
