"""The return of a workshop as its facilitators make it: answers to what people said, looked through before they go out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

import msgspec
from flask import Blueprint, redirect, render_template, request, url_for
from msgspec import Meta
from werkzeug.wrappers import Response as AnyResponse

from workshop import returning, words
from workshop.core.fields import Args, Id, Label, Text, Title, clean
from workshop.core.refusal import Refused
from workshop.core.role import FACILITATORS
from workshop.parts import parts
from workshop.returning import Said, Subject, Traced
from workshop.store.boards import BoardRow
from workshop.store.people import Person
from workshop.store.responses import STATUSES, Page, Response
from workshop.store.sessions import Session
from workshop.web import identity, language, links, problems
from workshop.web.following import Following

NO_ANSWER = "This answer isn't there any more; go back to the list."
NO_TITLE = "Give the answer a title, in words that people use."
NO_REASON = "Say why it won't happen this time; people read the reason."
NO_DAY = "Check this day; write it like 2026-11-30."
LOOK_AGAIN = "Contributions have come or changed since you opened this page; look through them once more, and save again."
ON_TRIAL = "This is a rehearsal with simulated people; nothing of it can be published."
NO_THING = "This isn't on the boards any more; reload the page and choose again."
NOON = 12 * 3_600_000
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

blueprint = Blueprint("returns", __name__)
following = Following()


class Answer(Args):
    """The fields of an answer as they are typed."""

    title: Title
    theme: Label = ""
    status: Literal["will", "doing", "done", "study", "no", "open"] = "open"
    reason: Text = ""
    action: Text = ""
    responsible: Title = ""
    due: str = ""


class About(Args):
    contact: Annotated[str, Meta(max_length=254)] = ""
    about: Text = ""


class Thing(Args):
    """Something on a board that is to be answered; without a record, what nothing else answers."""

    board: Id
    record: Annotated[str, Meta(pattern=r"^([A-Za-z0-9_-]{1,40}(#[A-Za-z0-9_-]{1,40})?)?$")] = ""


@dataclass(frozen=True)
class Listed:
    """An answer in the list: how many contributions it is about, and how many of them came after it was published."""

    response: Response
    many: int
    fresh: int


@blueprint.get("/s/<id>/return")
def page(id: str) -> str:
    found, _ = enter(id)
    return _page(found)


@blueprint.post("/s/<id>/return")
def say(id: str) -> AnyResponse | tuple[str, int]:
    """What the page says of itself."""
    found, _ = enter(id)
    try:
        given = clean(About, _typed("contact", "about"))
        parts().store.responses.say(Page(id, " ".join(given.contact.split()), given.about.strip()))
        following.forget()
    except Refused as refused:
        return _page(found, refused), problems.STATUS[refused.code]
    return redirect(url_for("returns.page", id=id, saved=1), 303)


@blueprint.post("/s/<id>/return/open")
def open_page(id: str) -> AnyResponse:
    found, _ = enter(id)
    if found.rehearsal:
        raise Refused("not_now", ON_TRIAL)
    parts().store.responses.open(id)
    following.forget()
    return redirect(url_for("returns.page", id=id), 303)


@blueprint.post("/s/<id>/return/close")
def close_page(id: str) -> AnyResponse:
    enter(id)
    parts().store.responses.close(id)
    following.forget()
    return redirect(url_for("returns.page", id=id), 303)


@blueprint.post("/s/<id>/return/answers")
def begin(id: str) -> AnyResponse:
    """An answer to something on the boards."""
    found, person = enter(id)
    thing = clean(Thing, _typed("board", "record"))
    if thing.board not in found.boards:
        raise Refused("bad_args", NO_THING, "board")
    known = {(each.board, each.record): each for each in _traced(found).subjects}
    subject = known.get((thing.board, thing.record))
    if subject is None and thing.record != returning.REST:
        raise Refused("gone", NO_THING, "record")
    title = subject.title if subject else words.translate("Other contributions", found.language)
    named = {"title": _line(title, 200), "theme": _line(subject.about if subject else "", 80)}
    made = parts().store.responses.make(id, thing.board, thing.record, person.id, **named)
    return redirect(url_for("returns.answer", id=id, response=made.id), 303)


@blueprint.get("/s/<id>/return/answers/<response>")
def answer(id: str, response: str) -> str:
    found, _ = enter(id)
    return _answer_page(found, _response(id, response), {}, None)


@blueprint.post("/s/<id>/return/answers/<response>")
def keep(id: str, response: str) -> AnyResponse | tuple[str, int]:
    """Save an answer, and with `publish` show it; what is shown of contributions is what was looked through."""
    found, _ = enter(id)
    known = _response(id, response)
    typed = _typed("title", "theme", "status", "reason", "action", "responsible", "due")
    publish = "publish" in request.form or (known.published and "unpublish" not in request.form)
    try:
        given = _checked(typed, publish)
        looked = _looked(found, known, publish)
    except Refused as refused:
        return _answer_page(found, known, typed, refused), problems.STATUS[refused.code]
    parts().store.responses.set(response, **given, **looked, published=publish)
    following.forget()
    return redirect(url_for("returns.page", id=id, _anchor=f"a-{response}"), 303)


@blueprint.post("/s/<id>/return/answers/<response>/<deed>")
def deed(id: str, response: str, deed: str) -> AnyResponse:
    """Up or down in the list, out of the public's sight, or away."""
    enter(id)
    known = _response(id, response)
    if deed == "unpublish":
        parts().store.responses.set(known.id, published=False)
    elif deed == "remove":
        parts().store.responses.remove(known.id)
    elif deed in ("up", "down"):
        ids = [each.id for each in parts().store.responses.of_session(id)]
        at = ids.index(known.id)
        to = max(0, at - 1) if deed == "up" else at + 1
        ids.insert(to, ids.pop(at))
        parts().store.responses.order(id, ids)
    else:
        raise Refused("unknown_page", problems.NOWHERE)
    following.forget()
    anchor = f"a-{response}" if deed != "remove" else None
    return redirect(url_for("returns.page", id=id, _anchor=anchor), 303)


