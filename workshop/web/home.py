"""The home of who holds workshops: the next one, the latest ones and their boards; and lists of all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop.core.refusal import Refused
from workshop.core.role import Role
from workshop.core.sight import Viewer
from workshop.parts import parts
from workshop.planning import agenda
from workshop.rights import host
from workshop.store.accounts import Account
from workshop.store.boards import BoardRow
from workshop.store.ids import now_ms
from workshop.store.sessions import Session
from workshop.web import identity, links, new
from workshop.web.accounts import signed_in
from workshop.web.diamond import Diamond, diamond
from workshop.web.zone import clock, day, days_until, part_of_day, short_day

RECENT, BOARDS, LOOKED_AT, PAGE = 4, 4, 16, 12
HOUR, DAY = 3_600_000, 86_400_000
NOT_YOURS = "Only who made this workshop can do that; ask them."
REMOVED = "This workshop was removed; ask whoever holds it whether it comes back."
SHOWS = ("open", "archived", "removed")

Item = TypeVar("Item")

blueprint = Blueprint("home", __name__)


@dataclass(frozen=True)
class Held:
    """A workshop as its holder's pages show it. `state` is now, soon, past or open, for one without a day."""

    session: Session
    people: int
    teams: int
    state: str
    minutes: int
    """Until it begins."""
    days: int
    mine: bool
    agenda: Diamond | None = None

    @property
    def code(self) -> str:
        return f"{self.session.code[:4]} {self.session.code[4:]}"

    @property
    def overdue(self) -> bool:
        """Whether its data is kept longer than people were told."""
        days = self.session.keep_days
        if self.state != "past" or days is None or self.session.anonymised is not None:
            return False
        return _over(self.session) + days * DAY < now_ms()

    @property
    def invitation(self) -> str:
        return links.join_url(parts().config, self.session)


@dataclass(frozen=True)
class Shown:
    """A board as lists show it."""

    row: BoardRow
    session: Session
    changed: int | None
    notes: int


@dataclass(frozen=True)
class Pages:
    """Where one is in a long list."""

    at: int
    of: int

    @property
    def before(self) -> int | None:
        return self.at - 1 if self.at > 1 else None

    @property
    def after(self) -> int | None:
        return self.at + 1 if self.at < self.of else None


def page(account: Account, joined: Sequence[object]) -> str:
    """The first page of who is signed in; `joined` are workshops that this browser takes part in."""
    sessions = [each for each in _sessions(account) if not each.archived]
    following = _next(sessions)
    rest = sorted((each for each in sessions if each != following), key=lambda each: -(each.starts or each.at))
    return render_template(
        "mine/home.html",
        greeting=part_of_day(),
        today=day(now_ms()),
        next=_held(account, following, with_agenda=True) if following else None,
        recent=[_held(account, each) for each in rest[:RECENT]],
        boards=_busy([_shown(account, *each) for each in _boards(sessions)[:LOOKED_AT]]),
        joined=joined,
        programmes=parts().store.programmes.of_account(account.id)[:RECENT],
        teamed=bool(parts().store.mentoring.worked_in(account.id)),
        mentored=len(parts().store.programmes.mentored(account.id)),
        **_said(),
    )


@blueprint.get("/sessions")
def sessions() -> str | AnyResponse:
    account = identity.account()
    if account is None:
        return redirect(url_for("signing.page", next=url_for("home.sessions")))
    show = request.args.get("show", "open")
    show = show if show in SHOWS else "open"
    wanted = request.args.get("q", "").strip()[:100]
    found = [each for each in _sessions(account, removed=show == "removed") if _is(each, show) and _fits(each, wanted)]
    some, pages = _some(found)
    held = [_held(account, each) for each in some]
    return render_template(
        "mine/sessions.html", held=held, pages=pages, show=show, q=wanted, total=len(found), **_said()
    )


@blueprint.get("/boards")
def boards() -> str | AnyResponse:
    account = identity.account()
    if account is None:
        return redirect(url_for("signing.page", next=url_for("home.boards")))
    wanted = request.args.get("q", "").strip()[:100]
    found = [
        (row, session, at)
        for row, session, at in _boards(_sessions(account))
        if _fits(session, wanted) or wanted.casefold() in row.title.casefold()
    ]
    some, pages = _some(found)
    shown = [_shown(account, *each) for each in some]
    return render_template("mine/boards.html", shown=shown, pages=pages, q=wanted, total=len(found), **_said())


@blueprint.post("/sessions/<id>/duplicate")
def duplicate(id: str) -> AnyResponse:
    account, found = _of(id)
    made = new.duplicate(account, found)
    return redirect(url_for("about.page", id=made.id), 303)


@blueprint.post("/sessions/<id>/archive")
def archive(id: str) -> AnyResponse:
    account, found = _of(id)
    archived = not found.archived
    parts().store.sessions.set(_owned(account, found).id, archived=archived)
    return redirect(url_for("home.sessions", show="archived" if not archived else None), 303)


