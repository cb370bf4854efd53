"""What is kept of children: initials in place of names, and no pictures in what goes out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from workshop.core.change import Record
from workshop.core.initials import initials
from workshop.core.rule import Command
from workshop.store import Store
from workshop.store.sessions import Session

PROXY = "proxy"
"""The argument that says for whom a note was typed."""


def may_show_pictures(session: Session) -> bool:
    """Whether what goes out of a session, published or as a file, may hold the pictures that people brought."""
    return not session.children


def without_pictures(session: Session, records: Mapping[str, Record]) -> dict[str, Record]:
    """The records of a board as they go out: without what shows a picture, where pictures stay inside."""
    if may_show_pictures(session):
        return dict(records)
    return {id: record for id, record in records.items() if "file" not in record}


def spared(store: Store, board: str, commands: Sequence[Command]) -> Sequence[Command]:
    """Commands as their session keeps them: in one with children it is told by initials for whom a note was typed."""
    if not any(_names_somebody(each.args) for each in commands):
        return commands
    row = store.boards.get(board)
    session = store.sessions.get(row.session) if row else None
    if session is None or not session.children:
        return commands
    return [replace(each, args=_spared(each.args)) for each in commands]


def _names_somebody(args: Mapping[str, Any]) -> bool:
    parts = args.get("commands")
    return PROXY in args or (isinstance(parts, list) and any(PROXY in str(part) for part in parts))


def _spared(args: Mapping[str, Any]) -> dict[str, Any]:
    """The same arguments, also of the commands among them; what makes no sense is left to the gate."""
    given = dict(args)
    if isinstance(given.get(PROXY), str) and given[PROXY].strip():
        given[PROXY] = initials(given[PROXY])
    if isinstance(given.get("commands"), list):
        given["commands"] = [_part(each) for each in given["commands"]]
    return given


def _part(part: Any) -> Any:
    match part:
        case [name, dict(args)]:
            return [name, _spared(args)]
    return part
