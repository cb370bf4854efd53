"""The static files as they are on the disk, and the packs that are made of them; each is packed for the wire once."""

import hashlib
import os
import re
import zlib
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path, PurePosixPath

from workshop.web import packing

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
"""What we serve; systems disagree on some of these, and a wrong one stops a module."""
PACKS = "packed/"
"""Below this name are modules and style sheets with all that they import, each as one file: see packing.py."""
_DOC_COMMENT = re.compile(r"^[ \t]*/\*\*(?:[^*]|\*(?!/))*\*/[ \t]*$", re.MULTILINE)


@dataclass
class File:
    """One static file as it was read: its bytes, packed when first asked for."""

    body: bytes
    digest: str
    mimetype: str
    stamp: int

    @cached_property
    def packed(self) -> bytes:
        return gzip(self.body)


class Shelf:
    """The static files. `version` is a digest of all of them; relative imports inherit it from their importer."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._files: dict[str, File] = {}
        self._reads = 0
        paths = sorted(path for path in self._folder.rglob("*") if path.is_file() and path.suffix in TYPES)
        for path in paths:
            self._read(path.relative_to(self._folder).as_posix())
        all_of_them = "".join(f"{name} {file.digest}\n" for name, file in self._files.items())
        self.version = hashlib.sha256(all_of_them.encode()).hexdigest()[:10]
        self._first = {name: file.digest for name, file in self._files.items()}

    @property
    def names(self) -> list[str]:
        return list(self._files)

    def url(self, name: str) -> str:
        return f"/static/~{self.version}/{name}"

    def file(self, name: str) -> File | None:
        """The file as it is now: somebody who works on it sees the change at the next load."""
        known = self._files.get(name)
        path = self._folder / name
        if known is None and not (_ours(name) and path.is_file()):
            return None
        if known is not None and path.is_file() and path.stat().st_mtime_ns == known.stamp:
            return known
        return self._read(name) if path.is_file() else None

    def named(self, name: str) -> File:
        """A file that is there."""
        file = self.file(name)
        assert file is not None, f"there is no {name}"
        return file

    def unchanged(self, name: str, file: File) -> bool:
        """Whether the file is still what `version` stands for."""
        return self._first.get(name) == file.digest

    @property
    def changed(self) -> bool:
        """Whether any file is another than `version` stands for."""
        return self.look() > len(self._first)

    def look(self) -> int:
        """Read again what has changed on the disk; the answer tells apart any two states of the files."""
        folder = str(self._folder)
        for name, file in list(self._files.items()):
            try:
                stamp = os.stat(f"{folder}/{name}").st_mtime_ns  # noqa: PTH116 (for each page; a Path takes thrice as long)
            except OSError:
                continue
            if stamp != file.stamp:
                self._read(name)
        return self._reads

    def text(self, name: str) -> str | None:
        file = self.file(name)
        return file.body.decode() if file else None

    def _read(self, name: str) -> File:
        path = self._folder / name
        body = path.read_bytes()
        if path.suffix == ".js" and not name.startswith("vendor/"):
            body = without_docs(body)
        digest = hashlib.sha256(body).hexdigest()[:16]
        self._files[name] = File(body, digest, TYPES[path.suffix], path.stat().st_mtime_ns)
        self._reads += 1
        return self._files[name]


@dataclass
class Made:
    """Packs by name, and how each travels; the addresses of what a module may load on demand; what a module holds."""

    bodies: dict[str, bytes]
    packed: dict[str, bytes]
    later: dict[str, list[str]]
    holds: dict[str, list[str]]


class Packs:
    """Modules and style sheets with all that they import: made when first asked for, and anew when a file has changed.

    Their address names their content, not that of all files, so that who works on one sees the change at the next load.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf, self._seen = shelf, 0
        self._made: dict[str, File] = {}
        self._later: dict[str, list[str]] = {}
        self._holds: dict[str, list[str]] = {}

    def made(self) -> Made:
        """What has been made of the files as they are now."""
        self._freshen()
        bodies = {name: file.body for name, file in self._made.items()}
        packed = {name: file.packed for name, file in self._made.items()}
        return Made(bodies, packed, self._later, self._holds)

    def adopt(self, made: Made) -> None:
        """Have what was made of these very files before."""
        self._freshen()
        for name, body in made.bodies.items():
            self._made[name] = file = _pack(name, body)
            file.packed = made.packed[name]
        self._later.update(made.later)
        self._holds.update(made.holds)

    def url(self, name: str) -> str:
        file = self.file(name)
        assert file is not None, f"there is no {name}"
        return f"/static/~{file.digest}/{PACKS}{name}"

    def file(self, name: str) -> File | None:
        """The pack of that name, which may be a chain; Unpackable when somebody has to mend a module first."""
        self._freshen()
        if name not in self._made:
            made = self._make(name)
            if made is None:
                return None
            self._made[name] = made
        return self._made[name]

    def holds(self, name: str) -> list[str]:
        """A module with all that it imports."""
        self._freshen()
        if name not in self._holds:
            self._holds[name] = packing.order(name, self._module)
        return self._holds[name]

    def _freshen(self) -> None:
        """Forget what was made of files that have changed."""
        seen = self._shelf.look()
        if seen != self._seen:
            self._module = cache(lambda name: packing.module(name, self._shelf.text))
            self._seen, self._made, self._later, self._holds = seen, {}, {}, {}  # last: another thread may ask meanwhile

    def later(self, name: str) -> list[str]:
        """The addresses of all packs that a module's pack may load on demand."""
        self.file(name)
        if name not in self._later:
            chains = packing.later([name], self._module)
            self._later[name] = [self.url(packing.BETWEEN.join(chain)) for chain in chains]
        return self._later[name]

    def _make(self, name: str) -> File | None:
        read, chain = self._shelf.text, name.split(packing.BETWEEN)
        if read(chain[0]) is None:
            return None
        if name.endswith(".js") and self._leads_on(chain):
            text = packing.script(chain, self._module, self.url, self._shelf.url)
        elif name.endswith(".css") and len(chain) == 1:
            text = packing.sheet(name, read, self._shelf.url)
        else:
            return None
        return _pack(name, text.encode())

    def _leads_on(self, chain: list[str]) -> bool:
        """Whether each pack is one that the pack before it imports on demand."""
        return all(after in packing.on_demand(before, self._module) for before, after in pairwise(chain))


def _pack(name: str, body: bytes) -> File:
    return File(body, hashlib.sha256(body).hexdigest()[:16], TYPES[PurePosixPath(name).suffix], 0)


def _ours(name: str) -> bool:
    """Whether a name leads into the folder, and is the only one that its file has there."""
    path = PurePosixPath(name)
    return str(path) == name and not path.is_absolute() and ".." not in path.parts and path.suffix in TYPES


def without_docs(script: bytes) -> bytes:
    """One of our scripts as it travels: without its doc comments, a fifth of its packed size; lines keep their numbers."""
    return _DOC_COMMENT.sub(lambda found: "\n" * found.group().count("\n"), script.decode()).encode()


def gzip(body: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return packer.compress(body) + packer.flush()
