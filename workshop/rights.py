"""Who may open which board, and as what; and who an account is where it holds workshops."""

from workshop.core.role import Role
from workshop.core.sight import Viewer
from workshop.store import Store
from workshop.store.accounts import Account
from workshop.store.people import Person


def viewer(store: Store, person: Person, board: str) -> Viewer | None:
    """The person as a viewer of that board; None when there is no such board or it isn't theirs to open."""
    row = store.boards.get(board)
    if row is None or person.session not in (None, row.session) or person.removed:
        return None
    if not store.sessions.is_open(row.session):
        return None
    if row.team and person.role is Role.PARTICIPANT and person.team != row.id:
        return None  # a team is among itself
    return Viewer(person.id, person.role)


def signed_in(store: Store, kept: object) -> Account | None:
    """The account of what a cookie keeps, [id, stamp]; None once it was signed out everywhere."""
    match kept:
        case [str(id), int(stamp)]:
            account = store.accounts.get(id)
            return account if account and account.stamp == stamp else None
    return None


def host(store: Store, session_id: str, account: Account) -> Person | None:
    """Who an account is in a session that it made or helps to hold; None elsewhere."""
    known = store.people.host(session_id, account.id)
    if known is not None:
        return known
    session = store.sessions.get(session_id)
    if session is None or session.owner != account.id:
        return None
    return store.people.hosting(session_id, account.id, account.name, account.language)
