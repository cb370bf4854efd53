"""A team's page: its challenge, how far it has come, its people, boards, sessions, and what came of them over months."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop.core.role import Role
from workshop.core.sight import Viewer
from workshop.parts import parts
from workshop.progress import standing
from workshop.rights import viewer, would_be
from workshop.store.boards import BoardRow
from workshop.store.commitments import Commitment
from workshop.store.ids import now_ms
from workshop.store.programmes import MENTORING, Team
from workshop.store.sessions import Session
from workshop.web import programmes
from workshop.web.filled import Filled
from workshop.web.programme_teams import LEADING, leading
from workshop.web.programmes import Here
from workshop.web.thumbnails import drawn
from workshop.web.zone import days_until, local, month, short_day

STRANGER = Viewer("", Role.OBSERVER)
"""Decisions are told as anybody may be told of them."""

blueprint = Blueprint("team", __name__, url_prefix="/p/<id>/teams/<team>")
blueprint.before_request(programmes.sign_in_first)


@dataclass(frozen=True)
class Surface:
    """A board and its small picture, as SVG without a word of what is written."""

    row: BoardRow
    session: Session
    changed: int | None
    notes: int
    picture: str


@dataclass(frozen=True)
class Decision:
    """What people decided in a vote that everybody has seen the result of."""

    board: BoardRow
    poll: str
    question: str
    decided: str
    who: str
    review: str
    consent: bool
    at: int


@dataclass(frozen=True)
class Moment:
    """A line of the timeline: `sort` is reached, session, decision or commitment; `ahead` is what is still to come."""

    at: int
    sort: str
    text: str
    ahead: bool = False


@blueprint.get("")
def page(id: str, team: str) -> str:
    here = programmes.enter(id)
    found = programmes.team_of(here, team)
    store, now = parts().store, now_ms()
    sessions, rows = store.programmes.sessions(team), store.programmes.boards(team)
    milestones, reached = store.programmes.milestones(id), store.programmes.reached(team)
    changed = store.log.changed([row.id for row in rows])
    decisions = list(_decisions(rows))
    commitments = store.commitments.of_team(team)
    moments = _moments(sessions, {each.id: each.title for each in milestones}, reached, decisions, commitments, now)
    return render_template(
        "programme/team.html",
        here=here,
        team=found,
        each=standing(found, max(changed.values(), default=None), now),
        milestones=milestones,
        reached=reached,
        at=next((place for place, each in enumerate(milestones) if each.id == found.milestone), -1),
        leads=bool(here.roles_in(team) & LEADING),
        mentors=bool(here.roles_in(team) & MENTORING),
        people=_people(here, found),
        boards=_boards(here, rows, sessions, changed),
        sessions=sessions,
        opens={each.id for each in sessions if would_be(store, each.id, here.account)},
        decisions=decisions,
        commitments=commitments,
        months=_months(moments),
        now=now,
        short_day=short_day,
        days_until=days_until,
    )


@blueprint.post("/reach")
def reach(id: str, team: str) -> AnyResponse:
    """Say which milestone the team has reached; none takes it back to before the first."""
    leading(id, team)
    asked = Filled.typed(request.form)["milestone"]
    known = {each.id for each in parts().store.programmes.milestones(id)}
    parts().store.programmes.reach(team, asked if asked in known else None)
    return redirect(url_for("team.page", id=id, team=team), 303)


def _people(here: Here, team: Team) -> list[tuple[str, str]]:
    """The names and roles of those who are something in the team or for all teams, those of the team first."""
    members = [each for each in parts().store.programmes.members(here.programme.id) if each.team in (None, team.id)]
    members = [each for each in members if each.team is not None or each.role in MENTORING]
    accounts = parts().store.accounts.some(each.account for each in members)
    return [(accounts[each.account].name, each.role) for each in members if each.account in accounts]


def _boards(here: Here, rows: Sequence[BoardRow], sessions: Sequence[Session], changed: dict[str, int]) -> list[Surface]:
    """The team's boards that are this account's to open, the latest changed first."""
    """Looking at them here makes nobody come into a workshop."""
    of = {each.id: each for each in sessions}
    people = {id: would_be(parts().store, id, here.account) for id in {row.session for row in rows} & of.keys()}
    found = []
    for row in rows:
        person = people.get(row.session)
        seen_by = viewer(parts().store, person, row.id) if person else None
        if seen_by:
            records = parts().boards.see(row.id, seen_by).records
            notes = sum(record["kind"] == "note" for record in records.values())
            found.append(Surface(row, of[row.session], changed.get(row.id), notes, drawn(records)))
    return sorted(found, key=lambda each: -(each.changed or 0))


def _decisions(rows: Sequence[BoardRow]) -> Iterator[Decision]:
    for row in rows:
        records = parts().boards.see(row.id, STRANGER).records.values()
        for poll in records:
            said: dict[str, Any] = poll.get("decision", {}) if poll["kind"] == "poll" else {}
            if said and poll["state"] == "revealed":
                yield Decision(
                    row, poll["id"], poll["title"], said["decided"], said.get("who", ""), said.get("review", ""),
                    poll["way"] == "consent", poll["closed"],
                )  # fmt: skip


def _moments(
    sessions: Sequence[Session],
    titles: dict[str, str],
    reached: dict[str, int],
    decisions: Sequence[Decision],
    commitments: Sequence[Commitment],
    now: int,
) -> list[Moment]:
    found = [Moment(at, "reached", titles[id]) for id, at in reached.items() if id in titles]
    found += [Moment(each.starts or each.at, "session", each.title, (each.starts or 0) > now) for each in sessions]
    found += [Moment(each.at, "decision", each.decided) for each in decisions]
    found += [
        Moment(each.due, "commitment", each.what, each.status not in ("done", "dropped"))
        for each in commitments
        if each.due is not None
    ]
    return sorted(found, key=lambda each: each.at)


def _months(moments: Sequence[Moment]) -> list[tuple[str, list[Moment]]]:
    """The timeline by month, as a calendar's reader says it."""
    found: dict[tuple[int, int], tuple[str, list[Moment]]] = {}
    for each in moments:
        there = local(each.at)
        found.setdefault((there.year, there.month), (f"{month(each.at)} {there.year}", []))[1].append(each)
    return list(found.values())
