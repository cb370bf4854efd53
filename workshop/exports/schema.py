"""The published schema of a board as JSON (JSON Schema 2020-12): what programs may rely on.

It grows with the format: new fields come, so fields that a schema doesn't name are allowed everywhere.
"""

from collections.abc import Mapping
from typing import Any, get_args

from workshop import votes
from workshop.objects import comment, drawing, link, loop, note, reaction
from workshop.objects.cells import MOST
from workshop.objects.meaning import AXES

Json = dict[str, Any]

TEXT: Json = {"type": "string"}
NUMBER: Json = {"type": "number"}
COUNT: Json = {"type": "integer", "minimum": 0}
TRUTH: Json = {"type": "boolean"}
ID: Json = {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,80}$"}
IDS: Json = {"type": "array", "items": ID}
TEXTS: Json = {"type": "array", "items": TEXT}
MOMENT: Json = {"type": "integer", "minimum": 0, "description": "Milliseconds since 1970."}
LENGTH: Json = {"type": "number", "exclusiveMinimum": 0}
ANYTHING: Json = {"type": "object"}


DECISION = ("decided", "why", "who", "how", "open", "review")


def of(literal: Any) -> Json:
    """One of the words of a Literal."""
    return {"enum": list(get_args(literal))}


PLACE: Json = {"x": NUMBER, "y": NUMBER}
BOX: Json = {**PLACE, "w": LENGTH, "h": LENGTH}

KINDS: Mapping[str, tuple[tuple[str, ...], Json]] = {
    "note": (
        ("x", "y", "text", "color", "sort"),
        {
            **PLACE, "text": TEXT, "color": of(note.Color), "sort": of(note.Sort), "tags": TEXTS, "marks": TEXTS,
            "lang": of(note.Lang), "author": {"const": "hidden"}, "from": ID, "cluster": ID, "evidence": IDS, "proxy": TEXT,
            "paper": TEXT, "mover": ID, "regrouped": COUNT, "merged": {"type": "array", "items": ANYTHING}, "origin": ID,
            "origin_board": ID, "origin_name": TEXT,
        },
    ),
    "text": (("x", "y", "words", "size"), {**PLACE, "words": TEXT, "size": {"enum": ["small", "medium", "large"]}}),
    "frame": (
        ("x", "y", "w", "h", "title"),
        {
            **BOX, "title": TEXT, "layout": {"enum": ["lanes", "levels", "quadrants"]},
            "labels": {**TEXTS, "maxItems": MOST}, "method": TEXT,
        },
    ),
    "cluster": (
        ("x", "y", "title"),
        {**PLACE, "title": TEXT, "color": of(note.Color), "collapsed": TRUTH, "in": ID, "merged": {"type": "array"},
         "split": {"type": "array"}},
    ),
    "link": (
        ("from", "to", "sort"),
        {
            "from": ID, "to": ID, "sort": of(link.Sort), "polarity": of(link.Polarity), "delay": TRUTH,
            "confidence": of(link.Confidence), "contested": TRUTH, "evidence": IDS,
        },
    ),
    "loop": (("ids",), {"ids": IDS, "title": TEXT, "sense": {"type": "object", "additionalProperties": of(loop.Sense)}}),
    "card": (("x", "y", "url"), {**PLACE, "url": {"type": "string", "format": "uri"}, "title": TEXT}),
    "image": (("x", "y", "w", "h", "file"), {**BOX, "file": ID, "alt": TEXT}),
    "drawing": (
        ("x", "y", "w", "h", "points", "color", "width"),
        {
            **BOX, "points": {"type": "array", "items": {"type": "integer"}, "description": "x, y by turns, in tenths."},
            "color": of(drawing.Ink), "width": COUNT, "pressure": {"type": "array", "items": COUNT}, "alt": TEXT,
        },
    ),
    "comment": (("text", "at"), {**PLACE, "text": TEXT, "at": MOMENT, "on": ID, "done": TRUTH, "loop": IDS,
        "sort": of(comment.Sort), "mentions": IDS}),
    "reaction": (("on", "sort"), {"on": ID, "sort": of(reaction.Sort)}),
    "poll": (
        ("way", "title", "options", "settings", "secret", "state", "round", "cast", "opened"),
        {
            "way": {"enum": list(votes.WAYS)}, "title": TEXT, "settings": ANYTHING, "secret": TRUTH,
            "options": {"type": "array", "items": {"type": "object", "required": ["id", "text"],
                                                   "properties": {"id": ID, "text": TEXT, "note": ID}}},
            "state": {"enum": ["open", "closed", "revealed"]}, "round": COUNT, "cast": COUNT, "opened": MOMENT,
            "closed": MOMENT, "ballots": {"type": "array", "items": ANYTHING},
            "decision": {"type": "object", "properties": dict.fromkeys(DECISION, TEXT)},
        },
    ),
    "ballot": (("poll", "ballot"), {"poll": ID}),
    "stage": ((), {"title": TEXT, "question": TEXT, "private": TRUTH, "locked": TRUTH, "silent": TRUTH}),
    "step": (("title", "minutes", "turn"), {"title": TEXT, "question": TEXT, "minutes": NUMBER, "turn": TEXT}),
    "signal": (("sort",), {"sort": TEXT}),
}  # fmt: skip
"""By kind: the fields that are always there, and what each one holds."""


def board() -> Json:
    """The schema of a whole file."""
    place: Json = {
        "type": "array",
        "description": "The frame, the name of the part of it, and in a method's frame what that means.",
        "minItems": 2,
        "prefixItems": [ID, {"type": ["string", "null"]}, meant()],
    }
    fields: Json = {
        "format": {"const": "mutirao-board"},
        "version": {"const": 1},
        "title": TEXT,
        "seq": {**COUNT, "description": "The board's last entry."},
        "people": _named(TEXT, "The authors' names, by their ids."),
        "places": _named(place, "What lies in a frame, by the records' ids."),
        "clusters": _named(ID, "The cluster that a note or cluster is in."),
        "polls": _named(ANYTHING, "What votes came to whose result may be told."),
        "records": {"type": "array", "items": {"$ref": "#/$defs/record"}},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:mutirao:board:1",
        "title": "A board of Mutirão",
        "type": "object",
        "required": list(fields),
        "properties": fields,
        "$defs": {"record": record(), **{kind: _kind(*told) for kind, told in KINDS.items()}},
    }


def record() -> Json:
    """Any record: its fields are those of its kind."""
    return {
        "type": "object",
        "required": ["id", "kind"],
        "properties": {"id": ID, "kind": {"enum": list(KINDS)}, "by": TEXT, "order": TEXT, "locked": TEXT},
        "allOf": [
            {"if": {"properties": {"kind": {"const": kind}}}, "then": {"$ref": f"#/$defs/{kind}"}} for kind in KINDS
        ],
    }


def meant() -> Json:
    axes: Json = {axis: {"type": "integer", "minimum": 1, "maximum": 10} for axis in AXES}
    return {"type": "object", "required": ["method", "value"], "properties": {"method": TEXT, "value": TEXT, **axes}}


def _kind(always: tuple[str, ...], fields: Json) -> Json:
    return {"required": list(always), "properties": fields}


def _named(values: Json, about: str) -> Json:
    return {"type": "object", "additionalProperties": values, "description": about}
