"""Workshops as portable files: taken along by who facilitates them, looked into and brought in by who has an account."""

import contextlib
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import time
from typing import Any, TypeVar

from flask import Blueprint, Response, redirect, render_template, request, send_file, url_for
from gevent.lock import BoundedSemaphore
from werkzeug.wrappers import Response as AnyResponse

from workshop import words
from workshop.beside import Stopped, once
from workshop.core.refusal import Refused
from workshop.core.role import FACILITATORS
from workshop.core.sight import Viewer
from workshop.offloop import off_loop
from workshop.parts import parts
from workshop.portable.arriving import arrive
from workshop.portable.bringing import Seen, Tell, bring, look
from workshop.portable.parcel import MIMETYPE, SUFFIX
from workshop.portable.taking import Wanted, take
from workshop.store.accounts import Account
from workshop.store.db import Unavailable
from workshop.store.ids import now_ms
from workshop.store.people import Person
from workshop.store.programmes import Team
from workshop.store.sessions import Session
from workshop.web import identity, language, problems, programmes
from workshop.web.accounts import signed_in
from workshop.web.files import NO_FILE
from workshop.web.zone import day

T = TypeVar("T")

MOST_BYTES = 512 * 1024 * 1024
"""Of a file that is brought in."""
FILE = SUFFIX.removeprefix(".")
"""What the access log calls such a file."""
PATIENCE = 30
KEPT = 3600
"""Seconds that a file is kept which was looked into and not brought in."""
BUSY = "Another workshop is being packed or unpacked right now; try again in a minute."
STOPPED = "This took too long or needed too much memory; try again when less is going on."
NOT_THERE = "This file isn't here any more; choose it again."
REHEARSAL = "This is a rehearsal, with people who are made up; take the workshop itself along."

blueprint = Blueprint("portable", __name__)
_desk = BoundedSemaphore(1)


@blueprint.before_request
def make_room() -> None:
    if request.method == "POST" and request.endpoint == "portable.look_into":
        request.max_content_length = MOST_BYTES


@blueprint.get("/s/<id>/portable")
def page(id: str) -> str:
    """What will be in the file, and what stays here."""
    found, person = _enter(id)
    entries, pictures = parts().store.portable.count(found.boards)
    people = len(parts().store.portable.people(id))
    hidden = sum(_hidden(board, person) for board in found.boards)
    counts = {"boards": len(found.boards), "entries": entries, "people": people}
    return render_template(
        "portable/take.html", found=found, counts=counts, pictures=0 if found.children else pictures, hidden=hidden
    )


@blueprint.post("/s/<id>/portable")
def pack(id: str) -> Response:
    found, person = _enter(id)
    parts().store.accesses.note(id, person.id, "exported", "mutirao")
    with _place() as path, _turn():
        _beside_us(take, parts().config.database_url, Wanted(id, person.id), str(path))
        parts().store.accesses.note(id, person.id, "exported", FILE)
        return _sent(path, found.title)


@blueprint.get("/p/<id>/portable")
@blueprint.get("/p/<id>/teams/<team>/portable")
def programme_page(id: str, team: str = "") -> str:
    here, found = _lead(id, team)
    store = parts().store.programmes
    workshops = store.sessions(team) if found else store.workshops(id)
    boards = len(store.boards(team)) if found else sum(len(each.boards) for each in workshops)
    counts = {"teams": len(store.teams(id)), "workshops": len(workshops), "boards": boards}
    return render_template("portable/programme.html", here=here, team=found, **counts)


@blueprint.post("/p/<id>/portable")
@blueprint.post("/p/<id>/teams/<team>/portable")
def pack_programme(id: str, team: str = "") -> Response:
    here, found = _lead(id, team)
    with _place() as path, _turn():
        wanted = Wanted(programme=id, team=team, account=here.account.id)
        _beside_us(take, parts().config.database_url, wanted, str(path))
        store = parts().store
        for each in store.programmes.sessions(team) if found else store.programmes.workshops(id):
            store.accesses.note(each.id, here.account.id, "exported", FILE)
        return _sent(path, found.name if found else here.programme.title)


@blueprint.get("/bring")
def choose() -> str | AnyResponse:
    _folder()
    if identity.account() is None:
        return redirect(url_for("signing.page", next=url_for("portable.choose")))
    return _choose()


