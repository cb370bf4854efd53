"""The language of an answer: chosen by the person, the workshop or the browser, in this order."""

import hashlib
import json
from datetime import UTC, datetime
from functools import cache
from typing import Literal

from flask import Blueprint, Flask, Response, abort, g, redirect, request, session, url_for
from flask_babel import Babel, format_date  # type: ignore[import-untyped]
from werkzeug.wrappers import Response as AnyResponse

from workshop import words
from workshop.parts import Parts, parts
from workshop.resources import resource_dir
from workshop.web import assets, identity

Part = Literal["first", "later"]

COOKIE = "language"
PARTS = ("first", "later")
YEAR = 365 * 24 * 60 * 60

blueprint = Blueprint("language", __name__)


def register(app: Flask, parts: Parts) -> None:
    folder = str(resource_dir("translations"))
    Babel(app, default_translation_directories=folder, locale_selector=lambda: words.locale(now()))
    app.register_blueprint(blueprint)
    app.jinja_env.filters["day"] = day
    app.context_processor(lambda: {"language": now(), "languages": words.LANGUAGES, "words_url": words_url(now())})


def now() -> str:
    """The language of this answer."""
    accepted = (wish for wish, _ in request.accept_languages)
    return words.choose(g.get("spoken"), request.cookies.get(COOKIE), g.get("suggested"), *accepted)


def suggest(language: str) -> None:
    """Answer in the workshop's language, unless the person has chosen another one."""
    g.suggested = language


def speak(language: str | None) -> None:
    """Answer in the language chosen in this very request."""
    g.spoken = language


def keep(response: AnyResponse, language: str) -> None:
    """Let this browser go on in that language."""
    response.set_cookie(
        COOKIE,
        language,
        max_age=YEAR,
        httponly=True,
        samesite="Lax",
        secure=identity.over_tls(),
    )


def day(at: int) -> str:
    """A moment in ms since 1970 as a date of this answer's language."""
    return str(format_date(datetime.fromtimestamp(at / 1000, UTC), "long"))


@blueprint.post("/language")
def choose() -> AnyResponse:
    """The person's choice, for all pages and for what the boards tell them."""
    language = words.choose(request.form.get("language"), now())
    people = parts().store.people
    account = identity.account()
    if account is not None:
        parts().store.accounts.set(account.id, language=language)
        people.speak(account.id, language)
    for session_id, id in identity.guests(session).items():
        person = people.get(id)
        if person and person.language != language:
            people.join(session_id, person.name, person.role, language, person.id)
    scripted = request.accept_mimetypes.best == "application/json"
    response = Response(status=204) if scripted else redirect(inside(request.form.get("next")), 303)
    keep(response, language)
    return response


def inside(path: str | None) -> str:
    """A path of this site: wherever a form says people should go on to, it can't be somewhere else."""
    home = url_for("pages.home")
    if (
        not path
        or not path.startswith("/")
        or path[1:2] in ("/", "\\")
        or any(ord(letter) < 33 for letter in path)
    ):
        return home
    return path


@blueprint.get("/words/<language>.json")
def script_words(language: str) -> Response:
    """The sentences of the scripts: of all, or of those that a board's page has first, or of those that come later."""
    if language not in words.LANGUAGES:
        abort(404)
    body, digest = _packed_words(language, request.args.get("part"))
    return assets.answer(body, digest, "application/json", hashed=request.args.get("v") == digest)


@cache
def _said(language: str, scripts: frozenset[str]) -> dict[str, str | list[str]]:
    found = words.for_scripts(language)
    return {sentence: each.words for sentence, each in found.items() if each.scripts & scripts}


def said_by(pack: str) -> dict[str, str | list[str]]:
    """The sentences of a pack's own scripts, for a page that carries them itself."""
    return _said(now(), frozenset(assets.packs().holds(pack)))


def words_url(language: str, part: Part | None = None) -> str:
    digest = _packed_words(language, part)[1]
    return url_for("language.script_words", language=language, part=part, v=digest)


def _packed_words(language: str, part: str | None) -> tuple[bytes, str]:
    begin = assets.BEGIN if part in PARTS else ()
    return _packed(language, part, frozenset(name for each in begin for name in assets.packs().holds(each)))


@cache
def _packed(language: str, part: str | None, first: frozenset[str]) -> tuple[bytes, str]:
    said = {
        sentence: each.words
        for sentence, each in words.for_scripts(language).items()
        if part not in PARTS or bool(each.scripts & first) == (part == "first")
    }
    body = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
    return body, hashlib.sha256(body).hexdigest()[:10]
