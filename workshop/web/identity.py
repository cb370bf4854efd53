"""Who somebody is: the account or the guests a browser holds in its signed cookie, or the bearer of a token."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from flask import Flask, Request, g, has_request_context, request, session
from flask.sessions import SecureCookieSessionInterface, SessionMixin

from workshop.core.refusal import Refused
from workshop.core.role import EVERYONE, Role
from workshop.core.sight import Viewer
from workshop.parts import Parts, parts
from workshop.rights import host, signed_in, viewer
from workshop.store import Store
from workshop.store.accounts import Account
from workshop.store.boards import BoardRow
from workshop.store.db import Unavailable
from workshop.store.ids import new_id, now_ms
from workshop.store.people import Person
from workshop.store.sessions import Session

GUESTS = "guests"
ACCOUNT = "account"
MOST_GUESTS = 20
"""A browser remembers so many sessions; the one joined longest ago goes first."""
BY_LINK = "by_link"
"""In the cookie: until when, in ms, a new password may be set without the old one."""
DEVICE = "device"
MOST_ON_DEVICE = 8
"""A browser remembers so many people of the session it was in last, so that a device can go round."""
KEPT = timedelta(days=30)

NO_BOARD = "This board doesn't exist or isn't open to you; check the code and join again."
NO_SESSION = "This workshop doesn't exist or isn't open to you; check the code and join again."
NOT_YOURS = "Your role here doesn't allow this; ask the facilitator."
NO_TOKEN = "This needs the token of an administrator; send it as a bearer token."


class Cookies(SecureCookieSessionInterface):
    """Flask's signed cookie, kept from plain connections wherever TLS is in use."""

    def get_cookie_secure(self, app: Flask) -> bool:
        return over_tls()


def over_tls() -> bool:
    """Whether people reach this server by TLS, so that cookies must never travel without it."""
    public_url = parts().config.public_url or ""
    return request.is_secure or public_url.startswith("https:")


def register(app: Flask, parts: Parts) -> None:
    app.session_interface = Cookies()
    app.secret_key = parts.config.secret_key
    app.config.update(
        SESSION_COOKIE_NAME="mutirao",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=KEPT,
    )
    app.context_processor(lambda: {"account": _shown()})


def guests(cookie: Mapping[str, Any]) -> dict[str, str]:
    """Session id -> person id, the session joined last at the end."""
    kept = cookie.get(GUESTS)
    return {str(each[0]): str(each[1]) for each in kept} if isinstance(kept, list) else {}


def remember(cookie: SessionMixin, person: Person) -> None:
    """Let this browser be `person` in their session for 30 days; where an account holds it, that remembers for itself."""
    if has_request_context() and _carried(person):
        forget(cookie, str(person.session))
        return
    kept = guests(cookie)
    kept.pop(str(person.session), None)
    kept[str(person.session)] = person.id
    cookie[GUESTS] = [list(each) for each in kept.items()][-MOST_GUESTS:]
    cookie[DEVICE] = [str(person.session), *_with(of_device(cookie, str(person.session)), person.id)]
    cookie.permanent = True


def of_device(cookie: Mapping[str, Any], session_id: str) -> list[str]:
    """Who has been in that session on this device, if it is the last one joined here."""
    kept = cookie.get(DEVICE)
    return list(map(str, kept[1:])) if isinstance(kept, list) and kept and kept[0] == session_id else []


def _with(people: list[str], person: str) -> list[str]:
    return [*(each for each in people if each != person), person][-MOST_ON_DEVICE:]


def forget(cookie: SessionMixin, session_id: str) -> str | None:
    """Take a session from this browser; the answer is who it was there."""
    kept = guests(cookie)
    person = kept.pop(session_id, None)
    cookie[GUESTS] = [list(each) for each in kept.items()]
    if of_device(cookie, session_id):
        del cookie[DEVICE]
    return person


def account() -> Account | None:
    """The account that this browser is signed in to."""
    if "account" not in g:
        g.account = signed_in(parts().store, session.get(ACCOUNT))
    found: Account | None = g.account
    return found


