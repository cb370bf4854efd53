"""Boards as files: out in a format of the exports' shelf, in through one of the imports'."""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import TypeVar

import msgspec
from flask import Blueprint, Response, request, send_file
from gevent.lock import BoundedSemaphore

from workshop import exports, imports, words
from workshop.beside import once
from workshop.core.change import Record
from workshop.core.refusal import Refused
from workshop.core.role import WRITERS
from workshop.core.rule import Command
from workshop.core.sight import Viewer
from workshop.exports import Exported, Format
from workshop.imports import Options
from workshop.offloop import off_loop
from workshop.parts import parts
from workshop.sparing import without_pictures
from workshop.store.db import Unavailable
from workshop.store.ids import new_id
from workshop.web import identity, language
from workshop.web.api import answer
from workshop.web.shapes import Imported, Left

T = TypeVar("T")

UNKNOWN_FORMAT = "There is no such format here; use one of these: {formats}."
NO_FILE = 'Choose a file first; send it as the field "file" of a form or as the body.'
BUSY = "Many files are being written at the moment; try again in some seconds."
READ_ONLY = "Your role here doesn't allow this; ask the facilitator."

AT_ONCE = 2
"""So many files are written beside the server at a time, each by a process of its own."""
PATIENCE = 30
MOST_PICTURES = 30 * 1024 * 1024
"""So many bytes of images go into one file."""

_desk = BoundedSemaphore(AT_ONCE)
blueprint = Blueprint("files", __name__, url_prefix="/api/v1/boards/<board>")


@blueprint.get("/export/<name>")
def export(board: str, name: str) -> Response:
    row, person, viewer = identity.enter(request, parts().store, board)
    format = _named(name, {**exports.FORMATS, **exports.VOTES})
    seen = parts().boards.see(board, viewer)
    session = parts().store.sessions.get(row.session)
    records = without_pictures(session, seen.records) if session else seen.records
    pictures = _pictures(board, records.values()) if name in exports.HEAVY else {}
    poll = request.args.get("poll", "")
    body = _written(format, Exported(row.title, seen.seq, records, seen.names, poll, language.now(), pictures))
    parts().store.accesses.note(row.session, person.id, "exported", name)
    filename = f"{row.title}{format.SUFFIX}"
    response = send_file(BytesIO(body), format.MIMETYPE, as_attachment=True, download_name=filename)
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.post("/import/<name>")
def bring_in(board: str, name: str) -> Response:
    """A file of notes, all or none of what it can read; with `preview=1` only a first look at it."""
    _, _, viewer = identity.enter(request, parts().store, board)
    format = _named(name, imports.FORMATS)
    if viewer.role not in WRITERS:
        raise Refused("not_allowed", READ_ONLY)
    data = sent()
    if request.values.get("preview"):
        return answer(msgspec.json.encode(off_loop(format.preview, data)))
    reading = off_loop(format.read, data, _options(board, viewer))
    _act(board, viewer, list(reading.acts()))
    left = [
        Left(line.line, words.translate(line.text, language.now(), **line.facts)) for line in reading.refused
    ]
    return answer(msgspec.json.encode(Imported(len(reading.commands), reading.notes, left)))


def _written(format: Format, board: Exported) -> bytes:
    if format.NAME not in exports.HEAVY:
        return off_loop(format.write, board)
    if not _desk.acquire(timeout=PATIENCE):
        raise Refused("busy", BUSY)
    try:
        return once(format.write, board)
    finally:
        _desk.release()


def _pictures(board: str, records: Iterable[Record]) -> dict[str, bytes]:
    """The bytes of the images among them, as far as there is room for them in a file."""
    found: dict[str, bytes] = {}
    left = MOST_PICTURES
    for record in records:
        file = parts().store.files.get(board, record["file"]) if record["kind"] == "image" else None
        if file is not None and len(file.data) <= left:
            found[file.id] = file.data
            left -= len(file.data)
    return found


def _named(name: str, formats: Mapping[str, T]) -> T:
    if name not in formats:
        raise Refused("unknown_format", UNKNOWN_FORMAT, formats=", ".join(formats))
    return formats[name]


def sent() -> bytes:
    """The file of this request; Unavailable when the disk has no room for it while it comes in."""
    try:
        data = request.files["file"].read() if "file" in request.files else request.get_data()
    except OSError as error:
        raise Unavailable(f"A file that was sent finds no room ({error}); free some space.") from error
    if not data:
        raise Refused("bad_args", NO_FILE, "file")
    return data


def _options(board: str, viewer: Viewer) -> Options:
    """The columns that were chosen; the notes go below what is there."""
    x, y = imports.below(parts().boards.see(board, viewer).records.values())
    given = request.values
    return Options(given.get("text", ""), given.get("color"), given.get("frame"), x, y, new_id)


def _act(board: str, viewer: Viewer, acts: Sequence[Sequence[Command]]) -> None:
    """Carry out all acts; when one is refused, take away again what the ones before it made."""
    for done, commands in enumerate(acts):
        try:
            parts().boards.act(board, viewer, commands)
        except Refused:
            for made in reversed(acts[:done]):
                ids = [command.args.get("note") or command.args["frame"] for command in made]
                parts().boards.act(board, viewer, [Command(new_id(), "drop", {"ids": ids})])
            raise