def enter(id: str) -> tuple[Session, Person]:
    found, person = identity.enter_session(request, parts().store, id, FACILITATORS)
    language.suggest(person.language)
    return found, person


def due_of(day: str) -> int | None:
    """The noon in UTC of a day as forms write it, so that it is that day wherever it is read."""
    if not day.strip():
        return None
    try:
        if not _DAY.fullmatch(day.strip()):
            raise ValueError
        return int(datetime.fromisoformat(day.strip()).replace(tzinfo=UTC).timestamp() * 1000) + NOON
    except ValueError:
        raise Refused("bad_args", NO_DAY, "due") from None


def day_of(due: int | None) -> str:
    """The same the other way round."""
    return "" if due is None else f"{datetime.fromtimestamp(due / 1000, UTC):%Y-%m-%d}"


def rows(found: Session) -> list[BoardRow]:
    return parts().store.boards.of(found.id)


def leading(traced: Traced, response: Response, others: Sequence[Response]) -> list[tuple[Said, returning.Trail]]:
    """The contributions of an answer, each with its way."""
    if response.record == returning.REST:
        ways = traced.rest((each.board, each.record) for each in others if each.record != returning.REST)
    else:
        ways = traced.to(response.board, response.record)
    return [(traced.said[key], way) for key, way in ways.items()]


def _traced(found: Session) -> Traced:
    return following.traced(parts(), rows(found))


def _typed(*names: str) -> dict[str, str]:
    return {name: request.form[name].strip() for name in names if name in request.form}


