"""The shelf of methods: what a facilitation method does and what its frame means, one .toml each, found by folder.

A file names its method and says in three languages what it is for; `steps` are what it adds to an agenda, with what is
asked, for how long, and what people may do and see meanwhile. `frame` is how it is laid out on the board, where it has
one, with a part for each lane, level or quadrant in reading order, and the question that a part asks. `marks` are what
the method lets people say of a note beside its text, and `checks` the hints that ask about it, by their names in
insights. The files in `agendas` are whole workshops made of methods.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from workshop.methods.shapes import Agenda, Frame, Method, Poll, Step, Turn

Shelved = TypeVar("Shelved", Method, Agenda)
HERE = Path(__file__).parent


def _read(folder: Path, shape: type[Shelved]) -> dict[str, Shelved]:
    files = sorted(folder.glob("*.toml"))
    return {path.stem: msgspec.convert(tomllib.loads(path.read_text("utf-8")), shape) for path in files}


SHELF: Mapping[str, Method] = _read(HERE, Method)
FRAMES: Mapping[str, Frame] = {name: method.frame for name, method in SHELF.items() if method.frame is not None}
"""The frames of the methods that have one."""
AGENDAS: Mapping[str, Agenda] = _read(HERE / "agendas", Agenda)


def steps_of(name: str, language: str) -> list[dict[str, Any]]:
    """The steps of a method in one language, each as the fields of `step.add`."""
    return [_step(name, each, language) for each in SHELF[name].steps]


def agenda_steps(name: str, language: str) -> list[dict[str, Any]]:
    """The steps of a whole workshop in one language, each as the fields of `step.add`; pauses have `break`."""
    return [_turn(each, language) for each in AGENDAS[name].steps]


def _step(name: str, step: Step, language: str) -> dict[str, Any]:
    method = SHELF[name]
    words = {field: getattr(step, field).to(language) for field in ("title", "question", "cue")}
    told = {field: getattr(step, field) for field in ("private", "authors", "silent", "locked", "where", "rotate")}
    tools = None if step.tools is None else list(step.tools)
    some = {"tools": tools, "circle": step.circle, "poll": step.poll and _poll(method, step.poll, language)}
    given = {field: value for field, value in some.items() if value is not None}
    return {**words, "minutes": step.minutes, "method": name, "mode": step.mode or method.mode, **told, **given}


def _poll(method: Method, poll: Poll, language: str) -> dict[str, Any]:
    """What a step's vote is opened with; one on two axes has the words of the method's own."""
    settings = method.ends(language) if poll.way == "matrix" else {}
    return {"way": poll.way, "secret": poll.secret, "settings": {**settings, **poll.settings}}


def _turn(turn: Turn, language: str) -> dict[str, Any]:
    given = {field: getattr(turn, field) for field in ("title", "question", "cue")}
    own = {field: words.to(language) for field, words in given.items() if words is not None}
    if turn.method is None:
        return {**own, "minutes": turn.minutes, **({"break": True} if turn.break_ else {})}
    return {**steps_of(turn.method, language)[turn.step - 1], **own, "minutes": turn.minutes}


def follows(before: Method, after: Method) -> tuple[str, ...]:
    """What one method leaves that another can begin with, in the order in which it leaves it."""
    return tuple(each for each in before.outputs if each in after.inputs)


def worth_next(name: str) -> list[str]:
    """The methods that can begin with what this one leaves; first those that take the most of it, then by name."""
    handed = {other: len(follows(SHELF[name], SHELF[other])) for other in SHELF if other != name}
    return sorted((other for other, count in handed.items() if count), key=lambda other: (-handed[other], other))
