"""The methods of the shelf in one language, for the page's scripts: fetched when a board has need of them."""

import hashlib
from functools import cache

import msgspec
from flask import Blueprint, Response, abort, request, url_for

from workshop import words
from workshop.methods import SHELF, Method
from workshop.web import assets
from workshop.web.shapes import MethodPart, Methods, MethodTold

blueprint = Blueprint("methods", __name__)


@blueprint.get("/words/<language>/methods.json")
def methods(language: str) -> Response:
    if language not in words.LANGUAGES:
        abort(404)
    body, digest = _packed(language)
    return assets.answer(body, digest, "application/json", hashed=request.args.get("v") == digest)


def url(language: str) -> str:
    return url_for("methods.methods", language=language, v=_packed(language)[1])


@cache
def _packed(language: str) -> tuple[bytes, str]:
    marks = {each.mark: each.name.to(language) for method in SHELF.values() for each in method.marks}
    body = msgspec.json.encode(Methods({name: _told(SHELF[name], language) for name in SHELF}, marks))
    return body, hashlib.sha256(body).hexdigest()[:10]


def _told(method: Method, language: str) -> MethodTold:
    frame = method.frame
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
