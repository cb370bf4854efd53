"""Packs of all pages, and templates, made before the first visitor would keep all others waiting, and kept on the disk.

Packs are made anew only when a file they hold or the packing itself has changed, so that a server that was killed is back
at once. Once it has settled, a process beside ours packs them lighter by a twentieth.
"""

import hashlib
import logging
import os
from pathlib import Path

import msgspec
from flask import Flask
from jinja2 import FileSystemBytecodeCache
from zopfli import gzip as zopfli  # type: ignore[import-untyped]

from workshop import words
from workshop.beside import once
from workshop.web import lean, packing, shelf
from workshop.web.assets import BEGIN, ICONS
from workshop.web.shelf import Made, Packs, Shelf

PAGES = (
    "js/board.js", "js/join.js", "js/lobby.js", "js/page.js", "js/new.js", "js/agenda.js", "js/run.js", "js/wall.js",
    "js/projector.js", "js/paper.js", "js/offline.js", "board.css", "later.css", "pages.css", "lobby.css", "agenda.css",
    "js/replay.js", "js/versions.js", "replay.css", "js/record.js", "css/record.css",
    "run.css", "paper.css", "return.css", "returning.css", "css/wall.css", "css/projector.css",
    "programme.css",
    "review.css", "css/reviewing.css",
)  # fmt: skip
"""What templates begin with; what these load on demand is found in them."""
SAYING = ("js/lobby.js", "js/replay.js", "js/versions.js")
"""Those whose pages bring their words along, so that what they hold is asked for at the first visit."""

log = logging.getLogger(__name__)


class Kept(msgspec.Struct):
    """`tight` after zopfli, when the icons are among what is packed."""

    made: Made
    tight: bool = False


class Ahead:
    def __init__(self, app: Flask, folder: Path) -> None:
        self._shelf: Shelf = app.extensions["static"]
        self._packs: Packs = app.extensions["packs"]
        self._templates = app.jinja_env
        self._folder = folder
        self._path = folder / f"packs-{self._version()}.msgpack"
        self._kept = Kept(Made({}, {}, {}, {}))

    def prepare(self) -> None:
        """Have packs, templates and words at hand: read, or made, which takes some seconds."""
        self._compile()
        for language in words.LANGUAGES:
            words.for_scripts(language)
        try:
            self._kept = msgspec.msgpack.decode(self._path.read_bytes(), type=Kept)
        except (OSError, msgspec.DecodeError):
            self._kept = Kept(self._make())
            self._write()
        self._adopt()

    def _compile(self) -> None:
        """Read all templates as the programs that they become, which are kept beside the packs."""
        kept = self._folder / "templates"
        try:
            kept.mkdir(parents=True, exist_ok=True)
            self._templates.bytecode_cache = FileSystemBytecodeCache(str(kept))
            for name in self._templates.list_templates():
                self._templates.get_template(name)
        except OSError as error:
            self._templates.bytecode_cache = None
            log.warning("the compiled templates can't be kept: %s", error)

    def tighten(self) -> None:
        """Make them lighter, if that has not been done: nobody waits for it, and what is sent means the same."""
        if not self._kept.tight:
            bodies = {**self._kept.made.bodies, ICONS: self._shelf.named(ICONS).body}
            self._kept.made.packed, self._kept.tight = once(tightly, bodies), True
            self._adopt()
            self._write()

    def _version(self) -> str:
        """Names the files, and the programs that pack them."""
        own = Path(__file__).read_bytes()
        programs = own + b"".join(Path(str(module.__file__)).read_bytes() for module in (packing, lean, shelf))
        return hashlib.sha256(self._shelf.version.encode() + programs).hexdigest()[:16]

    def _make(self) -> Made:
        for name in PAGES:
            assert self._packs.file(name) is not None, f"there is no {name}"
            if name.endswith(".js"):
                self._packs.later(name)
        for name in (*BEGIN, *SAYING):
            self._packs.holds(name)
        return self._packs.made()

    def _adopt(self) -> None:
        """Use what was kept, unless somebody works on the files and has changed one since the start."""
        if self._shelf.changed:
            return
        self._packs.adopt(self._kept.made)
        if self._kept.tight:
            self._shelf.named(ICONS).packed = self._kept.made.packed[ICONS]

    def _write(self) -> None:
        """Whole or not at all; a disk that is full or read-only costs the next start a second."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part = self._path.with_suffix(f".{os.getpid()}")
            part.write_bytes(msgspec.msgpack.encode(self._kept))
            part.replace(self._path)
            for old in self._path.parent.glob("packs-*.msgpack"):
                if old != self._path:
                    old.unlink(missing_ok=True)
        except OSError as error:
            log.warning("the packed pages can't be kept: %s", error)


def tightly(bodies: dict[str, bytes]) -> dict[str, bytes]:
    return {name: zopfli.compress(body) for name, body in bodies.items()}
