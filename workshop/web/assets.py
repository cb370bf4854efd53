"""Scripts, styles and pictures: their address names the content of them all, so that a browser asks only once."""

from flask import Blueprint, Flask, Response, abort, current_app, request

from workshop.parts import Parts
from workshop.resources import resource_dir
from workshop.web.shelf import PACKS, File, Packs, Shelf, gzip

PACKED = (".png", ".jpg", ".webp", ".woff2")
BEGIN = ("js/board.js", "js/canvas/minimap.js", "js/outline/outline.js", "js/panels/first.js", "js/ui/news.js")
"""What a board's page loads for its first look or right after it; the words of these come together."""
ICONS = "vendor/lucide/sprite.svg"
FOREVER = "public, max-age=31536000, immutable"
SMALL = 860
"""Below so many bytes packing gains nothing."""

blueprint = Blueprint("assets", __name__)


def register(app: Flask, parts: Parts) -> None:
    files = Shelf(resource_dir("static"))
    app.extensions["static"] = files
    app.extensions["packs"] = packs = Packs(files)
    app.register_blueprint(blueprint)
    app.jinja_env.globals.update(static=files.url, packed=packs.url)


@blueprint.get("/static/<path:name>")
def static(name: str) -> Response:
    version, slash, rest = name.partition("/")
    file, hashed = _find(*(version[1:], rest) if slash and version.startswith("~") else ("", name))
    if file is None:
        abort(404)
    packed = None if name.endswith(PACKED) or len(file.body) < SMALL else file.packed
    return answer(file.body, file.digest, file.mimetype, hashed, packed)


def _find(version: str, name: str) -> tuple[File | None, bool]:
    """The file or pack of that name, and whether it is the one that this version stands for."""
    if name.startswith(PACKS):
        pack = packs().file(name.removeprefix(PACKS))
        return pack, pack is not None and version == pack.digest
    file = shelf().file(name)
    return file, file is not None and version == shelf().version and shelf().unchanged(name, file)


def shelf() -> Shelf:
    found = current_app.extensions["static"]
    assert isinstance(found, Shelf)
    return found


def packs() -> Packs:
    found = current_app.extensions["packs"]
    assert isinstance(found, Packs)
    return found


@blueprint.get("/favicon.ico")
def favicon() -> Response:
    return static("icon.svg")


def answer(body: bytes, digest: str, mimetype: str, hashed: bool, packed: bytes | None = None) -> Response:
    """A file: to be kept forever under an address that names its content, else to be asked for each time."""
    response = Response(body, content_type=mimetype)
    if packed is not None:
        response.vary.add("Accept-Encoding")
        if takes_gzip():
            response = _as_packed(response, packed)
    response.headers["Cache-Control"] = FOREVER if hashed else "no-cache"
    response.set_etag(digest + ("-gzip" if response.content_encoding else ""))
    made = response.make_conditional(request)
    assert isinstance(made, Response)
    return made


def pack(response: Response) -> Response:
    """An answer of text, packed when that helps and the browser takes it."""
    if (
        response.is_streamed
        or response.direct_passthrough
        or response.content_encoding
        or response.status_code != 200
        or not (response.is_json or response.mimetype in ("text/html", "text/csv", "image/svg+xml"))
        or (response.content_length or 0) < SMALL
    ):
        return response
    response.vary.add("Accept-Encoding")
    return _as_packed(response, gzip(response.get_data())) if takes_gzip() else response


def _as_packed(response: Response, packed: bytes) -> Response:
    response.set_data(packed)
    response.content_encoding = "gzip"
    return response


def takes_gzip() -> bool:
    return request.accept_encodings.quality("gzip") > 0
