"""Who came and what was written, in numbers, for each session and each team; also as a table for spreadsheets."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, Response, render_template

from workshop.core.refusal import Refused
from workshop.exports.csv import guarded
from workshop.store.progress import Surface
from workshop.store.sessions import Session
from workshop.web import cockpit, language, programmes
from workshop.web.cockpit import Known
from workshop.web.programmes import NOT_YOURS, Here
from workshop.web.zone import local, short_day
from workshop.words import translate

blueprint = Blueprint("attendance", __name__, url_prefix="/p/<id>/sessions")
blueprint.before_request(programmes.sign_in_first)


@dataclass(frozen=True)
class Line:
    """A team in a session, or what nobody's team did there, with an empty `team`."""

    session: Session
    team: str
    name: str
    people: int
    written: int
    decided: int


@blueprint.get("")
def page(id: str) -> str:
    here = _watching(id)
    found = cockpit.known(here)
    lines = list(_lines(found))
    teams = {
        team.id: (
            sum(1 for line in lines if line.team == team.id and line.people + line.written),
            sum(line.people for line in lines if line.team == team.id),
            sum(line.written for line in lines if line.team == team.id),
        )
        for team in found.teams
    }
    return render_template(
        "programme/attendance.html",
        here=here,
        sessions=[(each, [line for line in lines if line.session is each]) for each in found.sessions],
        teams=[(team, *teams[team.id]) for team in found.teams],
        short_day=short_day,
    )


@blueprint.get("/table.csv")
def table(id: str) -> Response:
    here = _watching(id)
    spoken = language.now()
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    heads = (
        translate("Workshop", spoken), translate("Day", spoken), translate("Team", spoken), translate("People", spoken),
        translate("Contributions", spoken), translate("Decisions", spoken),
    )  # fmt: skip
    writer.writerow(heads)
    for line in _lines(cockpit.known(here)):
        at = f"{local(line.session.starts):%Y-%m-%d}" if line.session.starts else ""
        row = (line.session.title, at, line.name, line.people, line.written, line.decided)
        writer.writerow([guarded(cell) for cell in row])
    response = Response(out.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="sessions.csv"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _watching(id: str) -> Here:
    here = programmes.enter(id)
    if not here.watches:
        raise Refused("not_allowed", NOT_YOURS)
    return here


def _lines(found: Known) -> Iterator[Line]:
    """Sessions as they come, in each what has no team first, then its teams by name."""
    names = {team.id: team.name for team in found.teams}
    surfaces = dict[str, list[Surface]]()
    for surface in found.surfaces:
        surfaces.setdefault(surface.session, []).append(surface)
    came = dict[str, dict[str | None, int]]()
    for (where, board), count in found.attendance.items():
        came.setdefault(where, {})[board] = count
    for session in found.sessions:
        people = came.get(session.id, {})
        sums: dict[str, list[int]] = {}
        for of in surfaces.get(session.id, ()):
            row = sums.setdefault(of.team or "", [0, 0, 0])
            counted = found.counted[of.board]
            row[0] += people.pop(of.board, 0)
            row[1] += counted.written
            row[2] += len(counted.decided)
        rest = sum(people.values())
        whose = session.programme_team or ""
        if rest or not sums:
            sums.setdefault(whose, [0, 0, 0])[0] += rest
        for team in sorted(sums, key=lambda team: names.get(team, "").casefold()):
            if any(sums[team]) or team or len(sums) == 1:
                people_there, written, decided = sums[team]
                yield Line(session, team, names.get(team, ""), people_there, written, decided)
