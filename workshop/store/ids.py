"""Ids, codes and the time of day for rows of the store."""

import secrets
import string
import time

_LETTERS = string.ascii_letters + string.digits


def new_id() -> str:
    """An id nobody can guess: 22 letters and digits, some 130 bits."""
    return "".join(secrets.choice(_LETTERS) for _ in range(22))


def new_code() -> str:
    """A join code of eight digits, never beginning with 0."""
    return str(secrets.randbelow(90_000_000) + 10_000_000)


def new_personal_code() -> str:
    """Six digits by which one person of a session is known again, never beginning with 0."""
    return str(secrets.randbelow(900_000) + 100_000)


def now_ms() -> int:
    return time.time_ns() // 1_000_000
