"""A programme in a portable file: what it says of itself, its cohorts, milestones and teams, and what people promised."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from workshop.core.initials import initials
from workshop.portable import parcel
from workshop.portable.renaming import Renaming
from workshop.store import Store
from workshop.store.commitments import Commitment
from workshop.store.programmes import Cohort, Milestone, Programme, Team
from workshop.store.responses import Response
from workshop.store.sessions import Session

Named = Callable[[str], str]


@dataclass(frozen=True)
class Gathered:
    """A programme as it is read; its workshops the oldest first, so that they come in that order."""

    programme: Programme
    cohorts: Sequence[Cohort]
    milestones: Sequence[Milestone]
    teams: Sequence[Team]
    reached: Sequence[dict[str, int]]
    workshops: Sequence[Session]
    commitments: Sequence[Commitment]
    named: Named

    def ids(self) -> Iterator[str]:
        for group in (self.cohorts, self.milestones, self.teams):
            yield from (each.id for each in group)

    def parcel(self) -> parcel.Programme:
        """The part of the file, its ids still those of this server."""
        told = self.programme
        language: Any = told.language
        same = Renaming({each.id: each.id for each in self.teams})
        return parcel.Programme(
            told.title, language, told.at, told.about, told.starts, told.ends, told.rubric,
            [parcel.Stage(each.id, each.title) for each in self.cohorts],
            [parcel.Stage(each.id, each.title, each.due) for each in self.milestones],
            [_team(team, reached) for team, reached in zip(self.teams, self.reached, strict=True)],
            [commitment(each, same, self.named) for each in self.commitments],
        )  # fmt: skip


def gather(store: Store, programme: str, team: str = "") -> Gathered:
    """All of a programme, or what one team of it has."""
    found = store.programmes.get(programme)
    assert found is not None
    teams = [each for each in store.programmes.teams(programme) if team in ("", each.id)]
    cohorts = [each for each in store.programmes.cohorts(programme) if not team or each.id == teams[0].cohort]
    workshops = store.programmes.sessions(team) if team else store.programmes.workshops(programme)
    own = [each for one in teams for each in store.commitments.of_team(one.id) if each.session is None]
    reached = [store.programmes.reached(each.id) for each in teams]
    milestones = store.programmes.milestones(programme)
    return Gathered(found, cohorts, milestones, teams, reached, workshops[::-1], own, _members(store, programme))


def _members(store: Store, programme: str) -> Named:
    """The name of a member as initials; others stay."""
    accounts = {each.account for each in store.programmes.members(programme)}
    names = {account.name.casefold() for account in filter(None, map(store.accounts.get, accounts))}
    return lambda name: initials(name) if name.strip().casefold() in names else name


def _team(team: Team, reached: dict[str, int]) -> parcel.Team:
    about = (team.name, team.challenge, team.about, team.district, team.milestone, team.paused_until)
    return parcel.Team(team.id, team.cohort, *about, reached, team.at)


def response(each: Response, new: Renaming, named: Named) -> parcel.Response:
    """A response, its names as they travel."""
    about = (each.theme, each.title, each.reason, each.action, named(each.responsible), each.due, each.quote, each.place)
    hidden = [key.replace(each.board, new[each.board]) for key in each.hidden]
    return parcel.Response(new[each.board], each.record, each.status, *about, hidden, each.at)


def commitment(each: Commitment, new: Renaming, named: Named) -> parcel.Commitment:
    board, team = new.get(each.board), new.get(each.team)
    record = each.record if board else None
    return parcel.Commitment(each.what, each.status, named(each.who), each.due, team, board, record, each.at)


def rows_of(told: parcel.Programme, id: str, new: Renaming, removed: int) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """A programme as rows of its tables, those that others name first; `new` knows all its ids."""
    about = {"id": id, "title": told.title, "language": told.language, "about": told.about, "starts": told.starts}
    later = {"ends": told.ends, "rubric": told.rubric, "public": None, "owner": "", "removed": removed, "at": told.at}
    yield "programmes", [about | later]
    for table, stages in (("cohorts", told.cohorts), ("milestones", told.milestones)):
        rows = [{"id": new[each.id], "programme": id, "title": each.title, "place": at} for at, each in enumerate(stages)]
        if table == "milestones":
            rows = [{**row, "due": each.due} for row, each in zip(rows, stages, strict=True)]
        yield table, rows
    yield "teams", [_row(each, id, new) for each in told.teams]
    yield "reached", [
        {"team": new[team.id], "milestone": new[milestone], "at": at}
        for team in told.teams
        for milestone, at in team.reached.items()
    ]


def _row(team: parcel.Team, programme: str, new: Renaming) -> dict[str, Any]:
    return {
        "id": new[team.id], "programme": programme, "cohort": new[team.cohort], "name": team.name,
        "challenge": team.challenge, "about": team.about, "district": team.district, "milestone": new.get(team.milestone),
        "paused_until": team.paused_until, "removed": None, "at": team.at,
    }  # fmt: skip


def commitment_row(told: parcel.Commitment, id: str, session: str | None, new: Renaming) -> dict[str, Any]:
    return {
        "id": id, "session": session, "team": new.get(told.team), "board": new.get(told.board), "record": told.record,
        "what": told.what, "who": told.who, "email": None, "due": told.due, "status": told.status, "told": "",
        "reminded": None, "by": "", "at": told.at,
    }  # fmt: skip


def response_row(told: parcel.Response, id: str, session: str, new: Renaming) -> dict[str, Any]:
    hidden = [key.replace(told.board, new[told.board]) for key in told.hidden]
    return {
        "id": id, "session": session, "board": new[told.board], "record": told.record, "theme": told.theme,
        "title": told.title, "status": told.status, "reason": told.reason, "action": told.action,
        "responsible": told.responsible, "due": told.due, "quote": told.quote, "place": told.place, "published": False,
        "hidden": json.dumps(hidden), "traced": "{}", "by": "", "at": told.at,
    }  # fmt: skip
