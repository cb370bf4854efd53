"""What lets Mutirão be installed and opened without network: the worker, the manifest and the page for no network."""

import hashlib
from functools import cache

from flask import Blueprint, Response, abort, jsonify, render_template, request, url_for

from workshop import words
from workshop.web import assets, language

ABOUT = "A live board for workshops: everybody joins with a code, and no note is lost."
PAPER, BAR = "#f6f4ef", "#fffdf9"
LATER = "later.css"
ICONS = (
    ("icon.svg", "any", "any", "image/svg+xml"),
    ("icons/192.png", "192x192", "any", "image/png"),
    ("icons/512.png", "512x512", "any", "image/png"),
    ("icons/maskable-192.png", "192x192", "maskable", "image/png"),
    ("icons/maskable-512.png", "512x512", "maskable", "image/png"),
)

blueprint = Blueprint("offline", __name__)


@blueprint.get("/worker.js")
def worker() -> Response:
    """At the top, because a worker looks after the addresses below its own."""
    file = assets.shelf().file("js/worker.js")
    assert file is not None
    return assets.answer(file.body, file.digest, file.mimetype, hashed=False, packed=file.packed)


@blueprint.get("/manifest/<tongue>.webmanifest")
def manifest(tongue: str) -> Response:
    """The app as a device installs it, in one of our languages."""
    icons = [
        {"src": assets.shelf().url(name), "sizes": sizes, "purpose": purpose, "type": type}
        for name, sizes, purpose, type in ICONS
    ]
    response = jsonify(
        id="/",
        name="Mutirão",
        short_name="Mutirão",
        description=words.translate(ABOUT, _known(tongue)),
        lang=tongue,
        start_url="/",
        scope="/",
        display="standalone",
        background_color=PAPER,
        theme_color=BAR,
        icons=icons,
    )
    response.mimetype = "application/manifest+json"
    return response


@blueprint.get("/offline/<tongue>")
def page(tongue: str) -> str:
    """What one reads where there is no network and nothing of the page is kept."""
    language.speak(_known(tongue))
    return render_template("offline.html")


@blueprint.get("/offline/files.json")
def files() -> Response:
    """The addresses of what a board may need later, when it can't ask any more."""
    response = jsonify(assets.packs().later("js/board.js"))
    if request.args.get("v") == edition():
        response.headers["Cache-Control"] = assets.FOREVER
    return response


def addresses(tongue: str) -> dict[str, str]:
    """Where a board's page finds both, under addresses that change when anything of it does."""
    return {
        "files": url_for("offline.files", v=edition()),
        "page": url_for("offline.page", tongue=tongue, v=edition()),
    }


def rest(tongue: str) -> dict[str, str]:
    """The words and the styles of what a board's page loads after its first look."""
    return {"words": language.words_url(tongue, "later"), "styles": assets.packs().url(LATER)}


def edition() -> str:
    """A name for all that we serve for use without network, as it is now."""
    packs = assets.packs()
    names = (packs.url(name) for name in ("pages.css", LATER, "js/offline.js"))
    return _digest(assets.shelf().version, *names, *packs.later("js/board.js"))


@cache
def _digest(*names: str) -> str:
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:10]


def _known(tongue: str) -> str:
    if tongue not in words.LANGUAGES:
        abort(404)
    return tongue
