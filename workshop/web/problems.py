"""Every refusal and every surprise as one clear answer: a problem for programs, a kind page for people."""

import math
from typing import Any

import msgspec
import structlog
from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from workshop import words
from workshop.core.refusal import Refused
from workshop.parts import Parts
from workshop.store.db import Unavailable
from workshop.web import language

log = structlog.get_logger()

MOST_BYTES = 1024 * 1024
"""Of what is sent to us; files may be larger."""
STATUS = {
    "bad_args": 400,
    "no_token": 401,
    "signed_out": 403,
    "not_allowed": 403,
    "unknown_board": 404,
    "unknown_session": 404,
    "unknown_code": 404,
    "unknown_page": 404,
    "unknown_format": 404,
    "bad_method": 405,
    "not_now": 409,
    "locked": 409,
    "gone": 410,
    "closed": 410,
    "too_big": 413,
    "bad_type": 415,
    "too_fast": 429,
    "broken": 500,
    "busy": 503,
}
UNREADABLE = "The server can't read what was sent; check it and send it again."
NOWHERE = "There is nothing at this address; check it or go to the start page."
TOO_LARGE = "This is larger than {most} MB; split it and send the parts one by one."
BUSY = "The server can't answer right now; try again in some seconds."


def register(app: Flask, parts: Parts) -> None:
    app.config["MAX_CONTENT_LENGTH"] = MOST_BYTES

    @app.before_request
    def make_room_for_files() -> None:
        if request.blueprint in ("files", "pictures"):
            request.max_content_length = parts.config.limits.upload_bytes

    app.register_error_handler(Refused, answer)
    app.register_error_handler(HTTPException, _from_werkzeug)
    app.register_error_handler(Unavailable, _unavailable)
    app.register_error_handler(Exception, _surprise)


def wants_json() -> bool:
    """Whether a program asks: by the address, by what it sends or by what it takes."""
    accept = request.accept_mimetypes
    return (
        request.path.startswith("/api/")
        or request.is_json
        or accept.quality("application/json") > accept.quality("text/html")
        or accept.quality("application/problem+json") > accept.quality("text/html")
    )


def sent_json() -> Any:
    """The JSON of this request; raises Refused for what is none."""
    try:
        return msgspec.json.decode(request.get_data())
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        raise Refused("bad_args", UNREADABLE) from None


def answer(refused: Refused) -> Response:
    """A refusal as problem+json (RFC 9457), or as a page."""
    status = STATUS.get(refused.code, 400)
    detail = words.say(refused, language.now())
    response = problem(refused, status, detail) if wants_json() else _page(status, detail)
    if status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    if status in (429, 503):
        wait = refused.facts.get("retry_ms", 1000)
        response.headers["Retry-After"] = str(math.ceil(float(str(wait)) / 1000))
    response.headers["Cache-Control"] = "no-store"
    return response


def problem(refused: Refused, status: int, detail: str) -> Response:
    told = {"type": "about:blank", "status": status, "code": refused.code, "detail": detail}
    if refused.field:
        told["field"] = refused.field
    if "retry_ms" in refused.facts:
        told["retry_ms"] = refused.facts["retry_ms"]
    response = Response(status=status, content_type="application/problem+json")
    response.set_data(msgspec.json.encode(told))
    return response


def _page(status: int, detail: str) -> Response:
    return Response(render_template("error.html", status=status, detail=detail), status)


def _from_werkzeug(error: HTTPException) -> Response:
    if isinstance(error, RequestEntityTooLarge):
        most = (request.max_content_length or 0) // (1024 * 1024)
        return answer(Refused("too_big", TOO_LARGE, most=most))
    match error.code:
        case 404:
            return answer(Refused("unknown_page", NOWHERE))
        case 405:
            return answer(
                Refused("bad_method", "This address can't be used in that way; go to the start page.")
            )
        case 415:
            return answer(
                Refused("bad_type", "The server can't read this kind of content; send JSON or a form.")
            )
        case code if code is not None and code < 500:
            return answer(Refused("bad_args", UNREADABLE))
        case _:
            return _surprise(error)


def _unavailable(error: Unavailable) -> Response:
    log.error("store unavailable", path=request.path, reason=str(error))
    return answer(Refused("busy", BUSY, retry_ms=2000))


def _surprise(error: Exception) -> Response:
    log.error("a request failed", path=request.path, method=request.method, exc_info=error)
    return answer(Refused("broken", "Something went wrong here; what you had saved is safe. Try again."))
