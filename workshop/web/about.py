"""What a workshop says of itself: checked, changed later, and as the notice that people see about their data."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import msgspec
from flask import Blueprint, Response, redirect, render_template, request, url_for
from msgspec import UNSET
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as AnyResponse

from workshop import crew, retaining, words
from workshop.core.fields import clean
from workshop.core.refusal import Refused
from workshop.core.role import FACILITATORS
from workshop.parts import parts
from workshop.store.ids import now_ms
from workshop.store.sessions import Session
from workshop.web import belonging, identity, language, problems
from workshop.web.api import answer
from workshop.web.belonging import Asked
from workshop.web.notice import BASES, KEEPS, notice
from workshop.web.shapes import Notice, SessionSet
from workshop.web.zone import local, moment, short_day, zone

NO_TITLE = "Give the workshop a title, so that people know where they are."
NO_TIME = "Check the date and the times; a date needs the time when it begins."
BACKWARDS = "The workshop ends before it begins; check the times."
LONG_PURPOSE = "Say in at most {most} characters what the data is for."
MOST = 300

blueprint = Blueprint("about", __name__)


@dataclass(frozen=True)
class Form:
    """The form about a workshop as it stands on a page; its words are those of the fields."""

    title: str = ""
    language: str = ""
    date: str = ""
    begins: str = ""
    ends: str = ""
    place: str = ""
    purpose: str = ""
    basis: str = "consent"
    keep_days: int | None = 90
    teaming: str = "chosen"
    children: bool = False
    beginning: str = ""
    count: str = ""
    teams: str = ""
    field: str = ""
    error: str = ""

    @classmethod
    def typed(cls, form: "MultiDict[str, str]") -> "Form":
        names = ("title", "language", "date", "begins", "ends", "place", "purpose", "basis", "teaming", "count", "teams")
        words = {name: form.get(name, "").strip()[:4000] for name in (*names, "beginning")}
        words["teaming"] = words["teaming"] or cls.teaming
        days = form.get("keep_days", "")
        return cls(
            **words, keep_days=int(days) if days in map(str, KEEPS) else None, children=bool(form.get("children"))
        )

    @classmethod
    def of(cls, session: Session) -> "Form":
        starts = local(session.starts) if session.starts is not None else None
        ends = local(session.ends) if session.ends is not None else None
        return cls(
            session.title, session.language, f"{starts:%Y-%m-%d}" if starts else "", f"{starts:%H:%M}" if starts else "",
            f"{ends:%H:%M}" if ends else "", session.place, session.purpose, session.basis, session.keep_days,
            session.teaming, session.children,
        )  # fmt: skip

    def wrong(self, refused: Refused) -> "Form":
        return replace(self, field=refused.field or "title", error=words.say(refused, language.now()))

    def fields(self, named_zone: str | None) -> dict[str, Any]:
        """The fields of a Session; raises Refused for what does not fit."""
        starts, ends = self._times(named_zone)
        raw = {
            "title": self.title, "language": self.language, "place": self.place, "purpose": self.purpose,
            "basis": self.basis, "keep_days": self.keep_days, "teaming": self.teaming, "starts": starts, "ends": ends,
            "children": self.children,
        }  # fmt: skip
        return checked(clean(SessionSet, raw), None)

    def _times(self, named_zone: str | None) -> tuple[int | None, int | None]:
        if not self.date:
            return None, None
        where = zone(named_zone)
        try:
            starts = moment(self.date, self.begins, where)
            return starts, moment(self.date, self.ends, where) if self.ends else None
        except (ValueError, OverflowError):
            raise Refused("bad_args", NO_TIME, "date") from None


def checked(asked: SessionSet, now: Session | None) -> dict[str, Any]:
    """The fields that are given, beside those a workshop has now; raises Refused for what does not fit together."""
    given = {name: value for name in asked.__struct_fields__ if (value := getattr(asked, name)) is not UNSET}
    for name in ("title", "purpose"):
        if name in given:
            given[name] = " ".join(given[name].split())
    if given.get("title") == "":
        raise Refused("bad_args", NO_TITLE, "title")
    if len(given.get("purpose", "")) > MOST:
        raise Refused("too_big", LONG_PURPOSE, "purpose", most=MOST)
    starts, ends = (given.get(name, getattr(now, name, None)) for name in ("starts", "ends"))
    if starts is not None and ends is not None and ends <= starts:
        raise Refused("bad_args", BACKWARDS, "ends")
    return given


def change(session: Session, given: Mapping[str, Any]) -> Session:
    """Keep what has changed; the plenary is called like its workshop, and children are called by initials from now on."""
    if given:
        parts().store.sessions.set(session.id, **given)
    if given.get("children") and not session.children:
        for each in parts().store.people.of(session.id):
            if each.role not in FACILITATORS:
                crew.name(parts(), each, each.name)
    if "title" in given:
        parts().store.boards.rename(session.board, given["title"])
    changed = parts().store.sessions.get(session.id)
    assert changed is not None
    return changed


@blueprint.patch("/api/v1/sessions/<id>")
def patch(id: str) -> Response:
    found, person = identity.enter_session(request, parts().store, id, FACILITATORS)
    changed = change(found, checked(clean(SessionSet, problems.sent_json()), found))
    parts().store.accesses.note(id, person.id, "changed")
    return answer(msgspec.json.encode(Notice(notice(changed, changed.language))))


@blueprint.get("/api/v1/notice")
def preview() -> Response:
    form = Form.typed(request.args)
    basis = form.basis if form.basis in BASES else ""
    shown = replace(form, purpose=" ".join(form.purpose.split())[:MOST], basis=basis)
    return answer(msgspec.json.encode(Notice(notice(shown, words.choose(form.language, language.now())))))


@blueprint.get("/s/<id>/about")
def page(id: str) -> str:
    found, person = identity.enter_session(request, parts().store, id, FACILITATORS)
    language.suggest(person.language)
    return _page(found, Form.of(found), saved="saved" in request.args)


@blueprint.post("/s/<id>/about")
def keep(id: str) -> AnyResponse | tuple[str, int]:
    found, person = identity.enter_session(request, parts().store, id, FACILITATORS)
    language.suggest(person.language)
    form = Form.typed(request.form)
    try:
        given = form.fields(request.form.get("zone"))
        if "belongs" in request.form:
            belonging.keep(identity.account(), found, Asked.of(request.form))
        change(found, given)
    except Refused as refused:
        return _page(found, form.wrong(refused)), problems.STATUS[refused.code]
    parts().store.accesses.note(id, person.id, "changed")
    return redirect(url_for("about.page", id=id, saved=1), 303)


def _page(found: Session, form: Form, saved: bool = False) -> str:
    told = notice(replace(form, purpose=" ".join(form.purpose.split())), words.choose(form.language, found.language))
    account = identity.account()
    until = retaining.until(found, parts().store)
    soon = until is not None and until - now_ms() < retaining.WARNED
    return render_template(
        "mine/about.html",
        session=found,
        form=form,
        saved=saved,
        bases=BASES,
        keeps=KEEPS,
        notice=told,
        most=MOST,
        open_to=belonging.open_to(account),
        asked=Asked(belonging.value_of(found)),
        belongs_to=belonging.shown(account, found),
        origin=parts().store.gallery.origin(found.id),
        without_board=belonging.without_board(account, found),
        until=until if soon else None,
        day=short_day,
    )
