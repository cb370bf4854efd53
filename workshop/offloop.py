"""Slow work in a thread, so that the other greenlets go on meanwhile."""

from collections.abc import Callable
from typing import Any, TypeVar

import gevent

T = TypeVar("T")


def off_loop(work: Callable[..., T], *args: Any) -> T:
    """The result of `work(*args)`, run in gevent's threadpool; its exception is raised here, and not printed."""
    outcome, error = gevent.get_hub().threadpool.apply(_caught, (work, args))
    if error is not None:
        raise error
    return outcome  # type: ignore[no-any-return]


def _caught(work: Callable[..., T], args: tuple[Any, ...]) -> tuple[Any, Exception | None]:
    try:
        return work(*args), None
    except Exception as error:
        return None, error
