"""A board's story as one HTML file that needs no server: what any stranger may see of it, and nobody's name."""

import base64
import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from workshop.core.change import Change, drop, patch, put
from workshop.portable.people import unmentioned

STORY = "@@ the story @@"
"""Stands in the page where the story goes."""
MOST_PICTURES = 12 * 1024**2
"""Bytes of pictures that go into one file; what is more shows its words."""
SHOWN = frozenset(
    ("id", "kind", "x", "y", "w", "h", "order", "text", "words", "title", "alt", "url", "color", "cluster", "from", "to",
     "polarity", "points", "width", "file", "question", "step", "began")
)  # fmt: skip
"""The fields that the viewer needs; all others stay out, and whatever names somebody is among them."""
KINDS = frozenset(("note", "text", "frame", "image", "card", "cluster", "drawing", "comment", "link", "stage"))
ESCAPED = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""What could end a script, or be read as anything but text, as JSON may write it too."""
_escaping = str.maketrans(ESCAPED)


@dataclass(frozen=True)
class Wanted:
    """What the page is told: `words` by language, `pictures` as (id, type, bytes), and `names` with what stands for each."""

    language: str
    words: Mapping[str, Mapping[str, Any]]
    pictures: list[tuple[str, str, bytes]] = field(default_factory=list)
    names: Mapping[str, str] = field(default_factory=dict)


def made(shell: str, packed: bytes, wanted: Wanted) -> bytes:
    """The whole file; `packed` is a story as workshop/replaying.py packs it. Slow: for a process beside the server."""
    entries = msgspec.json.decode(zlib.decompress(packed, 31))["entries"]
    told = {
        "language": wanted.language,
        "words": wanted.words,
        "entries": list(shown(entries, unmentioned(wanted.names))),
        "pictures": {id: address(type, data) for id, type, data in wanted.pictures},
    }
    before, _, after = shell.partition(STORY)
    return (before + escaped(told) + after).encode()


def escaped(told: Any) -> str:
    """JSON that no text in it can end: it holds no sign of HTML at all."""
    return msgspec.json.encode(told).decode().translate(_escaping)


def shown(entries: Iterable[Mapping[str, Any]], unmentioned: Callable[[str], str]) -> Iterator[dict[str, Any]]:
    """The entries that show something on the board, without anybody in them."""
    kinds: dict[str, str] = {}
    for entry in entries:
        changes = [made for each in entry["changes"] if (made := _bare(each, kinds, unmentioned)) is not None]
        if changes:
            yield {"seq": entry["seq"], "at": entry["at"], "changes": changes}


def _bare(each: Change, kinds: dict[str, str], unmentioned: Callable[[str], str]) -> Change | None:
    if each[0] == "drop":
        return drop(each[1]) if kinds.pop(each[1], None) else None
    if each[0] == "put":
        if each[1]["kind"] not in KINDS:
            return None
        kinds[each[1]["id"]] = each[1]["kind"]
        return put(_fields(each[1], each[1]["kind"], unmentioned))
    if each[1] not in kinds:
        return None
    fields = _fields(each[2], kinds[each[1]], unmentioned)
    return patch(each[1], fields) if fields else None


def _fields(fields: Mapping[str, Any], kind: str, unmentioned: Callable[[str], str]) -> dict[str, Any]:
    kept = {name: value for name, value in fields.items() if name in SHOWN}
    if kind == "comment" and kept.get("text"):
        kept["text"] = unmentioned(kept["text"])
    return kept


def address(type: str, data: bytes) -> str:
    return f"data:{type};base64,{base64.b64encode(data).decode()}"


def policy(script: str, sheet: str) -> str:
    """The one script and the one style sheet of the page may work, and nothing else; nothing may be fetched."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hash(script)}",
            f"style-src {_hash(sheet)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        )
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
