"""The door: codes let people in, guessing them costs time, and one who guesses never locks out the room."""

from collections.abc import Callable
from ipaddress import IPv6Address, ip_address
from time import monotonic

import gevent
import structlog
from flask import current_app
from limits import RateLimitItem, RateLimitItemPerMinute
from limits.errors import StorageError
from limits.storage import MemoryStorage, Storage, storage_from_string
from limits.strategies import MovingWindowRateLimiter

from workshop.config import Config
from workshop.core.refusal import Refused
from workshop.core.role import Role
from workshop.store import Store
from workshop.store.people import Person
from workshop.store.sessions import Session

log = structlog.get_logger()

SLOW = 1.5
"""Seconds that a wrong code costs once an address has spent its free tries."""
RETRY = 10
WINDOW = 10
"""Minutes after which a wrong try is forgotten."""
FLOOD = 600
"""More wrong codes a minute than a room of people can mistype: then the address has to wait."""
GUESSES = 60
"""More wrong personal codes in ten minutes than the people of a room mistype: they are short, so nobody has more."""

UNKNOWN = "No workshop has this code; check its eight digits and try again."
CLOSED = "This workshop is closed; ask whoever invited you for another code."
TOO_MANY = (
    "There were many wrong codes from this network; check the eight digits and try again in some seconds."
)
NO_PERSON = "Nobody here has this personal code; check its six digits, or join with your name."
TOO_MANY_PERSONAL = "There were many wrong personal codes; join with your name, or wait some minutes and try again."
TOO_MANY_PEOPLE = "Very many people are joining from this network; wait a minute and try again."


class Door:
    def __init__(self, config: Config, store: Store, pause: Callable[[float], object] = gevent.sleep) -> None:
        self.pause = pause
        self._store = store
        self._tallies = Tallies(config.redis_url)
        self._wrong = RateLimitItemPerMinute(config.limits.wrong_codes, WINDOW, namespace="wrong")
        self._joins = RateLimitItemPerMinute(config.limits.joins_per_minute, namespace="joins")
        self._guesses = RateLimitItemPerMinute(GUESSES, WINDOW, namespace="guesses")
        self._flood = RateLimitItemPerMinute(FLOOD, namespace="flood")

    def session(self, code: str, address: str) -> tuple[Session, Role]:
        """The session of a code and the role it gives; raises Refused for an unknown code and for a closed session.

        A right code is answered at once whatever others behind the same router have typed.
        """
        address = neighbourhood(address)
        if not self._tallies.test(self._flood, address):
            raise Refused("too_fast", TOO_MANY_PEOPLE, retry_ms=60_000)
        found = (
            self._store.sessions.by_code(code)
            if code.isascii() and code.isdigit() and len(code) == 8
            else None
        )
        if found is None:
            self._tallies.hit(self._flood, address)
            if not self._tallies.hit(self._wrong, address):
                self.pause(SLOW)
                raise Refused("too_fast", TOO_MANY, "code", retry_ms=RETRY * 1000)
            raise Refused("unknown_code", UNKNOWN, "code")
        if found[0].closed:
            raise Refused("closed", CLOSED, "code")
        return found

    def person(self, session: str, code: str, address: str) -> Person:
        """The person of a personal code; raises Refused. A right one is answered at once until very many were wrong."""
        address = neighbourhood(address)
        if not self._tallies.test(self._guesses, session):
            raise Refused("too_fast", TOO_MANY_PERSONAL, "personal", retry_ms=60_000)
        digits = "".join(each for each in code if each.isdecimal() and each.isascii())
        found = self._store.people.by_code(session, digits) if len(digits) == 6 else None
        if found is None:
            self._tallies.hit(self._guesses, session)
            if not self._tallies.hit(self._wrong, f"{address} {session}"):
                self.pause(SLOW)
                raise Refused("too_fast", TOO_MANY_PERSONAL, "personal", retry_ms=RETRY * 1000)
            raise Refused("unknown_code", NO_PERSON, "personal")
        return found

    def let_in(self, address: str) -> None:
        """Count one more person from that address; raises Refused when there are too many a minute."""
        if not self._tallies.hit(self._joins, neighbourhood(address)):
            raise Refused("too_fast", TOO_MANY_PEOPLE, retry_ms=60_000)


def door() -> Door:
    """The door of the app that answers this request."""
    found = current_app.extensions["door"]
    assert isinstance(found, Door)
    return found


class Tallies:
    """Counts by address: in Redis for all processes when there is one, in memory while it doesn't answer."""

    def __init__(self, redis_url: str | None) -> None:
        self._memory = MovingWindowRateLimiter(MemoryStorage())
        self._shared = MovingWindowRateLimiter(_redis(redis_url)) if redis_url else None
        self._away_until = 0.0

    def hit(self, limit: RateLimitItem, address: str) -> bool:
        """Count once; False when it was already too often."""
        return self._ask(lambda limiter: limiter.hit(limit, address))

    def test(self, limit: RateLimitItem, address: str) -> bool:
        return self._ask(lambda limiter: limiter.test(limit, address))

    def _ask(self, question: Callable[[MovingWindowRateLimiter], bool]) -> bool:
        if self._shared is not None and monotonic() >= self._away_until:
            try:
                return question(self._shared)
            except StorageError as error:
                self._away_until = monotonic() + 5
                log.warning("limits are kept in memory", reason=str(error)[:200])
        return question(self._memory)


def _redis(url: str) -> Storage:
    if url.startswith("unix:"):
        url = "redis+" + url
    return storage_from_string(url, wrap_exceptions=True, socket_timeout=1, socket_connect_timeout=1)  # type: ignore[return-value]


def neighbourhood(address: str) -> str:
    """What counts as one address: an IPv4 address, or the /64 that one household or phone gets of IPv6."""
    try:
        ip = ip_address(address)
    except ValueError:
        return address or "local"
    if not isinstance(ip, IPv6Address):
        return str(ip)
    return str(ip.ipv4_mapped or IPv6Address(int(ip) >> 64 << 64))
