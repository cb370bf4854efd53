"""The evidence pack of a workshop or a programme: what is in it, and the ZIP, made in a process beside the server."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
from io import BytesIO

from flask import Blueprint, Response, render_template, send_file

from workshop.beside import once
from workshop.evidence.held import Answer, Held, Turn
from workshop.evidence.packing import pack
from workshop.parts import parts
from workshop.record.gather import gather
from workshop.store.ids import now_ms
from workshop.store.sessions import Session
from workshop.web.following import sheets
from workshop.web.programmes import managed
from workshop.web.returns import day_of, enter, rows
from workshop.web.zone import zone

blueprint = Blueprint("evidence", __name__)


@blueprint.get("/s/<id>/evidence")
def page(id: str) -> str:
    found, _ = enter(id)
    return render_template("return/evidence.html", session=found)


@blueprint.get("/s/<id>/evidence.zip")
def file(id: str) -> Response:
    found, person = enter(id)
    parts().store.accesses.note(found.id, person.id, "exported", "evidence")
    return _answer(found.title, [found])


@blueprint.get("/p/<id>/evidence.zip")
def of_programme(id: str) -> Response:
    here = managed(id)
    sessions = parts().store.programmes.workshops(id)
    return _answer(here.programme.title, sorted(sessions, key=lambda each: each.starts or each.at))


def _answer(title: str, sessions: Sequence[Session]) -> Response:
    where = zone()
    today = f"{datetime.fromtimestamp(now_ms() / 1000, where):%Y-%m-%d}"
    body = once(pack, title, today, [_held(each, where) for each in sessions])
    response = send_file(BytesIO(body), "application/zip", as_attachment=True, download_name=f"{title}.zip")
    response.headers["Cache-Control"] = "no-store"
    return response


def _held(found: Session, where: tzinfo) -> Held:
    store = parts().store
    told = gather(parts(), found, found.language, where)
    boards = rows(found)
    teams = {row.id: row.title for row in boards if row.team}
    groups = {"": told.teamless}
    for surface in told.teams:
        groups[surface.title] = groups.get(surface.title, 0) + surface.people
    published = [each for each in store.responses.of_session(found.id) if each.published]
    hidden = {key for each in store.responses.of_session(found.id) for key in each.hidden}
    people = store.people.of(found.id)
    accounts = [account for each in people if each.account and (account := store.accounts.get(each.account))]
    names = {each.name for each in people} | {said for each in accounts for said in (each.name, each.email)}
    names |= {each.email for each in store.commitments.of_session(found.id) if each.email}
    return Held(
        title=found.title,
        place=found.place,
        day=f"{datetime.fromtimestamp((told.starts or found.starts or found.at) / 1000, where):%Y-%m-%d}",
        language=found.language,
        purpose=found.purpose,
        methods=told.methods,
        turns=tuple(Turn(each.title, each.method, each.planned, each.ran) for each in told.turns),
        groups=groups,
        sheets=sheets(parts(), boards),
        teams=teams,
        answers=[
            Answer(
                each.theme, each.title, each.status, each.reason, each.action, each.responsible, day_of(each.due),
                frozenset(note[0] for note in each.traced.get("notes", ())),
            )
            for each in published
        ],
        hidden=frozenset(hidden),
        people=frozenset(name.casefold() for name in names if len(name) > 1),
    )  # fmt: skip
