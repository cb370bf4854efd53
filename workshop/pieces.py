"""A board as a piece that another team begins from: what a stranger sees of it, without people; pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from workshop.core.change import Record

KEPT = {
    "frame": ("x", "y", "w", "h", "title", "layout", "labels", "method"),
    "note": ("x", "y", "text", "color", "sort", "cluster"),
    "text": ("x", "y", "words", "size"),
    "cluster": ("title", "x", "y", "in"),
    "link": ("from", "to", "sort", "polarity", "delay"),
}
"""What is kept of which kind; the others say who did something, or are pictures, which may show people."""
MOST = 2_000
"""So many things of a board are kept at most."""
AT_ONCE = 400
ABOVE = 120
"""The credit stands so many board units above everything."""

Frozen = list[dict[str, Any]]
Asked = tuple[str, dict[str, Any]]


def freeze(records: Iterable[Record]) -> Frozen:
    """The things of a board that are kept, with their ids and nothing of who made them."""
    found = [record for kind in KEPT for record in records if record["kind"] == kind]
    return [
        {"id": each["id"], "kind": each["kind"], **{name: each[name] for name in KEPT[each["kind"]] if name in each}}
        for each in found[:MOST]
    ]


def thaw(frozen: Sequence[Mapping[str, Any]], credit: str, new_id: Callable[[], str]) -> list[list[Asked]]:
    """The commands that lay it out on another board, in portions of one entry each, beginning with its credit."""
    ids = {str(each["id"]): new_id() for each in frozen}
    left = min((each["x"] for each in frozen if "x" in each), default=0)
    top = min((each["y"] for each in frozen if "y" in each), default=ABOVE)
    asked: list[Asked] = [("text.add", {"text": new_id(), "x": left, "y": top - ABOVE, "words": credit, "size": "small"})]
    for kind, lay in (("frame", _frame), ("text", _text), ("note", _note)):
        asked += [lay(each, ids) for each in frozen if each["kind"] == kind]
    asked += _clusters(frozen, ids)
    asked += [_link(each, ids) for each in frozen if each["kind"] == "link" and {each["from"], each["to"]} <= ids.keys()]
    return [asked[at : at + AT_ONCE] for at in range(0, len(asked), AT_ONCE)]


def _frame(each: Mapping[str, Any], ids: Mapping[str, str]) -> Asked:
    return "frame.add", {"frame": ids[each["id"]], **_some(each, "x", "y", "w", "h", "title", "layout", "labels", "method")}


def _text(each: Mapping[str, Any], ids: Mapping[str, str]) -> Asked:
    return "text.add", {"text": ids[each["id"]], **_some(each, "x", "y", "words", "size")}


def _note(each: Mapping[str, Any], ids: Mapping[str, str]) -> Asked:
    return "note.add", {"note": ids[each["id"]], **_some(each, "x", "y", "text", "color", "sort")}


def _link(each: Mapping[str, Any], ids: Mapping[str, str]) -> Asked:
    ends = {"from": ids[each["from"]], "to": ids[each["to"]]}
    return "link.add", {"link": ids[each["id"]], **ends, **_some(each, "sort", "polarity", "delay")}


def _clusters(frozen: Sequence[Mapping[str, Any]], ids: Mapping[str, str]) -> Iterable[Asked]:
    """Groups that have notes; one that only held others has none of its own and stays away."""
    held: dict[str, list[str]] = {}
    for each in frozen:
        if each["kind"] == "note" and each.get("cluster"):
            held.setdefault(str(each["cluster"]), []).append(ids[each["id"]])
    for each in frozen:
        if each["kind"] == "cluster" and each["id"] in held:
            yield "cluster.make", {"cluster": ids[each["id"]], "notes": held[each["id"]], "title": each.get("title", "")}
    for each in frozen:
        if each["kind"] == "cluster" and each["id"] in held and each.get("in") in held:
            yield "cluster.nest", {"cluster": ids[each["id"]], "in": ids[each["in"]]}


def _some(each: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: each[name] for name in names if each.get(name) is not None}
