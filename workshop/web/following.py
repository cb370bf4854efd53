"""What people of a workshop wrote, read as anybody may, and followed; worked out once for as long as nothing changes."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from time import monotonic
from typing import Any, TypeVar

from workshop import returning
from workshop.beside import once
from workshop.core.role import Role
from workshop.core.sight import Viewer
from workshop.parts import Parts
from workshop.returning import Said, Sheet, Traced
from workshop.store.boards import BoardRow

T = TypeVar("T")

STRANGER = Viewer("", Role.OBSERVER)
LONG = 1_500
"""Things on all boards together, above which following them is done in a process beside ours."""
KEPT = 8
KEPT_SAID = 64
FRESH = 10.0
"""Seconds for which what was said is not read again."""


Etags = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Heard:
    """What was said on boards that read like this, and when that was last known to be so."""

    at: float
    etags: Etags
    said: Mapping[str, Said]


class Following:
    """Remembers for a few workshops what was last worked out."""

    def __init__(self) -> None:
        self._traced: OrderedDict[Etags, Traced] = OrderedDict()
        self._said: OrderedDict[tuple[str, ...], Heard] = OrderedDict()
        self._pages: OrderedDict[tuple[str, str], tuple[float, Any]] = OrderedDict()

    def traced(self, parts: Parts, rows: Sequence[BoardRow]) -> Traced:
        """Everything on these boards, followed."""
        key = _etags(parts, rows)
        if key not in self._traced:
            found = sheets(parts, rows)
            large = sum(len(each.records) for each in found) > LONG
            self._traced[key] = once(returning.traced, found) if large else returning.traced(found)
            while len(self._traced) > KEPT:
                self._traced.popitem(last=False)
        return self._traced[key]

    def said(self, parts: Parts, rows: Sequence[BoardRow]) -> Mapping[str, Said]:
        """The contributions on the boards of one workshop as they read now, or some seconds ago."""
        key = tuple(row.id for row in rows)
        heard = self._said.get(key)
        if heard is None or monotonic() - heard.at > FRESH:
            etags = _etags(parts, rows)
            if heard is None or heard.etags != etags:
                found = sheets(parts, rows)
                large = sum(len(each.records) for each in found) > 4 * LONG
                heard = Heard(monotonic(), etags, once(returning.said, found) if large else returning.said(found))
            self._said[key] = replace(heard, at=monotonic())
            self._said.move_to_end(key)
            while len(self._said) > KEPT_SAID:
                self._said.popitem(last=False)
        return heard.said

    def page(self, key: tuple[str, str], make: Callable[[], T]) -> T:
        """A public page as it is or was some seconds ago: everybody opens it at once when it is given out."""
        known = self._pages.get(key)
        if known is None or monotonic() - known[0] > FRESH:
            self._pages[key] = known = monotonic(), make()
            while len(self._pages) > KEPT:
                self._pages.popitem(last=False)
        return known[1]

    def forget(self) -> None:
        """Read everything anew: somebody here has decided what is shown."""
        self._said.clear()
        self._pages.clear()


def _etags(parts: Parts, rows: Iterable[BoardRow]) -> Etags:
    return tuple((row.id, parts.boards.etag(row.id, STRANGER)) for row in rows)


def sheets(parts: Parts, rows: Iterable[BoardRow], viewer: Viewer = STRANGER) -> list[Sheet]:
    return [Sheet(row.id, row.title, parts.boards.see(row.id, viewer).records) for row in rows]