def sign_in(cookie: SessionMixin, account: Account) -> None:
    """Let this browser act for an account for 30 days; of what it held before only its guests stay."""
    kept = [list(each) for each in guests(cookie).items()]
    cookie.clear()
    cookie[GUESTS], cookie[ACCOUNT] = kept, [account.id, account.stamp, new_id()]
    cookie.permanent = True
    g.account = account


def sign_out(cookie: SessionMixin) -> None:
    """End what this browser may do for an account, also what its other tabs have open."""
    kept = cookie.pop(ACCOUNT, None)
    g.account = None
    match kept:
        case [str(), int(), str(browser)]:
            parts().live.signed_out(browser)


def fresh(cookie: Mapping[str, Any]) -> bool:
    """Whether somebody has come by a link a moment ago."""
    until = cookie.get(BY_LINK)
    return isinstance(until, int) and now_ms() < until


def _shown() -> Account | None:
    """The account as pages show it; pages that say what is wrong do so without the database too."""
    try:
        return account()
    except Unavailable:
        return None


def _carried(person: Person) -> bool:
    """Whether the account of this browser is that person; it becomes who facilitates a workshop that it doesn't hold yet."""
    mine = account()
    if mine is None or person.session is None:
        return False
    if person.account is None and person.role is Role.FACILITATOR and not host(parts().store, person.session, mine):
        parts().store.people.set(person.id, account=mine.id)
        return True
    return person.account == mine.id


def known(session_id: str) -> str | None:
    """Who this browser is in that session, by id."""
    mine = account()
    held = host(parts().store, session_id, mine) if mine else None
    return held.id if held else guests(session).get(session_id)


def bearer(store: Store, header: str | None) -> Person | None:
    """The administrator of an Authorization header, None without one; raises Refused for a token that isn't ours."""
    kind, _, token = (header or "").partition(" ")
    if kind.lower() != "bearer":
        return None
    person = store.tokens.person(token.strip())
    if person is None:
        raise Refused("no_token", NO_TOKEN)
    return person


def of_request(request: Request, store: Store, session_id: str) -> Person | None:
    """Who asks, as far as that session is concerned."""
    person = bearer(store, request.headers.get("Authorization"))
    if person is not None:
        return person
    id = known(session_id)
    return store.people.get(id) if id else None


def of_connection(
    app: Flask, store: Store, environ: Mapping[str, Any], auth: Any
) -> tuple[dict[str, str], Person | None, object]:
    """The guests, the administrator and what is kept of an account behind a connection, from its cookie, its header or
    its `auth: {token}`."""
    request = Request(dict(environ))
    token = auth.get("token") if isinstance(auth, dict) else None
    header = f"Bearer {token}" if isinstance(token, str) else request.headers.get("Authorization")
    try:
        administrator = bearer(store, header)
    except Refused:
        administrator = None
    cookie = app.session_interface.open_session(app, request)
    return guests(cookie or {}), administrator, cookie.get(ACCOUNT) if cookie else None


def enter_session(
    request: Request, store: Store, session_id: str, roles: frozenset[Role] = EVERYONE
) -> tuple[Session, Person]:
    """The session and who asks; raises Refused when it isn't theirs, or when their role there isn't one of `roles`.

    An administrator of this server is no guest of a session, and may do in any what its facilitators may.
    """
    found = store.sessions.get(session_id)
    person = of_request(request, store, session_id) if found else None
    if found is None or person is None or person.removed or person.session not in (None, found.id):
        raise Refused("unknown_session", NO_SESSION)
    if person.role not in roles:
        raise Refused("not_allowed", NOT_YOURS)
    return found, person


def enter(request: Request, store: Store, board: str) -> tuple[BoardRow, Person, Viewer]:
    """The board, who asks, and how they see it; raises Refused when it isn't theirs to open."""
    row = store.boards.get(board)
    person = of_request(request, store, row.session) if row else None
    seen_by = viewer(store, person, board) if person else None
    if row is None or person is None or seen_by is None:
        raise Refused("unknown_board", NO_BOARD)
    return row, person, seen_by
