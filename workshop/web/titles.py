"""The titles of web pages for link cards: browsers ask no other host, so the server does, on its guard."""

import msgspec
from flask import Blueprint, Response, request
from gevent.lock import BoundedSemaphore
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from workshop import titles
from workshop.core.fields import clean
from workshop.core.refusal import Refused
from workshop.parts import parts
from workshop.web import identity, problems
from workshop.web.api import answer
from workshop.web.shapes import TitleAsked, TitleFound

AT_ONCE = 8
PER_MINUTE = RateLimitItemPerMinute(30, namespace="titles")
TOO_FAST = "Many links at once; give this one a name by hand, or try again in a minute."

blueprint = Blueprint("titles", __name__, url_prefix="/api/v1/boards/<board>/titles")
_desk = BoundedSemaphore(AT_ONCE)
_tally = MovingWindowRateLimiter(MemoryStorage())


@blueprint.post("")
def find(board: str) -> Response:
    """The title of a page, or an empty one: a card without a title is no trouble."""
    _, person, viewer = identity.enter(request, parts().store, board)
    parts().boards.permit(board, viewer, "card.add")
    asked = clean(TitleAsked, problems.sent_json())
    if not parts().config.link_titles:
        return _told("")
    if not _tally.hit(PER_MINUTE, person.id):
        raise Refused("too_fast", TOO_FAST, retry_ms=60_000)
    if not _desk.acquire(timeout=titles.PATIENCE):
        return _told("")
    try:
        return _told(titles.title(asked.url))
    finally:
        _desk.release()


def _told(title: str) -> Response:
    return answer(msgspec.json.encode(TitleFound(title)))
