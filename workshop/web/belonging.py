"""Which programme a workshop belongs to, and whose it is there: everybody's, one team's, or a board for each of some."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workshop.core.refusal import Refused
from workshop.parts import parts
from workshop.store.accounts import Account
from workshop.store.programmes import Programme, Team
from workshop.store.sessions import Session
from workshop.web import members, programmes

if TYPE_CHECKING:
    from werkzeug.datastructures import MultiDict

NO_SUCH = "You can't put a workshop into this programme or team; choose another one."
NO_TEAMS = "Choose the teams that have a board in it."
EACH = "each"
MOST = 120
"""So many teams have a board in one workshop at most."""


@dataclass(frozen=True)
class Open:
    """A programme into which somebody may put workshops: all of its teams, or those that they facilitate."""

    programme: Programme
    teams: list[Team]
    wholly: bool


@dataclass(frozen=True)
class Asked:
    """What a form says: `value` is "", a programme's id, id:each, or id:team; `boards` are teams that get one."""

    value: str = ""
    boards: tuple[str, ...] = ()

    @classmethod
    def of(cls, form: "MultiDict[str, str]") -> "Asked":
        return cls(form.get("belongs", "")[:100], tuple(form.getlist("board"))[: MOST + 1])


def open_to(account: Account | None) -> list[Open]:
    """The programmes into which an account may put workshops."""
    if account is None:
        return []
    store, found = parts().store.programmes, []
    for programme in store.of_account(account.id):
        scopes = store.scopes(programme.id, account.id)
        wholly = any(role in programmes.MANAGING and team is None for role, team in scopes)
        own = {team for role, team in scopes if role in programmes.MANAGING}
        teams = [team for team in store.teams(programme.id) if wholly or team.id in own]
        if wholly or teams:
            found.append(Open(programme, teams, wholly))
    return found


def fields(account: Account | None, asked: Asked) -> dict[str, Any]:
    """The fields of a Session, and `programme_teams` where teams have a board each; raises Refused for what isn't theirs."""
    if not asked.value:
        return {"programme": None, "programme_team": None}
    id, _, team = asked.value.partition(":")
    there = next((each for each in open_to(account) if each.programme.id == id), None)
    if there is None:
        raise Refused("not_allowed", NO_SUCH, "belongs")
    if team in ("", EACH):
        if not there.wholly:
            raise Refused("not_allowed", NO_SUCH, "belongs")
        chosen = {each.id: each.name for each in there.teams if each.id in asked.boards} if team else {}
        if team and not 0 < len(chosen) <= MOST:
            raise Refused("bad_args", NO_TEAMS, "belongs")
        return {"programme": id, "programme_team": None, "programme_teams": chosen}
    if all(each.id != team for each in there.teams):
        raise Refused("not_allowed", NO_SUCH, "belongs")
    return {"programme": id, "programme_team": team}


def value_of(session: Session) -> str:
    """What the form says of a workshop as it is."""
    if session.programme is None:
        return ""
    return f"{session.programme}:{session.programme_team}" if session.programme_team else session.programme


def keep(account: Account | None, session: Session, asked: Asked) -> None:
    """Put a workshop where the form says, and give more teams a board; who is there for a programme comes back anew."""
    store = parts().store
    changed = asked.value != value_of(session)
    if changed or asked.boards:
        fields(account, Asked(value_of(session)))  # who takes it from a programme may also put it there
        value = f"{session.programme}:{EACH}" if asked.boards and not changed else asked.value
        given = fields(account, Asked(value, asked.boards))
        more = given.pop("programme_teams", {})
        if changed:
            store.sessions.set(session.id, **given)
            members.empty([session])
        there = {row.programme_team for row in store.boards.of(session.id)}
        new = {team: name for team, name in more.items() if team not in there}
        for team, name in new.items():
            store.boards.add(session.id, name, team=True, programme_team=team)
        if new:
            parts().conduct.teams_changed(session.id)


def without_board(account: Account | None, session: Session) -> list[Team]:
    """The teams of a workshop's programme that have no board in it yet, for who may give them one."""
    if session.programme is None or session.programme_team is not None:
        return []
    there = {row.programme_team for row in parts().store.boards.of(session.id)}
    mine = next((each for each in open_to(account) if each.programme.id == session.programme and each.wholly), None)
    return [team for team in mine.teams if team.id not in there] if mine else []


def shown(account: Account | None, session: Session) -> Programme | None:
    """The programme of a workshop, where it isn't this account's to change."""
    if session.programme is None or any(each.programme.id == session.programme for each in open_to(account)):
        return None
    return parts().store.programmes.get(session.programme)
