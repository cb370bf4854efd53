"""The cockpit of a programme: its teams by milestone, who moves and who is still, what comes next, and counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop.parts import parts
from workshop.progress import Standing, columns, standing
from workshop.store.accounts import Account
from workshop.store.ids import now_ms
from workshop.store.programmes import MENTORING, Member, Team
from workshop.store.progress import Counted, Surface
from workshop.store.sessions import Session
from workshop.web import identity, programmes
from workshop.web.programmes import Here
from workshop.web.zone import clock, local, month, short_day

NEXT = 5
HOUR = 3_600_000

blueprint = Blueprint("cockpit", __name__, url_prefix="/p/<id>")


@dataclass(frozen=True)
class Still:
    """A team that has been still, whom to ask about it, and how: addresses only for who manages the programme."""

    standing: Standing
    mentors: list[str]
    write_to: list[str]


@dataclass(frozen=True)
class Coming:
    session: Session
    day: str
    month: str
    people: int
    teams: int


@dataclass(frozen=True)
class Since:
    """What came together since the programme began."""

    people: int
    sessions: int
    written: int
    decided: int
    answered: int


@dataclass(frozen=True)
class Known:
    """What the pages about all teams ask the store, each once."""

    teams: list[Team]
    sessions: list[Session]
    surfaces: list[Surface]
    attendance: dict[tuple[str, str | None], int]
    counted: dict[str, Counted]

    @property
    def changed(self) -> dict[str, int]:
        """When each team's boards changed last."""
        found: dict[str, int] = {}
        for each in self.surfaces:
            if each.team is not None and each.at is not None:
                found[each.team] = max(found.get(each.team, 0), each.at)
        return found


def known(here: Here, cohort: str = "") -> Known:
    """With a `cohort` its teams alone, and the workshops that are theirs or everybody's."""
    store, id = parts().store, here.programme.id
    teams = [each for each in store.programmes.teams(id) if cohort in ("", each.cohort)]
    surfaces, sessions = store.progress.surfaces(id), store.programmes.workshops(id)
    if cohort:
        ids = {each.id for each in teams}
        surfaces = [each for each in surfaces if each.team in ids]
        theirs = {each.session for each in surfaces}
        sessions = [each for each in sessions if each.id in theirs]
    there = {each.id for each in sessions}
    attendance = {key: count for key, count in store.progress.attendance(id).items() if key[0] in there}
    return Known(teams, sessions, surfaces, attendance, store.progress.counted(surfaces))


@blueprint.get("")
def page(id: str) -> str | AnyResponse:
    if identity.account() is None:
        return redirect(url_for("signing.page", next=url_for("cockpit.page", id=id)))
    here = programmes.enter(id)
    if not here.watches:
        only = next(iter(here.teams)) if len(here.teams) == 1 else None
        return redirect(url_for("team.page", id=id, team=only) if only else url_for("programme_teams.page", id=id))
    store, now = parts().store, now_ms()
    cohorts = store.programmes.cohorts(id)
    cohort = next((each for each in cohorts if each.id == request.args.get("cohort")), None)
    found = known(here, cohort.id if cohort else "")
    changed = found.changed
    standings = [standing(team, changed.get(team.id), now) for team in found.teams]
    members = store.programmes.members(id)
    return render_template(
        "programme/cockpit.html",
        here=here,
        cohorts=cohorts,
        cohort=cohort,
        columns=columns(store.programmes.milestones(id), standings, here.programme.starts, now),
        total=len(standings),
        counts={state: sum(each.state == state for each in standings) for state in ("moving", "still", "paused")},
        still=_still(here, standings, members, store.accounts.some(each.account for each in members)),
        coming=_coming(found, now),
        since=_since(found, now, store.progress.answered(id)),
        now=now,
        short_day=short_day,
        clock=clock,
    )


def _still(
    here: Here, standings: Sequence[Standing], members: Sequence[Member], accounts: dict[str, Account]
) -> list[Still]:
    found = []
    for each in sorted((each for each in standings if each.state == "still"), key=lambda each: -each.days):
        of = [member for member in members if member.team == each.team.id and member.account in accounts]
        mentors = [accounts[member.account] for member in of if member.role in MENTORING]
        asked = mentors or [accounts[member.account] for member in of if member.role in ("facilitator", "member")]
        found.append(
            Still(each, [one.name for one in mentors], [one.email for one in asked] if here.manages else [])
        )
    return found


def _coming(found: Known, now: int) -> list[Coming]:
    ahead = [each for each in found.sessions if each.starts is not None and (each.ends or each.starts + 4 * HOUR) > now]
    shown = []
    for each in sorted(ahead, key=lambda each: each.starts or 0)[:NEXT]:
        there = local(each.starts or 0)
        people = sum(count for (session, _), count in found.attendance.items() if session == each.id)
        teams = len({of.team for of in found.surfaces if of.session == each.id and of.team})
        shown.append(Coming(each, str(there.day), month(each.starts or 0), people, teams))
    return shown


def _since(found: Known, now: int, answered: int) -> Since:
    """What nobody wrote anything in counts as no workshop yet."""
    alive = {of.session for of in found.surfaces if of.seq}
    return Since(
        sum(found.attendance.values()),
        sum(1 for each in found.sessions if each.id in alive and (each.starts or 0) <= now),
        sum(each.written for each in found.counted.values()),
        sum(len(each.decided) for each in found.counted.values()),
        answered,
    )
