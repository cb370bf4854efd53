"""What clients may send, as msgspec shapes, and how a packet becomes one of them."""

import json
from collections.abc import Mapping
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from workshop.core.fields import Args, Id, Place
from workshop.core.refusal import Refused
from workshop.core.rule import Command

View = tuple[Place, Place, Annotated[float, Meta(gt=0, le=100)]]
"""The middle of a window on the board, and its zoom."""

TOO_BIG = "This is too much at once; send it in smaller parts."


class Open(Args):
    board: Id
    since: Annotated[int, Meta(ge=0)] | None = None


class One(Args):
    id: Id
    command: str
    args: dict[str, Any]


class Act(Args):
    """One command, or several that are applied all or none. `base` is the seq its sender had seen."""

    board: Id
    id: Id | None = None
    command: str | None = None
    args: dict[str, Any] | None = None
    base: int | None = None
    commands: Annotated[list[One], Meta(min_length=1)] | None = None


class Here(Args):
    """What one does now, in place of what one did before. Who follows somebody is sent their `view`, and nobody else.

    `unsent` is how many commands wait on this device.
    """

    board: Id
    at: tuple[Place, Place] | None = None
    drag: Annotated[list[tuple[Id, Place, Place]], Meta(max_length=100)] | None = None
    editing: Id | None = None
    view: View | None = None
    follow: Id | None = None
    unsent: Annotated[int, Meta(ge=0, le=1_000_000)] | None = None


class Gather(Args):
    """Bring everybody to where one looks; for facilitators. The others hear `gather` with who and where.

    With `to`, a board of the same session, all boards of the session hear it, and people go there.
    """

    board: Id
    view: View
    to: Id | None = None


class Push(Args):
    """Ask, together, what happens when a factor goes up or down; without a way, stop. Those who see the factor hear `push`
    with who and what, and each page lets it travel along the links. Never stored."""

    board: Id
    factor: Id
    way: Literal["up", "down"] | None = None


class Close(Args):
    board: Id


def decode(text: str) -> Any:
    """JSON, also with NaN and lone surrogates in it, which the fields then refuse or mend; ValueError otherwise."""
    try:
        try:
            return msgspec.json.decode(text)
        except (msgspec.MsgspecError, UnicodeError):
            return json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def commands(args: Act, most: int, most_bytes: int, size: int) -> list[Command]:
    """The commands of an act; refused when there are too many or one is too large. `size` is the whole message's."""
    if args.commands is None:
        if args.id is None or args.command is None or args.args is None:
            raise Refused("bad_args", "A command needs an id, a name and arguments.", "command")
        given = [One(args.id, args.command, args.args)]
    elif args.id is None and args.command is None and args.args is None:
        given = args.commands
    else:
        raise Refused("bad_args", "Send one command or a list of commands, not both.", "commands")
    if len(given) > most:
        raise Refused("too_big", TOO_BIG, "commands")
    if size > most_bytes and any(_size(one.args) > most_bytes for one in given):
        raise Refused("too_big", TOO_BIG, "args")
    return [Command(one.id, one.command, one.args) for one in given]


def _size(args: Mapping[str, Any]) -> int:
    return len(json.dumps(args, ensure_ascii=False))
