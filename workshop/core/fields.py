"""What the arguments of a command may hold, and how they are cleaned before a rule sees them.

A command's arguments are a msgspec Struct whose fields use the types below. `clean` turns raw JSON into that
struct: text becomes NFC without control characters, places become multiples of 0.5 within the board, and
whatever does not fit is refused with the field's name.
"""

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints
from urllib.parse import urlsplit

import msgspec
from msgspec import Meta

from workshop.core.refusal import Refused

EDGE = 1_000_000
"""The board reaches this far from its middle, in board units."""
LONGEST_TITLE = 200

NO_ADDRESS = "Only addresses that begin with http:// or https:// can be opened; check this one."
UNFIT = "Something in this command doesn't fit; reload the page and try again."
_FORBIDDEN_IDS = frozenset({"__proto__", "prototype", "constructor"})
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_PATH = re.compile(r"`\$\.?([A-Za-z_]+)|field `([^`]+)`")


class Mark:
    """A cleaning step that an Annotated type carries."""

    def __init__(self, step: Callable[[Any], Any]) -> None:
        self.step = step


def _id(value: str) -> str:
    if value in _FORBIDDEN_IDS:
        raise Refused("bad_args", "This name is reserved; choose another id.")
    return value


def tidy(value: str) -> str:
    """Text in NFC, with newlines as \\n and without control characters or halves of pairs."""
    value = value.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    value = _SURROGATE.sub("\ufffd", value)
    return unicodedata.normalize("NFC", _CONTROL.sub("", value))


def _text(most: int) -> Callable[[str], str]:
    def step(value: str) -> str:
        value = tidy(value)
        if len(value) > most:
            raise Refused("too_big", "This text is longer than {most} characters; shorten it or split it.", most=most)
        return value

    return step


def _line(most: int) -> Callable[[str], str]:
    def step(value: str) -> str:
        value = " ".join(tidy(value).split())
        if len(value) > most:
            raise Refused("too_big", "This is longer than {most} characters; find a shorter word for it.", most=most)
        return value

    return step


def _place(value: float) -> float:
    if not math.isfinite(value):
        raise Refused("bad_args", "This place is not a number; move it again.")
    if abs(value) > EDGE:
        raise Refused("bad_args", "This place is off the board; move it closer.")
    return _half(value)


def length(value: float) -> float:
    if not (math.isfinite(value) and 1 <= value <= 100_000):
        raise Refused("bad_args", "This size can't be used; make it larger or smaller.")
    return _half(value)


def _half(value: float) -> float:
    rounded = round(value * 2) / 2
    return int(rounded) if rounded == int(rounded) else rounded


def _address(value: str) -> str:
    """The address of a web page, the same to every reader: what a browser would mend or read otherwise is refused."""
    value = _text(2000)(value.strip())
    try:
        parts = urlsplit(value)
        good = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        good = False
    if not good or "@" in parts.netloc or re.search(r"[\s\\]", value):
        raise Refused("bad_args", NO_ADDRESS)
    return value


Id = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{1,40}$"), Mark(_id)]
Place = Annotated[float, Mark(_place)]
Length = Annotated[float, Mark(length)]
Title = Annotated[str, Mark(_text(LONGEST_TITLE))]
Text = Annotated[str, Mark(_text(2000))]
Label = Annotated[str, Mark(_line(80))]
Tag = Annotated[str, Mark(_line(40))]
Address = Annotated[str, Mark(_address)]
Moment = Annotated[int, Meta(ge=0, le=8_640_000_000_000_000)]
"""Milliseconds since 1970."""


class Args(msgspec.Struct, forbid_unknown_fields=True):
    """What every command's arguments build on: unknown fields are refused."""


T = TypeVar("T")


def clean(shape: type[T], raw: object, strict: bool = True) -> T:
    """Raw JSON as the struct `shape`; raises Refused("bad_args" or "too_big") with the field that is wrong.

    Where it is not `strict`, numbers may be written as texts, as addresses have them.
    """
    try:
        args = msgspec.convert(raw, shape, strict=strict)
    except (msgspec.ValidationError, OverflowError, UnicodeError) as error:
        raise Refused("bad_args", UNFIT, _field(str(error))) from None
    return _cleaned(args)


def _cleaned(args: T) -> T:
    """Take the steps that the types of a struct's fields ask for."""
    for name, step in _steps(type(args)):  # type: ignore[arg-type]
        value = getattr(args, name)
        if value is not None and value is not msgspec.UNSET:
            try:
                setattr(args, name, step(value))
            except Refused as refused:
                raise Refused(refused.code, refused.text, name, **refused.facts) from None
    return args


def _field(error: str) -> str | None:
    """The argument that msgspec complains of."""
    found = _PATH.search(error)
    return next((name for name in found.groups() if name), None) if found else None


@cache
def _steps(shape: type) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    hints: Mapping[str, Any] = get_type_hints(shape, include_extras=True)
    found = ((name, _step(hint)) for name, hint in hints.items())
    return tuple((name, step) for name, step in found if step is not None)


def _step(hint: Any) -> Callable[[Any], Any] | None:
    """The cleaning a type asks for, also inside lists, tuples, options and structs; None when it asks for nothing."""
    if get_origin(hint) is Annotated:
        base, *extras = get_args(hint)
        marks = [extra.step for extra in extras if isinstance(extra, Mark)]
        return marks[0] if marks else _step(base)
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return _cleaned if _steps(hint) else None
    inner = [_step(part) for part in get_args(hint)]
    if not any(inner):
        return None
    if get_origin(hint) is list:
        step = inner[0]
        assert step is not None
        return lambda values: [step(value) for value in values]
    if get_origin(hint) is tuple:
        return lambda values: tuple(each(v) if each else v for each, v in zip(inner, values, strict=True))
    only = [each for each in inner if each]
    if len(only) == 1:
        return only[0]
    plain = next(each for each in only if each is not _cleaned)
    return lambda value: _cleaned(value) if isinstance(value, msgspec.Struct) else plain(value)
