"""What is kept of people: their own page with all of it in one file, erasing it, and the facilitators' page of a session."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

import msgspec
from flask import Blueprint, Response, redirect, render_template, request, send_file, session, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop import crew, personal, retaining, words
from workshop.beside import once
from workshop.core.refusal import Refused
from workshop.core.role import FACILITATORS
from workshop.parts import parts
from workshop.personal import Personal
from workshop.store.people import Person
from workshop.store.sessions import Session
from workshop.web import identity, language
from workshop.web.joining import host
from workshop.web.notice import notice
from workshop.web.zone import clock, short_day

SURE = "Tick the box that says you are sure; what is erased never comes back."
NO_CHOICE = "Choose what happens with the notes first."
NOBODY = "This person is no longer in the workshop; look at the list again."
WITH_ACCOUNT = "They sign in with an account, which only they can delete; take them out of the workshop instead."
NO_PERSON = "This page is for who takes part; you are here as the administrator of this server."

blueprint = Blueprint("protection", __name__, url_prefix="/s/<id>")


@dataclass(frozen=True)
class Seen:
    """An access in words of who did it, what, and about whom or which board."""

    when: str
    who: str
    what: str
    about: str


@blueprint.get("/me")
def page(id: str) -> str:
    found, person = _me(id)
    return _page(found, person, "")


@blueprint.get("/me/file")
def file(id: str) -> Response:
    """All of it in one ZIP: a page to read, JSON for programs, and their pictures."""
    found, person = _me(id)
    kept = personal.gather(parts().store, parts().boards, found, person)
    parts().store.accesses.note(found.id, person.id, "took", person.id)
    return sent([kept], {}, found.title)


@blueprint.post("/me/erase")
def erase_me(id: str) -> AnyResponse | tuple[str, int]:
    """Erase oneself; the notes go as well, or stay and are nobody's."""
    found, person = _me(id)
    try:
        notes = _sure()
        if person.role in FACILITATORS and not crew.others_lead(parts(), person):
            raise Refused("not_now", crew.LAST_ONE)
    except Refused as refused:
        return _page(found, person, words.say(refused, language.now())), 409
    parts().erasing.person(found, person, notes)
    parts().store.accesses.note(found.id, "", "erased_self")
    identity.forget(session, found.id)
    return redirect(url_for("erased.page"), 303)


@blueprint.get("/data")
def data(id: str) -> str:
    return _data(_facilitated(id)[0], "")


@blueprint.get("/data/people/<person>")
def ask_to_erase(id: str, person: str) -> str:
    """Asks what happens with the notes of somebody who wants to be erased."""
    found, _ = _facilitated(id)
    return render_template("protection/person.html", found=found, other=_somebody(found, person), error="")


@blueprint.post("/data/people/<person>")
def erase(id: str, person: str) -> AnyResponse | tuple[str, int]:
    """Erase somebody who has asked for it."""
    found, asking = _facilitated(id)
    other = _somebody(found, person)
    try:
        notes = _sure()
        if other.account is not None:
            raise Refused("not_allowed", WITH_ACCOUNT)
        if other.role in FACILITATORS and not crew.others_lead(parts(), other):
            raise Refused("not_now", crew.LAST_ONE)
    except Refused as refused:
        said = words.say(refused, language.now())
        return render_template("protection/person.html", found=found, other=other, error=said), 409
    parts().erasing.person(found, other, notes)
    parts().store.accesses.note(found.id, asking.id, "erased")
    return redirect(url_for("protection.data", id=id, done="erased"), 303)


@blueprint.post("/data/anonymise")
def anonymise(id: str) -> AnyResponse | tuple[str, int]:
    """Take the names out now, before their date."""
    found, asking = _facilitated(id)
    if request.form.get("sure") != "1":
        return _data(found, words.translate(SURE, language.now())), 409
    parts().erasing.everybody(found)
    parts().store.accesses.note(found.id, asking.id if asking.account else "", "anonymised")
    return redirect(url_for("protection.data", id=id) if asking.account else url_for("pages.home"), 303)


def sent(kept: list[Personal], beside: Mapping[str, object], title: str) -> Response:
    """The file of all this, as an attachment."""
    told = {**beside, "workshops": [each.data for each in kept]}
    page = render_template("protection/file.html", told=told, moment=_moment)
    body = once(personal.zipped, page, msgspec.json.format(msgspec.json.encode(told)), personal.merged(kept))
    response = send_file(BytesIO(body), "application/zip", as_attachment=True, download_name=f"{title}.zip")
    response.headers["Cache-Control"] = "no-store"
    return response


def _page(found: Session, person: Person, error: str) -> str:
    kept = personal.gather(parts().store, parts().boards, found, person)
    told = notice(found, language.now(), host(found))
    return render_template(
        "protection/me.html", found=found, person=person, counts=personal.counted(kept), notice=told,
        joined=kept.data["you"]["joined"], team=kept.data["you"]["team"], day=short_day, error=error,
    )  # fmt: skip


def _data(found: Session, error: str) -> str:
    people = parts().store.people.of(found.id)
    told = notice(found, language.now(), host(found))
    return render_template(
        "protection/session.html", found=found, people=people, notice=told,
        until=retaining.until(found, parts().store), day=short_day, seen=_seen(found, people), error=error,
        counts=_counts(found), done=request.args.get("done") == "erased",
    )  # fmt: skip


def _counts(found: Session) -> dict[str, int]:
    counts = {"people": len(parts().store.people.of(found.id)), "notes": 0, "comments": 0}
    for board in found.boards:
        room = parts().boards.room(board)
        with room.lock:
            counts["notes"] += len(room.board.of("note"))
            counts["comments"] += len(room.board.of("comment"))
    return {**counts, "pictures": parts().store.files.count(found.boards)}


def _seen(found: Session, people: list[Person]) -> list[Seen]:
    names = {each.id: each.name for each in people}
    boards = {row.id: row.title for row in parts().store.boards.of(found.id)}
    return [
        Seen(_moment(each.at), names.get(each.who, ""), each.what, names.get(each.about) or boards.get(each.about) or
             ("" if len(each.about) > 20 else each.about))
        for each in parts().store.accesses.of_session(found.id)
    ]  # fmt: skip


def _moment(at: int | None) -> str:
    return "" if at is None else f"{short_day(at)}, {clock(at)}"


def _sure() -> bool:
    """Whether the notes go; raises Refused before all is chosen."""
    notes = request.form.get("notes")
    if notes not in ("go", "stay"):
        raise Refused("bad_args", NO_CHOICE, "notes")
    if request.form.get("sure") != "1":
        raise Refused("bad_args", SURE, "sure")
    return notes == "go"


def _me(id: str) -> tuple[Session, Person]:
    found, person = identity.enter_session(request, parts().store, id)
    if person.session is None:
        raise Refused("not_allowed", NO_PERSON)
    language.suggest(person.language)
    return found, person


def _facilitated(id: str) -> tuple[Session, Person]:
    found, person = identity.enter_session(request, parts().store, id, FACILITATORS)
    language.suggest(person.language)
    return found, person


def _somebody(found: Session, person: str) -> Person:
    other = parts().store.people.get(person)
    if other is None or other.session != found.id or other.removed:
        raise Refused("gone", NOBODY)
    return other
