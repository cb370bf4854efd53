"""Who does what until when: kept by those who facilitate, and marked done by whoever was reminded of it."""

from collections.abc import Mapping
from typing import Any, Literal

import msgspec
from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop import reminding, words
from workshop.core.change import Record
from workshop.core.fields import Args, Id, Text, Title, clean
from workshop.core.refusal import Refused
from workshop.parts import parts
from workshop.store.commitments import STATUSES, Commitment
from workshop.store.responses import Page
from workshop.store.sessions import Session
from workshop.web import language, problems, typed
from workshop.web.following import sheets
from workshop.web.returns import day_of, due_of, enter, rows

NOT_THERE = "This commitment isn't there any more; go back to the list."
NO_WORDS = "Write what is going to be done."
NO_LINK = "This link is no longer good; ask whoever holds the workshop for a new one."
FIELDS = ("what", "who", "due", "email", "status")

blueprint = Blueprint("commitments", __name__)


class Promise(Args):
    """The fields of a commitment as they are typed."""

    what: Text
    who: Title = ""
    due: str = ""
    email: str = ""
    status: Literal["open", "doing", "done", "dropped"] = "open"


class Source(Args):
    """The note that a commitment comes from."""

    board: Id
    record: Id


@blueprint.get("/s/<id>/return/commitments")
def page(id: str) -> str:
    found, _ = enter(id)
    return _page(found, {}, None)


@blueprint.post("/s/<id>/return/commitments")
def add(id: str) -> AnyResponse | tuple[str, int]:
    """One that was typed, or a note's words with one press."""
    found, person = enter(id)
    form = {name: request.form.get(name, "") for name in FIELDS if name in request.form}
    try:
        if "record" in request.form:
            source = clean(Source, {name: request.form.get(name, "") for name in ("board", "record")})
            note = _notes(found).get((source.board, source.record))
            if note is None:
                raise Refused("gone", NOT_THERE)
            given: dict[str, Any] = {"what": note["text"], "board": source.board, "record": source.record}
        else:
            given = _checked(form)
        what = given.pop("what")
        parts().store.commitments.make(id, _team(found, given.get("board")), what, person.id, **given)
    except Refused as refused:
        return _page(found, form, refused), problems.STATUS[refused.code]
    return redirect(url_for("commitments.page", id=id), 303)


@blueprint.get("/s/<id>/return/commitments/<commitment>")
def one(id: str, commitment: str) -> str:
    found, _ = enter(id)
    known = _commitment(id, commitment)
    return _one(found, known, _form(known), None)


@blueprint.post("/s/<id>/return/commitments/<commitment>")
def keep(id: str, commitment: str) -> AnyResponse | tuple[str, int]:
    found, _ = enter(id)
    known = _commitment(id, commitment)
    if "remove" in request.form:
        parts().store.commitments.remove(known.id)
        return redirect(url_for("commitments.page", id=id), 303)
    form = {**_form(known), **{name: request.form[name] for name in FIELDS if name in request.form}}
    try:
        parts().store.commitments.set(known.id, **_checked(form))
    except Refused as refused:
        return _one(found, known, form, refused), problems.STATUS[refused.code]
    return redirect(url_for("commitments.page", id=id), 303)


@blueprint.get("/c/<id>/<token>")
def reminded(id: str, token: str) -> str:
    """What a mail's link leads to: programs that look at mail open it too, so it changes nothing by itself."""
    return _reminded(_by_link(id, token), said=request.args.get("said", ""))


@blueprint.post("/c/<id>/<token>")
def answer(id: str, token: str) -> AnyResponse:
    """Done, or no more mail; a mail program may ask for the latter by itself (RFC 8058)."""
    known = _by_link(id, token)
    if "done" in request.form:
        parts().store.commitments.set(known.id, status="done")
        return redirect(url_for("commitments.reminded", id=id, token=token, said="done"), 303)
    assert known.email is not None
    parts().store.commitments.silence(known.email, reminding.silence(parts().config.secret_key, known.email))
    return redirect(url_for("commitments.silenced"), 303)


@blueprint.get("/c/silent")
def silenced() -> str:
    return render_template("return/silent.html")


def _page(found: Session, form: Mapping[str, str], refused: Refused | None) -> str:
    known = parts().store.commitments.of_session(found.id)
    taken = {(each.board, each.record) for each in known}
    notes = {at: note for at, note in _notes(found).items() if note.get("sort") == "action"}
    copies = [at for at, note in notes.items() if (note.get("origin_board"), note.get("origin")) in notes]
    actions = {at: note for at, note in notes.items() if at not in taken and at not in copies}
    return render_template(
        "return/commitments.html", session=found, commitments=known, actions=actions, form=form, statuses=STATUSES,
        boards={row.id: row.title for row in rows(found)}, **_wrong(refused),
    )  # fmt: skip


def _one(found: Session, known: Commitment, form: Mapping[str, str], refused: Refused | None) -> str:
    return render_template(
        "return/commitment.html", session=found, commitment=known, form=form, statuses=STATUSES, **_wrong(refused)
    )


def _reminded(known: Commitment, said: str) -> str:
    session = parts().store.sessions.get(known.session or "")
    team = parts().store.programmes.team(known.team) if known.team else None
    if session:
        language.suggest(session.language)
    about = parts().store.responses.page(known.session) if known.session else Page("")
    where = session.title if session else team.name if team else ""
    return render_template("return/reminded.html", commitment=known, where=where, about=about, said=said)


def _wrong(refused: Refused | None) -> dict[str, str]:
    error = words.say(refused, language.now()) if refused else ""
    return {"error": error, "field": (refused.field or "what") if refused else ""}


def _form(known: Commitment) -> dict[str, str]:
    told = {name: msgspec.to_builtins(getattr(known, name)) or "" for name in FIELDS}
    return {**told, "due": day_of(known.due)}


def _checked(form: Mapping[str, str]) -> dict[str, Any]:
    given = clean(Promise, {name: form[name].strip() for name in FIELDS if name in form})
    if not given.what.strip():
        raise Refused("bad_args", NO_WORDS, "what")
    email = typed.email(given.email) if given.email else None
    due, who = due_of(given.due), " ".join(given.who.split())
    return {"what": given.what.strip(), "who": who, "due": due, "email": email, "status": given.status}


def _commitment(id: str, commitment: str) -> Commitment:
    known = parts().store.commitments.get(commitment)
    if known is None or known.session != id:
        raise Refused("unknown_page", NOT_THERE)
    return known


def _by_link(id: str, token: str) -> Commitment:
    known = parts().store.commitments.get(id) if id.isalnum() else None
    if known is None or not reminding.good(parts().config.secret_key, known, token):
        raise Refused("unknown_page", NO_LINK)
    return known


def _team(found: Session, board: str | None) -> str | None:
    """The programme's team that a commitment of this workshop, or of this board in it, is one of."""
    row = parts().store.boards.get(board) if board else None
    return (row.programme_team if row else None) or found.programme_team


def _notes(found: Session) -> dict[tuple[str | None, str | None], Record]:
    """The notes that have words, by board and id."""
    return {
        (sheet.id, id): record
        for sheet in sheets(parts(), rows(found))
        for id, record in sheet.records.items()
        if record["kind"] == "note" and record["text"].strip()
    }