@blueprint.post("/sessions/<id>/remove")
def remove(id: str) -> AnyResponse:
    """Close a workshop to everybody; it can come back."""
    account, found = _of(id)
    parts().store.sessions.set(_owned(account, found).id, removed=now_ms())
    for person in parts().store.people.of(id):
        parts().live.gone(person.id, "gone", REMOVED)
    return redirect(url_for("home.sessions"), 303)


@blueprint.post("/sessions/<id>/recover")
def recover(id: str) -> AnyResponse:
    account, found = _of(id, removed=True)
    parts().store.sessions.set(_owned(account, found).id, removed=None)
    return redirect(url_for("home.sessions"), 303)


@blueprint.get("/sessions/<id>/forget")
def ask_to_forget(id: str) -> str:
    """Asks once more: what is erased never comes back."""
    account, found = _of(id, removed=True)
    return render_template("mine/forget.html", each=_held(account, _owned(account, found)), **_said())


@blueprint.post("/sessions/<id>/forget")
def forget(id: str) -> AnyResponse:
    account, found = _of(id, removed=True)
    parts().store.sessions.forget(_owned(account, found).id)
    for board in found.boards:
        parts().replays.forget(board)
    return redirect(url_for("home.sessions", show="removed"), 303)


def _of(id: str, removed: bool = False) -> tuple[Account, Session]:
    account = signed_in()
    found = next((each for each in _sessions(account, removed) if each.id == id), None)
    if found is None:
        raise Refused("unknown_session", identity.NO_SESSION)
    return account, found


def _owned(account: Account, session: Session) -> Session:
    if session.owner not in (None, account.id):
        raise Refused("not_allowed", NOT_YOURS)
    return session


def _sessions(account: Account, removed: bool = False) -> list[Session]:
    """What an account made or facilitates, newest first; rehearsals come and go by themselves."""
    found = []
    for each in parts().store.sessions.of_account(account.id):
        if (each.removed is not None) == removed and not each.rehearsal:
            person = host(parts().store, each.id, account)
            if each.owner == account.id or (person is not None and person.role is Role.FACILITATOR):
                found.append(each)
    return found


def _next(sessions: Sequence[Session]) -> Session | None:
    """The one that comes or lasts; without any that has a day the newest that has none."""
    coming = [each for each in sessions if each.starts is not None and _over(each) > now_ms()]
    if coming:
        return min(coming, key=lambda each: each.starts or 0)
    return next((each for each in sessions if each.starts is None), None)


def _over(session: Session) -> int:
    return session.ends or (session.starts or 0) + 4 * HOUR


def _held(account: Account, session: Session, with_agenda: bool = False) -> Held:
    store, now = parts().store, now_ms()
    if session.starts is None:
        state = "open"
    else:
        state = "past" if _over(session) <= now else "now" if session.starts <= now else "soon"
    people = [each for each in store.people.of(session.id) if each.role is Role.PARTICIPANT]
    drawn = diamond(agenda(parts().boards, session), session.starts, session.ends) if with_agenda else None
    starts = session.starts or now
    mine = session.owner in (None, account.id)
    teams = len(store.boards.teams(session.id))
    return Held(session, len(people), teams, state, (starts - now) // 60_000 + 1, days_until(starts), mine, drawn)


def _boards(sessions: Sequence[Session]) -> list[tuple[BoardRow, Session, int | None]]:
    """All boards of these sessions, the latest changed first."""
    store = parts().store
    changed = store.log.changed([board for each in sessions for board in each.boards])
    rows = [(row, each, changed.get(row.id)) for each in sessions for row in store.boards.of(each.id)]
    return sorted(rows, key=lambda row: -(row[2] or 0))


def _shown(account: Account, row: BoardRow, session: Session, changed: int | None) -> Shown:
    person = host(parts().store, session.id, account)
    viewer = Viewer(person.id if person else "", person.role if person else Role.OBSERVER)
    records = parts().boards.see(row.id, viewer).records.values()
    return Shown(row, session, changed, sum(record["kind"] == "note" for record in records))


def _busy(boards: Sequence[Shown]) -> list[Shown]:
    """The latest ones, without teams' boards on which nothing stands yet."""
    return [each for each in boards if each.notes or not each.row.team][:BOARDS]


def _is(session: Session, show: str) -> bool:
    return show == "removed" or session.archived == (show == "archived")


def _fits(session: Session, wanted: str) -> bool:
    return wanted.casefold() in f"{session.title} {session.place} {session.code}".casefold()


def _some(found: Sequence[Item]) -> tuple[Sequence[Item], Pages]:
    asked = request.args.get("page", "1")
    last = max(1, -(-len(found) // PAGE))
    at = min(max(1, int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1), last)
    return found[(at - 1) * PAGE : at * PAGE], Pages(at, last)


def _said() -> dict[str, object]:
    """How pages tell times."""
    return {"clock": clock, "day_of": day, "short_day": short_day, "days_until": days_until}
