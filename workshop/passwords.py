"""Passwords as argon2 hashes, made and checked in a thread, a few at a time, for each takes a core and 19 MB."""

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from gevent.lock import BoundedSemaphore

from workshop.offloop import off_loop

AT_ONCE = 2
SHORTEST, LONGEST = 10, 200

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""The least that OWASP's Password Storage Cheat Sheet asks of argon2id."""
_some = BoundedSemaphore(AT_ONCE)
NOBODYS = _hasher.hash("nobody has this password")
"""What is checked where there is no account, so that it takes as long."""


def hashed(password: str) -> str:
    with _some:
        return off_loop(_hasher.hash, password)


def fits(password: str, known: str | None) -> bool:
    """Whether this is the password of a hash; takes as long where there is none."""
    with _some:
        return off_loop(_fits, password, known or NOBODYS) and known is not None


def _fits(password: str, known: str) -> bool:
    try:
        return _hasher.verify(known, password)
    except (Argon2Error, InvalidHashError):
        return False
