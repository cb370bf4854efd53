"""Who may open which board, and as what; and who an account is where it holds workshops or belongs to their programme."""

from dataclasses import replace

from workshop import membership
from workshop.core.role import Role
from workshop.core.sight import Viewer
from workshop.store import Store
from workshop.store.accounts import Account
from workshop.store.boards import BoardRow
from workshop.store.people import Person, belonging_id, belongs
from workshop.store.sessions import Session
from workshop.store.standings import Standing


def viewer(store: Store, person: Person, board: str) -> Viewer | None:
    """The person as a viewer of that board; None when there is no such board or it isn't theirs to open."""
    row = store.boards.get(board)
    if row is None or person.session not in (None, row.session) or person.removed:
        return None
    if not store.sessions.is_open(row.session):
        return None
    role = _as_member(store, person, row) if belongs(person) else person.role
    if role is None or _among_itself(person, role, row):
        return None
    return Viewer(person.id, role)


def signed_in(store: Store, kept: object) -> Account | None:
    """The account of what a cookie keeps, [id, stamp, browser]; None once it was signed out everywhere."""
    match kept:
        case [str(id), int(stamp), *_]:
            account = store.accounts.get(id)
            return account if account and account.stamp == stamp else None
    return None


def host(store: Store, session_id: str, account: Account) -> Person | None:
    """Who an account is in a session that it made, helps to hold, or whose programme it belongs to; None elsewhere."""
    found = would_be(store, session_id, account)
    if found is None or (found.id and not belongs(found)):
        return found
    if not found.id:
        return store.people.hosting(session_id, account.id, account.name, account.language)
    return store.people.belonging(
        session_id, account.id, account.name, account.language, found.role, found.team
    )


def would_be(store: Store, session_id: str, account: Account) -> Person | None:
    """The same, and nobody comes into the session by it: its owner has no id then, and who belongs to it may be new."""
    known = store.people.host(session_id, account.id)
    if known is not None:
        return known
    session = store.sessions.get(session_id)
    if session is None:
        return None
    who = Person("", session_id, account.name, Role.FACILITATOR, account.language, account.id)
    if session.owner == account.id:
        return who
    standing = store.standings.of(session_id, account.id) if session.programme else None
    role = membership.granted(standing) if standing else None
    if standing is None or role is None:
        return None
    id = belonging_id(session_id, account.id)
    there = store.people.get(id)
    if there is None:
        return replace(who, id=id, role=role, team=membership.own_board(standing))
    role = there.role if there.role is Role.FACILITATOR else role
    return replace(there, role=role, team=there.team or membership.own_board(standing))


def opened(store: Store, person: Person, session: Session) -> list[BoardRow]:
    """The boards of a session that are somebody's to open."""
    rows = store.boards.of(session.id)
    if not belongs(person) or person.role is Role.FACILITATOR:
        return [row for row in rows if not _among_itself(person, person.role, row)]
    standing = store.standings.of(session.id, str(person.account))
    return [row for row in rows if (role := _on(standing, person, row)) and not _among_itself(person, role, row)]


def may_choose(store: Store, person: Person, board: str) -> bool:
    """Whether somebody may say themselves that they are of the team whose board it is."""
    row = store.boards.get(board)
    if row is None or not belongs(person):
        return row is not None
    standing = store.standings.of(str(person.session), str(person.account))
    return standing is not None and membership.may_choose(standing, row)


def _as_member(store: Store, person: Person, row: BoardRow) -> Role | None:
    """What somebody is on a board who is in its workshop because of the programme."""
    return _on(store.standings.of(row.session, str(person.account)), person, row)


def _on(standing: Standing | None, person: Person, row: BoardRow) -> Role | None:
    if standing is None or membership.granted(standing) is None:
        return None
    if person.role is Role.FACILITATOR or (row.team and person.team == row.id):
        return person.role  # who leads this workshop has said so
    return membership.on(standing, row)


def _among_itself(person: Person, role: Role, row: BoardRow) -> bool:
    """Whether it is the board of a team that somebody isn't of."""
    return row.team and role is Role.PARTICIPANT and person.team != row.id
