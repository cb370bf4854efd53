"""Getting in: a code, a first name and a language, by form or by JSON, without an account."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

import msgspec
from flask import Blueprint, Response, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop import crew, words
from workshop.core.fields import clean
from workshop.core.refusal import Refused
from workshop.core.role import Role
from workshop.parts import parts
from workshop.store.people import Person
from workshop.store.sessions import Session
from workshop.web import identity, language, problems
from workshop.web.door import door
from workshop.web.names import name_of
from workshop.web.notice import notice
from workshop.web.shapes import Join, Joined, NamedCode
from workshop.web.whereto import whereto

SIGN_IN = "This code belongs to an account; sign in with it instead."
NEW_ROLE = "You facilitate now; load the page again to see what you can do."
_NOT_A_DIGIT = re.compile(r"\D")

blueprint = Blueprint("joining", __name__)


@dataclass(frozen=True)
class Form:
    """The join form as it stands on a page: what was typed, the session it belongs to, and what is wrong."""

    code: str = ""
    name: str = ""
    personal: str = ""
    language: str = ""
    found: Session | None = None
    field: str = ""
    error: str = ""

    @property
    def grouped(self) -> str:
        return f"{self.code[:4]} {self.code[4:]}".strip()

    def wrong(self, refused: Refused) -> "Form":
        return replace(self, field=refused.field or "code", error=words.say(refused, language.now()))


@blueprint.get("/j/<code>")
def short_link(code: str) -> AnyResponse:
    return redirect(url_for("joining.page", code=_digits(code)))


@blueprint.get("/join")
def page() -> str | tuple[str, int]:
    form = Form(code=_digits(request.args.get("code", "")))
    if not form.code:
        return _page(form)
    try:
        found, _ = door().session(form.code, _address())
    except Refused as refused:
        return _page(form.wrong(refused)), problems.STATUS[refused.code]
    language.suggest(found.language)
    return _page(replace(form, found=found, name=_known_as(found)))


@blueprint.post("/join")
def join() -> AnyResponse | tuple[str, int]:
    raw = problems.sent_json() if request.is_json else _typed(request.form)
    if problems.wants_json():
        asked = clean(Join, raw)
        found, role = _arrive(asked)
        person = _join(found, role, asked)
        return _kept(_json(Joined(found.id, person.id, person.role, found.board)), person)
    asked = clean(Join, _typed(request.form))
    form = Form(_digits(asked.code), asked.name, asked.personal or "", asked.language or "")
    try:
        found, role = _arrive(asked)
        form = replace(form, found=found)
        new = identity.guests(session).get(found.id) is None and not asked.personal
        person = _join(found, role, asked)
    except Refused as refused:
        return _page(form.wrong(refused)), problems.STATUS[refused.code]
    return _kept(redirect(whereto(found, person, late=new), 303), person)


@blueprint.get("/api/v1/codes/<code>")
def recognise(code: str) -> Response:
    """The workshop behind a code, so that a page can name it before it asks for a name."""
    found, _ = door().session(_digits(code), _address())
    holder = host(found)
    told = notice(found, language.now(), holder)
    response = _json(NamedCode(found.title, found.language, found.starts, holder, told))
    response.headers["Cache-Control"] = "no-store"
    return response


def _arrive(asked: Join) -> tuple[Session, Role]:
    language.speak(words.nearest(asked.language))
    found, role = door().session(_digits(asked.code), _address())
    language.suggest(found.language)
    return found, role


def _join(found: Session, role: Role, asked: Join) -> Person:
    """Make or find the guest of this browser in that session, or of a personal code."""
    if asked.personal:
        return _again(found, role, asked)
    name = name_of(asked.name)
    known = identity.known(found.id)
    before = parts().store.people.get(known) if known else None
    if before is not None and before.removed:
        before = None
    if before is None:
        door().let_in(_address())
    chosen = words.nearest(asked.language) or (before.language if before else words.choose(found.language))
    person = parts().store.people.join(found.id, name, role, chosen, before.id if before else None)
    identity.remember(session, person)
    crew.seat(parts(), found, person)
    person = parts().store.people.get(person.id) or person
    if before is not None:
        _tell_of_changes(before, person)
    return person


def _again(found: Session, role: Role, asked: Join) -> Person:
    """Who was here before, perhaps on another device, by their personal code."""
    person = door().person(found.id, asked.personal or "", _address())
    if person.account is not None:
        raise Refused("not_allowed", SIGN_IN, "personal")
    if role is Role.FACILITATOR and person.role is not role:
        crew.make(parts(), person, role)
        person = replace(person, role=role)
    identity.remember(session, person)
    return person


def host(found: Session) -> str:
    """Who holds a workshop, as far as that is known."""
    account = parts().store.accounts.get(found.owner) if found.owner else None
    return account.name if account else ""


def _tell_of_changes(before: Person, now: Person) -> None:
    parts().live.named(now.id, now.name)
    if before.role != now.role:
        parts().live.gone(now.id, "not_allowed", NEW_ROLE)


def _digits(typed: str) -> str:
    """A code as people type it: with spaces, dashes or other marks between its digits."""
    return _NOT_A_DIGIT.sub("", typed)[:20]


def _typed(form: Mapping[str, str]) -> dict[str, str]:
    return {field: form.get(field, "") for field in ("code", "name", "personal", "language")}


def _known_as(found: Session) -> str:
    """The name this browser had in the session before."""
    id = identity.guests(session).get(found.id)
    person = parts().store.people.get(id) if id else None
    return person.name if person else ""


def _page(form: Form) -> str:
    holder = host(form.found) if form.found else ""
    told = notice(form.found, language.now(), holder) if form.found else []
    return render_template("join.html", form=form, notice=told, host=holder)


def _kept(response: AnyResponse, person: Person) -> AnyResponse:
    language.keep(response, person.language)
    return response


def _json(value: object) -> Response:
    return Response(msgspec.json.encode(value), content_type="application/json")


def _address() -> str:
    return request.remote_addr or ""