@blueprint.post("/bring")
def look_into() -> str | tuple[str, int]:
    """Keep the file for an hour, and show what is in it once all of it was found to be right."""
    account = signed_in()
    token = secrets.token_hex(16)
    try:
        path = _received(_file(account, token))
        with _turn():
            seen = _beside_us(look, str(path), now_ms())
    except Refused as refused:
        _file(account, token).unlink(missing_ok=True)
        return _choose(refused), problems.STATUS[refused.code]
    return render_template("portable/look.html", seen=seen, token=token, day=day, holds=_holds(seen))


@blueprint.post("/bring/<token>")
def bring_in(token: str) -> AnyResponse | tuple[str, int]:
    account = signed_in()
    path = _file(account, token)
    try:
        if not path.is_file():
            raise Refused("gone", NOT_THERE, "file")
        with _turn():
            came = arrive(parts().store, str(path), account.id, _bring)
    except Refused as refused:
        return _choose(refused), problems.STATUS[refused.code]
    path.unlink(missing_ok=True)
    if came.programmes:
        return redirect(url_for("cockpit.page", id=came.programmes[0]), 303)
    return redirect(url_for("about.page", id=came.sessions[0]), 303)


def _bring(path: str, now: int, tell: Tell) -> str:
    return _beside_us(bring, path, now, told=tell)


def _beside_us(work: Callable[..., T], *args: Any, told: Tell | None = None) -> T:
    try:
        return once(work, *args, told=told)
    except Stopped:
        raise Refused("busy", STOPPED, "file") from None


def _enter(id: str) -> tuple[Session, Person]:
    found, person = identity.enter_session(request, parts().store, id, FACILITATORS)
    language.suggest(person.language)
    if found.rehearsal:
        raise Refused("not_now", REHEARSAL)
    return found, person


def _lead(id: str, team: str) -> tuple[programmes.Here, Team | None]:
    """The programme, for who leads it, and the team that is meant."""
    here = programmes.enter(id)
    if not here.leads:
        raise Refused("not_allowed", programmes.NOT_YOURS)
    return here, programmes.team_of(here, team) if team else None


def _hidden(board: str, person: Person) -> int:
    """How many things on a board its taker doesn't see now."""
    room = parts().boards.room(board)
    with room.lock:
        there = len(room.board.records)
        return there - len(room.lens.seen(Viewer(person.id, person.role)))


def _choose(refused: Refused | None = None) -> str:
    error = words.say(refused, language.now()) if refused else ""
    return render_template("portable/bring.html", error=error, suffix=SUFFIX, most=MOST_BYTES // 1024**2)


def _holds(seen: Seen) -> list[str]:
    """The titles of the workshops, where they say more than that of the whole."""
    return seen.titles if seen.titles != [seen.title] else []


def _received(path: Path) -> Path:
    """The file of this request, on our disk."""
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        raise Refused("bad_args", NO_FILE, "file")
    try:
        with path.open("xb") as kept:
            off_loop(shutil.copyfileobj, sent.stream, kept)
    except OSError as error:
        raise Unavailable(f"A file that was sent finds no room ({error}); free some space.") from error
    return path


def _file(account: Account, token: str) -> Path:
    """Where a file waits that this account looks into; those of before, and whatever was forgotten, goes."""
    name = token if len(token) == 32 and token.isalnum() and token.isascii() else "none"
    folder = _folder()
    for old in folder.glob(f"{account.id}-*"):
        if not old.stem.endswith(name):
            old.unlink(missing_ok=True)
    return folder / f"{account.id}-{name}{SUFFIX}"


def _folder() -> Path:
    folder = parts().config.data / "portable"
    folder.mkdir(mode=0o700, exist_ok=True)
    for old in folder.glob(f"*{SUFFIX}"):
        with contextlib.suppress(OSError):
            if old.stat().st_mtime < time() - KEPT:
                old.unlink()
    return folder


@contextmanager
def _place() -> Iterator[Path]:
    """A place for a file that is sent at once, and gone then."""
    with tempfile.TemporaryDirectory(dir=_folder()) as folder:
        yield Path(folder) / f"workshop{SUFFIX}"


def _sent(path: Path, title: str) -> Response:
    """The file as it travels; it is open when its name goes."""
    response = send_file(path.open("rb"), MIMETYPE, as_attachment=True, download_name=f"{title}{SUFFIX}")
    response.content_length = path.stat().st_size
    response.headers["Cache-Control"] = "no-store"
    return response


@contextmanager
def _turn() -> Iterator[None]:
    if not _desk.acquire(timeout=PATIENCE):
        raise Refused("busy", BUSY, retry_ms=60_000)
    try:
        yield
    finally:
        _desk.release()
