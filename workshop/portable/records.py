"""What a record of each kind must be like, for those who don't come from a rule of this server but from a file.

Rules and pages rely on it: what would make one of them stumble is refused here. A field that `shapes` doesn't name may be
there all the same, as long as it is plain and small; a newer server may have written it.
"""

import re
from collections.abc import Callable
from math import isfinite
from typing import Any

import msgspec

from workshop import votes
from workshop.core import order
from workshop.core.change import Record
from workshop.core.fields import Address, Args, clean
from workshop.core.refusal import Refused
from workshop.methods import FRAMES
from workshop.objects import frame, upgraded
from workshop.objects.cells import shaped
from workshop.portable.shapes import EXACT, SHAPES

DEEPEST = 8
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_FIELD = re.compile(r"[a-z][a-z0-9_]{0,29}")
_ORDER = re.compile(r"[Q-Za-j][0-9A-Za-z]{1,200}")


FIELDS = {kind: {each.encode_name for each in msgspec.structs.fields(shape)} for kind, shape in SHAPES.items()}
LOOKED_FOR = {
    "author", "ballots", "cluster", "evidence", "file", "h", "in", "labels", "layout", "marks", "merged", "method", "on",
    "order", "state", "tags", "turn", "w", "x", "y",
}  # fmt: skip
"""Fields that rules and files look for whatever the kind: only kinds that are made with them may have them."""


class _Card(Args):
    url: Address


class Wrong(Exception):
    """What no rule of this server could have made."""


def checked(record: Record) -> Record:
    """The record as today's kinds write it; raises Wrong. Whether its fields are `plain` is for the caller to see."""
    kind = record.get("kind")
    if not isinstance(kind, str) or kind not in SHAPES or (record.keys() & LOOKED_FOR) - FIELDS[kind]:
        raise Wrong
    now = upgraded(record)
    try:
        msgspec.convert(now, SHAPES[now["kind"]])
        _FURTHER.get(now["kind"], _nothing)(now)
    except (msgspec.ValidationError, Refused, ValueError, KeyError, TypeError, AttributeError, OverflowError):
        raise Wrong from None
    for name in ("order", "turn"):
        if name in now and (not isinstance(now[name], str) or not _orders(now[name])):
            raise Wrong
    return now


def plain(value: Any, depth: int = 0) -> None:
    """Refuse what is deep, what no browser can count with, and texts that hold more than text."""
    if depth > DEEPEST:
        raise Wrong
    match value:
        case dict():
            for name, each in value.items():
                _named(name, depth)
                plain(each, depth + 1)
        case list():
            for each in value:
                plain(each, depth + 1)
        case str() if _CONTROL.search(value):
            raise Wrong
        case int() if abs(value) > EXACT:
            raise Wrong
        case float() if not isfinite(value):
            raise Wrong


def _named(name: str, depth: int) -> None:
    """A field of a record has a plain name; within it names are ids, words or numbers."""
    if name == "__proto__" or _CONTROL.search(name) or (depth == 0 and not _FIELD.fullmatch(name)):
        raise Wrong


def _orders(key: str) -> bool:
    """Whether something can come before such a key and after it, for a long time."""
    if not _ORDER.fullmatch(key):
        return False
    try:
        return order.between(None, key) < key < order.between(key, None)
    except ValueError:
        return False


def _nothing(record: Record) -> None:
    pass


def _frame(record: Record) -> None:
    layout, labels = record.get("layout", "free"), record.get("labels")
    if (layout == "free") != (labels is None) or (labels is not None and shaped(layout, labels) != labels):
        raise Wrong
    method = record.get("method")
    if isinstance(method, str) and method in FRAMES and not frame.fits(method, layout, labels or []):
        raise Wrong


def _poll(record: Record) -> None:
    ids = [option["id"] for option in record["options"]]
    given = {name: value for name, value in record["settings"].items() if name != "groups"}
    votes.settings(record["way"], record["options"], given)
    groups = record["settings"].get("groups", [])
    if (
        len(set(ids)) < len(ids)
        or not isinstance(groups, list)
        or not all(isinstance(each, str) for each in groups)
    ):
        raise Wrong
    for slip in record.get("ballots", []):
        votes.check(record["way"], record["options"], given, slip["ballot"])
    if not record["secret"] and "ballots" in record:
        raise Wrong


def ballot(poll: Record, said: Any) -> None:
    """Refuse a ballot that its poll can't count."""
    given = {name: value for name, value in poll["settings"].items() if name != "groups"}
    try:
        votes.check(poll["way"], poll["options"], given, said)
    except Refused:
        raise Wrong from None


def _loop(record: Record) -> None:
    if len(set(record["ids"])) < len(record["ids"]):
        raise Wrong


def _drawing(record: Record) -> None:
    points, pressure = record["points"], record.get("pressure")
    if len(points) % 2 or (pressure is not None and len(pressure) * 2 != len(points)):
        raise Wrong


def _card(record: Record) -> None:
    if clean(_Card, {"url": record["url"]}).url != record["url"]:
        raise Wrong


def _stage(record: Record) -> None:
    if record["id"] != "stage":
        raise Wrong


def _comment(record: Record) -> None:
    if ("x" in record) != ("y" in record) or ("on" in record) == ("x" in record):
        raise Wrong
    ids = record.get("loop", [record.get("on")])
    if ids[0] != record.get("on") or len(set(ids)) < len(ids):
        raise Wrong


_FURTHER: dict[str, Callable[[Record], None]] = {
    "frame": _frame,
    "poll": _poll,
    "loop": _loop,
    "drawing": _drawing,
    "card": _card,
    "stage": _stage,
    "comment": _comment,
}
