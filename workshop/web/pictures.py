"""Pictures of a board: in by whoever may add images now, out to whoever sees one that shows them."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
from flask import Blueprint, Response, request
from gevent.lock import BoundedSemaphore

from workshop import pictures
from workshop.core.refusal import Refused
from workshop.offloop import off_loop
from workshop.parts import parts
from workshop.pictures import Picture
from workshop.store.files import File, Full, Room
from workshop.web import files, identity
from workshop.web.api import answer
from workshop.web.shapes import PictureKept

AT_ONCE = 1
"""So many pictures are decoded at a time: each may need 200 MB and a whole core for a moment."""
PATIENCE = 30
NO_PICTURE = "This picture is not on the board any more, or not shown to you now."
BOARD_FULL = "This board has no room for more pictures; use another board."
PERSON_FULL = "You have brought many pictures to this board already; ask somebody else to add this one."
BUSY = "Many pictures are coming in at the moment; try again in some seconds."

blueprint = Blueprint("pictures", __name__, url_prefix="/api/v1/boards/<board>/files")
_desk = BoundedSemaphore(AT_ONCE)


@blueprint.post("")
def add(board: str) -> tuple[Response, int]:
    """Keep a picture; the same one sent again by the same person is the same file, so a retry costs nothing."""
    _, person, viewer = identity.enter(request, parts().store, board)
    parts().boards.permit(board, viewer, "image.add")
    data = files.sent()
    id = _name(data, board, person.id)
    file = parts().store.files.get(board, id)
    if file is None:
        picture = _read(data)
        file = File(id, board, person.id, pictures.TYPE, picture.w, picture.h, picture.data)
        _keep(file)
    return answer(msgspec.json.encode(PictureKept(file.id, file.w, file.h))), 201


@blueprint.get("/<file>")
def show(board: str, file: str) -> Response:
    _, _, viewer = identity.enter(request, parts().store, board)
    shown = parts().boards.shows(board, viewer, file)
    kept = parts().store.files.get(board, file) if shown else None
    if kept is None:
        raise Refused("unknown_page", NO_PICTURE)
    response = Response(kept.data, content_type=kept.type)
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    response.headers["Content-Disposition"] = 'inline; filename="picture.webp"'
    response.set_etag(file)
    conditional = response.make_conditional(request)
    assert isinstance(conditional, Response)
    return conditional


def _name(data: bytes, board: str, person: str) -> str:
    """An id that nobody can guess, not even who has the same picture."""
    secret = hashlib.sha256(parts().config.secret_key.encode()).digest()
    digest = hashlib.blake2s(data, key=secret, digest_size=16)
    digest.update(f"\n{board}\n{person}".encode())
    return digest.hexdigest()


def _read(data: bytes) -> Picture:
    with _turn():
        return off_loop(pictures.read, data)


@contextmanager
def _turn() -> Iterator[None]:
    if not _desk.acquire(timeout=PATIENCE):
        raise Refused("busy", BUSY, retry_ms=5000)
    try:
        yield
    finally:
        _desk.release()


def _keep(file: File) -> None:
    limits = parts().config.limits
    room = Room(limits.board_file_bytes, limits.person_file_bytes, limits.person_files)
    try:
        parts().store.files.add(file, room)
    except Full as full:
        if full.whose == "board":
            raise Refused("too_big", BOARD_FULL, "file") from None
        raise Refused("too_big", PERSON_FULL, "file") from None
