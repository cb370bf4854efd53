"""The shelf of methods in one language, for the page's scripts: frames and marks for boards, and kits for agendas."""

import hashlib
from collections.abc import Callable
from functools import cache

import msgspec
from flask import Blueprint, Response, abort, request, url_for

from workshop import words
from workshop.methods import AGENDAS, FRAMES, SHELF, agenda_steps, steps_of, worth_next
from workshop.methods.shapes import Frame
from workshop.web import assets
from workshop.web.shapes import AgendaTold, KitTold, MethodPart, Methods, MethodTold, Shelf, StepTold

blueprint = Blueprint("methods", __name__)


@blueprint.get("/words/<language>/methods.json")
def methods(language: str) -> Response:
    """What a board needs: the methods that have a frame, and the words of marks."""
    return _answer(language, _methods)


@blueprint.get("/words/<language>/kits.json")
def kits(language: str) -> Response:
    """What an agenda is made of: all methods with their steps, and whole agendas."""
    return _answer(language, _kits)


def url(language: str) -> str:
    return url_for("methods.methods", language=language, v=_packed(language, _methods)[1])


def kits_url(language: str) -> str:
    return url_for("methods.kits", language=language, v=_packed(language, _kits)[1])


def _answer(language: str, told: Callable[[str], msgspec.Struct]) -> Response:
    if language not in words.LANGUAGES:
        abort(404)
    body, digest = _packed(language, told)
    return assets.answer(body, digest, "application/json", hashed=request.args.get("v") == digest)


@cache
def _packed(language: str, told: Callable[[str], msgspec.Struct]) -> tuple[bytes, str]:
    body = msgspec.json.encode(told(language))
    return body, hashlib.sha256(body).hexdigest()[:10]


def _methods(language: str) -> Methods:
    marks = {each.mark: each.name.to(language) for method in SHELF.values() for each in method.marks}
    return Methods({name: _framed(name, frame, language) for name, frame in FRAMES.items()}, marks)


def _framed(name: str, frame: Frame, language: str) -> MethodTold:
    method = SHELF[name]
    return MethodTold(
        name=method.name.to(language),
        about=method.about.to(language),
        mode=method.mode,
        icon=method.icon,
        layout=frame.layout,
        w=frame.w,
        h=frame.h,
        open=frame.open,
        labels=frame.labels(language),
        parts=[
            MethodPart(part.key, part.name.to(language), part.question.to(language), part.sort, frame.turn(part.key))
            for part in frame.parts
        ],
        marks=[each.mark for each in method.marks if each.offered],
    )


def _kits(language: str) -> Shelf:
    return Shelf({name: _kit(name, language) for name in SHELF}, {name: _agenda(name, language) for name in AGENDAS})


def _kit(name: str, language: str) -> KitTold:
    method = SHELF[name]
    return KitTold(
        name=method.name.to(language),
        about=method.about.to(language),
        mode=method.mode,
        icon=method.icon,
        minutes=method.minutes,
        inputs=list(method.inputs),
        outputs=list(method.outputs),
        roles=list(method.roles),
        frame=method.frame is not None,
        steps=msgspec.convert(steps_of(name, language), list[StepTold]),
        next=worth_next(name),
    )


def _agenda(name: str, language: str) -> AgendaTold:
    agenda = AGENDAS[name]
    steps = msgspec.convert(agenda_steps(name, language), list[StepTold])
    return AgendaTold(agenda.name.to(language), agenda.about.to(language), agenda.minutes, steps)
