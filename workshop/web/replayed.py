"""A board's story as one file to take away and open anywhere; for facilitators, who answer for what goes out."""

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from typing import Any

from flask import Blueprint, Response, render_template, request, send_file

from workshop import words
from workshop.beside import Stopped, once
from workshop.core.refusal import Refused
from workshop.core.role import Role
from workshop.core.sight import Viewer
from workshop.parts import parts
from workshop.portable import replayed
from workshop.portable.people import apart
from workshop.portable.replayed import MOST_PICTURES, STORY, Wanted
from workshop.resources import resource_dir
from workshop.store.boards import BoardRow
from workshop.store.sessions import Session
from workshop.web import identity, language, packing

STRANGER = Viewer("", Role.OBSERVER)
SCRIPT, SHEET = "js/replayed/viewer.js", "css/replayed.css"
TOO_LONG = "This board's story takes too long to write down; try again when less is going on."

blueprint = Blueprint("replayed", __name__)


@blueprint.get("/b/<board>/replayed")
def file(board: str) -> Response:
    row, person, viewer = identity.enter(request, parts().store, board)
    if viewer.role is not Role.FACILITATOR:
        raise Refused("not_allowed", identity.NOT_YOURS)
    language.suggest(person.language)
    session = parts().store.sessions.get(row.session)
    assert session is not None
    packed = parts().replays.packed(board, STRANGER)
    try:
        body = once(replayed.made, _shell(row, session), packed, _wanted(row, session))
    except Stopped:
        raise Refused("busy", TOO_LONG) from None
    parts().store.accesses.note(session.id, person.id, "exported", "html")
    response = send_file(BytesIO(body), "text/html", as_attachment=True, download_name=f"{row.title}.html")
    response.headers["Cache-Control"] = "no-store"
    return response


def _shell(row: BoardRow, session: Session) -> str:
    """The page without its story; its policy knows the one script and the one sheet."""
    script, sheet = _sources()
    return render_template(
        "portable/replayed.html", row=row, language=session.language, languages=words.LANGUAGES, story=STORY,
        script=script, sheet=sheet, policy=replayed.policy(script, sheet),
    )  # fmt: skip


def _wanted(row: BoardRow, session: Session) -> Wanted:
    people = [person.name for person in parts().store.portable.people(session.id)]
    pictures = [] if session.children else _pictures(row)
    return Wanted(session.language, _words(), pictures, dict(zip(people, apart(people), strict=True)))


def _pictures(row: BoardRow) -> list[tuple[str, str, bytes]]:
    """Those that a stranger sees on the board now, as many as there is room for."""
    found, left = [], MOST_PICTURES
    for about, _ in parts().store.portable.pictures(row.id):
        kept = parts().store.files.get(row.id, about.id) if parts().boards.shows(row.id, STRANGER, about.id) else None
        if kept is not None and len(kept.data) <= left:
            left -= len(kept.data)
            found.append((kept.id, kept.type, kept.data))
    return found


@cache
def _sources() -> tuple[str, str]:
    """The viewer as one script, and its style sheet."""
    folder = resource_dir("static")

    def read(name: str) -> str | None:
        path = folder / name
        return path.read_text("utf-8") if path.is_file() else None

    script = packing.script([SCRIPT], lambda name: packing.module(name, read), str, str)
    return script, packing.sheet(SHEET, read, str)


@cache
def _words() -> Mapping[str, Mapping[str, Any]]:
    """What the viewer says, in each language but that of the code."""
    return {
        tag: {
            sentence: said.words
            for sentence, said in words.for_scripts(tag).items()
            if any(script.startswith("js/replayed/") for script in said.scripts)
        }
        for tag in words.LANGUAGES
        if tag != words.WRITTEN_IN
    }