def _line(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _response(id: str, response: str) -> Response:
    known = parts().store.responses.get(response)
    if known is None or known.session != id:
        raise Refused("unknown_page", NO_ANSWER)
    return known


def _checked(typed: Mapping[str, str], publish: bool) -> dict[str, Any]:
    given = clean(Answer, dict(typed))
    fields = {name: " ".join(getattr(given, name).split()) for name in ("title", "theme", "responsible")}
    if not fields["title"]:
        raise Refused("bad_args", NO_TITLE, "title")
    reason, due = given.reason.strip(), due_of(given.due)
    if publish and given.status == "no" and not reason:
        raise Refused("bad_args", NO_REASON, "reason")
    return {**fields, "status": given.status, "reason": reason, "action": given.action.strip(), "due": due}


def _looked(found: Session, known: Response, publish: bool) -> dict[str, Any]:
    """Which contributions are hidden, which is the quote, and what is shown: only what stood on the page that was sent."""
    traced = _traced(found)
    mine = leading(traced, known, parts().store.responses.of_session(found.id))
    if request.form.get("looked") != _seen(mine):
        raise Refused("not_now", LOOK_AGAIN, "looked")
    hidden = {int(each) for each in request.form.getlist("hide") if each.isdecimal() and len(each) < 6}
    chosen = request.form.get("quote", "")
    at = int(chosen) if chosen.isdecimal() and len(chosen) < 6 else -1
    quote = mine[at][0].text if 0 <= at < len(mine) and at not in hidden else ""
    notes = [
        [said.key, "" if at in hidden else returning.digest(said.text), [list(step) for step in way]]
        for at, (said, way) in enumerate(mine)
    ]
    after = [list(step) for step in traced.after(known.board, known.record)] if known.record else []
    told = {"traced": {"notes": notes, "after": after}} if publish else {}
    return {"hidden": tuple(mine[at][0].key for at in sorted(hidden) if at < len(mine)), "quote": quote, **told}


def _seen(mine: Sequence[tuple[Said, returning.Trail]]) -> str:
    """Names what somebody looks through."""
    return returning.digest("\n".join(f"{said.key} {returning.digest(said.text)}" for said, _ in mine))


def _page(found: Session, refused: Refused | None = None) -> str:
    store, traced = parts().store, _traced(found)
    responses = store.responses.of_session(found.id)
    taken = {(each.board, each.record) for each in responses}
    listed = [_listed(traced, each, responses) for each in responses]
    offered = [each for each in traced.subjects if (each.board, each.record) not in taken]
    rest = traced.rest((each.board, each.record) for each in responses if each.record)
    public = links.base_url(parts().config) + url_for("returned.page", public=found.public) if found.public else ""
    return render_template(
        "return/edit.html", session=found, listed=listed, offered=_sorted(offered), rest=len(rest), public=public,
        answers_rest=any(not each.record for each in responses), boards={row.id: row.title for row in rows(found)},
        about=store.responses.page(found.id), saved="saved" in request.args, total=len(traced.said),
        error=words.say(refused, language.now()) if refused else "", field=refused.field if refused else "",
    )  # fmt: skip


def _sorted(offered: Sequence[Subject]) -> list[Subject]:
    """What was decided first, then what most people said."""
    turn = {"decision": 0, "group": 1, "vote": 2, "part": 3}
    return sorted(offered, key=lambda each: (turn[each.kind], -len(each.keys), each.title))


def _listed(traced: Traced, each: Response, all: Sequence[Response]) -> Listed:
    mine = leading(traced, each, all)
    known = {note[0]: note[1] for note in each.traced.get("notes", ())}
    fresh = [said for said, _ in mine if known.get(said.key) not in ("", returning.digest(said.text))]
    return Listed(each, len(mine), len(fresh) if each.published else 0)


def _answer_page(found: Session, known: Response, typed: Mapping[str, str], refused: Refused | None) -> str:
    responses = parts().store.responses.of_session(found.id)
    traced = _traced(found)
    mine = leading(traced, known, responses)
    form = {**msgspec.to_builtins(known), "due": day_of(known.due), **typed}
    hidden = {at for at, (said, _) in enumerate(mine) if said.key in known.hidden}
    return render_template(
        "return/answer.html", session=found, response=known, form=form, mine=mine, seen=_seen(mine), hidden=hidden,
        quoted=next((at for at, (said, _) in enumerate(mine) if known.quote and said.text == known.quote), None),
        statuses=STATUSES, themes=sorted({each.theme for each in responses if each.theme}),
        after=traced.after(known.board, known.record) if known.record else (),
        boards={row.id: row.title for row in rows(found)},
        error=words.say(refused, language.now()) if refused else "", field=refused.field if refused else "",
    )  # fmt: skip
