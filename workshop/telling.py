"""The side of replay that runs beside the server: it keeps the pasts of boards, and what their readers were told.

Light to import, so that the process is soon there.
"""

import zlib
from collections import OrderedDict
from time import monotonic

import msgspec

from workshop import versioning
from workshop.core.sight import Viewer
from workshop.story import Past, Row, Story
from workshop.versioning import Moment

PASTS = 8
STORIES = 32
"""So many boards' pasts, and so many readers' stories, stay at hand."""
AGE = 900.0
"""Seconds after which a board's past is read anew: another process may have erased some of it."""


class Told(msgspec.Struct, frozen=True):
    """What a reader is about to be told: the frames after `since` up to `seq`, under `sign`, in which `people` are named."""

    seq: int
    since: int
    sign: str
    people: list[str]


_pasts: OrderedDict[str, Past] = OrderedDict()
_stories: OrderedDict[tuple[str, Viewer], Story] = OrderedDict()


def known(board: str) -> int:
    """The last entry that is known here of a board."""
    past = _pasts.get(board)
    if past is not None and monotonic() - past.begun > AGE:
        forget(board)
    past = _pasts.setdefault(board, Past(monotonic()))
    _pasts.move_to_end(board)
    while len(_pasts) > PASTS:
        forget(next(iter(_pasts)))
    return past.seq


def grow(board: str, since: int, rows: list[tuple[int, int, str, str, bytes]]) -> int:
    """Learn what came after an entry; the answer is the last one known now."""
    past = _pasts.setdefault(board, Past(monotonic()))
    if past.seq == since:
        past.grow(Row(*row) for row in rows)
    return past.seq


def tell(board: str, viewer: Viewer, since: int, sign: str) -> Told:
    past = _pasts[board]
    story = _story(board, past, viewer)
    since = since if sign == story.veil.sign else 0
    return Told(past.seq, since, story.veil.sign, sorted(story.people - {""}))


def pack(board: str, viewer: Viewer, since: int, head: bytes) -> bytes:
    """The frames after `since` as `entries` of a JSON object that begins as `head` does."""
    story = _story(board, _pasts[board], viewer)
    if story.packed[0] != head:
        story.packed = head, _gzip(head[:-1] + b',"entries":[' + b",".join(story.since(since)) + b"]}")
    return story.packed[1]


def moments(board: str, viewer: Viewer, seqs: list[int]) -> tuple[list[Moment], dict[int, int]]:
    past = _pasts[board]
    ats = {row.seq: row.at for row in past.rows}
    return versioning.moments(versioning.read(_story(board, past, viewer).frames)), {seq: ats.get(seq, 0) for seq in seqs}


def compare(board: str, viewer: Viewer, between: tuple[int, int], names: bytes) -> bytes:
    frames = versioning.read(_story(board, _pasts[board], viewer).frames)
    found = versioning.compared(frames, *between)
    return _gzip(b'{"names":' + names + b"," + msgspec.json.encode(found)[1:])


def _gzip(body: bytes) -> bytes:
    packer = zlib.compressobj(5, zlib.DEFLATED, 31)
    return packer.compress(body) + packer.flush()


def _story(board: str, past: Past, viewer: Viewer) -> Story:
    """What this person may read, told on from where it was, and anew where something else lies over it now."""
    veil, stranger = past.veil(), Viewer("", viewer.role)
    for reader in (stranger, viewer):
        story = _stories.pop((board, reader), None)
        if story is not None and story.veil.sign == veil.sign:
            story.grow(past.rows)
            _keep(board, story)
            if story.shared or story.viewer == viewer:
                return story
    story = Story(veil, viewer)
    story.grow(past.rows)
    _keep(board, story)
    return story


def _keep(board: str, story: Story) -> None:
    """At hand for everybody of the role while all of it is `shared`, else for its reader."""
    reader = Viewer("", story.viewer.role) if story.shared else story.viewer
    _stories[board, reader] = story
    while len(_stories) > STORIES:
        _stories.popitem(last=False)


def forget(board: str) -> None:
    _pasts.pop(board, None)
    for key in [key for key in _stories if key[0] == board]:
        del _stories[key]
