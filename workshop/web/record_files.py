"""The record as files, made beside the server while the page tells how far they are; and as a preview in the page."""

from base64 import b64encode
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import gevent
import msgspec
from flask import Blueprint, Response, request, send_file
from gevent.queue import Queue

from workshop import words
from workshop.beside import once
from workshop.core.refusal import Refused
from workshop.parts import parts
from workshop.record import html
from workshop.record.edits import Edits
from workshop.record.formats import FORMATS
from workshop.record.gather import seqs
from workshop.record.making import made
from workshop.record.told import Told
from workshop.store.sessions import Session
from workshop.web import language, record, record_form

UNKNOWN_FORMAT = "There is no such format here; use one of these: {formats}."
FAILED = "The record could not be made; try again, and if it fails again leave out some sections."
PREVIEW = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'; sandbox"
)

blueprint = Blueprint("record_files", __name__, url_prefix="/s/<id>/record")


@blueprint.get("/file/<name>")
def file(id: str, name: str) -> Response:
    """The file itself; whoever has no script waits for it here."""
    found, wanted, person = record.enter(id)
    format = _known(name)
    parts().store.accesses.note(found.id, person.id, "exported", name)
    with record.turn:
        body = once(made, record.told(found, wanted), name, record.kept(found, wanted)[0])
    response = send_file(BytesIO(body), format.MIMETYPE, as_attachment=True, download_name=_filename(found, name))
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/make/<name>")
def make(id: str, name: str) -> Response:
    """The same as lines of JSON: what is being done as {"step", "words"}, and at last the "file" in base64, or what is
    "wrong"."""
    found, wanted, person = record.enter(id)
    format = _known(name)
    parts().store.accesses.note(found.id, person.id, "exported", name)
    told, edits = record.told(found, wanted), record.kept(found, wanted)[0]
    about = {"name": _filename(found, name), "type": format.MIMETYPE}
    response = Response(_lines(told, edits, name, about, language.now()), content_type="application/x-ndjson")
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"  # nginx would keep all lines until the last
    return response


@blueprint.route("/preview", methods=["GET", "POST"])
def preview(id: str) -> Response:
    """The record as it would go out, with what is typed and not saved yet where a form is sent."""
    found, wanted, _ = record.enter(id)
    if request.method == "POST":
        edits = record_form.typed(record_form.moved(request.form), seqs(parts(), found))
    else:
        edits = record.kept(found, wanted)[0]
    with record.turn:
        body = once(made, record.told(found, wanted), html.NAME, edits)
    response = Response(body, content_type=html.MIMETYPE)
    response.headers["Content-Security-Policy"] = PREVIEW
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    response.headers["Cache-Control"] = "no-store"
    return response


def _lines(told: Told, edits: Edits, name: str, about: dict[str, str], tongue: str) -> Iterator[bytes]:
    said: Queue[dict[str, Any]] = Queue()
    work = gevent.spawn(_work, told, edits, name, said)
    try:
        while True:
            line = said.get()
            if "step" in line:
                line["words"] = _step(line["step"], tongue)
            if "wrong" in line:
                line["wrong"] = words.translate(FAILED, tongue)
            last = "file" in line or "wrong" in line
            yield msgspec.json.encode({**line, **about} if "file" in line else line) + b"\n"
            if last:
                return
    finally:
        work.kill(block=False)


def _work(told: Told, edits: Edits, name: str, said: "Queue[dict[str, Any]]") -> None:
    try:
        said.put({"step": "read"})
        with record.turn:
            body = once(made, told, name, edits, told=lambda step: said.put({"step": step}))
        said.put({"file": b64encode(body).decode()})
    except Exception:
        said.put({"wrong": True})
        raise


def _step(step: str, tongue: str) -> str:
    match step:
        case "read":
            return words.translate("The boards are being read…", tongue)
        case "compose":
            return words.translate("Votes are counted, and boards drawn…", tongue)
    return words.translate("The file is being written…", tongue)


def _known(name: str) -> Any:
    if name not in FORMATS:
        raise Refused("unknown_format", UNKNOWN_FORMAT, formats=", ".join(FORMATS))
    return FORMATS[name]


def _filename(found: Session, name: str) -> str:
    return f"{found.title}{FORMATS[name].SUFFIX}"
