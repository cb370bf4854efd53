"""Opening a portable file without trusting it: its parts by name, size and sum before anything is made of them."""

import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import TypeVar

import msgspec

from workshop.core.refusal import Refused
from workshop.portable import parcel
from workshop.portable.parcel import (
    MANIFEST,
    MOST_BYTES,
    MOST_LINE,
    MOST_PARTS,
    MOST_PICTURE,
    MOST_TEXT,
    PART,
    Manifest,
)

T = TypeVar("T")
CHUNK = 1 << 16
BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)
"""How a part fails to be read."""
MOST_MANIFEST = 8 * 1024**2

NO_PARCEL = "This is no portable file of Mutirão; choose one that ends in .mutirao."
OTHER_VERSION = (
    "This file was made by another version of Mutirão; bring this server up to date and try again."
)
DAMAGED = "This file is damaged: {part} is not what it was when it was made; get the file again from where it comes from."
TOO_LARGE = "This file holds more than one server takes at once; take the workshops along one by one."
STRANGE = "This file has parts that don't belong into it; get it again from where it comes from."
NOT_FIT = "Something in this file doesn't fit ({part}); get it again from where it comes from."


def unfit(part: str) -> Refused:
    return Refused("bad_args", NOT_FIT, "file", part=part)


def damaged(part: str) -> Refused:
    return Refused("bad_args", DAMAGED, "file", part=part)


class Reader:
    """The parts of a file. Each is given out only as far as it is what the manifest says; raises Refused."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        try:
            self._zip = zipfile.ZipFile(self._file)
            self._about = self._checked()
            self.manifest = self._manifest()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            self._file.close()
            raise Refused("bad_type", NO_PARCEL, "file") from None
        except Refused:
            self._file.close()
            raise

    def __enter__(self) -> "Reader":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._file.close()

    def names(self) -> set[str]:
        return set(self.manifest.parts)

    def struct(self, name: str, shape: type[T]) -> T:
        """A part of JSON as that shape."""
        return decoded(b"".join(self.pieces(name)), shape, name)

    def pieces(self, name: str) -> Iterator[bytes]:
        """A part, piece by piece; refused at its end when it is not what it was."""
        if name not in self.manifest.parts:
            raise damaged(name)
        promised, digest, size = self.manifest.parts[name], hashlib.sha256(), 0
        for piece in self._read(name):
            digest.update(piece)
            size += len(piece)
            yield piece
        if size != promised.bytes or digest.hexdigest() != promised.sha256:
            raise damaged(name)

    def lines(self, name: str) -> Iterator[bytes]:
        """A part line by line."""
        rest = b""
        for piece in self.pieces(name):
            *lines, rest = (rest + piece).split(b"\n")
            yield from lines
            if len(rest) > MOST_LINE:
                raise Refused("too_big", TOO_LARGE, "file")
        if rest:
            raise damaged(name)

    def picture(self, name: str) -> bytes:
        return b"".join(self.pieces(name))

    def _read(self, name: str) -> Iterator[bytes]:
        try:
            with self._zip.open(self._about[name]) as part:
                while piece := part.read(CHUNK):
                    yield piece
        except BROKEN:
            raise damaged(name) from None

    def _checked(self) -> dict[str, zipfile.ZipInfo]:
        """Every part by name, once; all together no larger than may be."""
        found: dict[str, zipfile.ZipInfo] = {}
        infos = self._zip.infolist()
        if MANIFEST not in {info.filename for info in infos}:
            raise Refused("bad_type", NO_PARCEL, "file")
        if len(infos) > MOST_PARTS:
            raise Refused("too_big", TOO_LARGE, "file")
        for info in infos:
            plain = (
                info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) and not info.flag_bits & 1
            )
            if not PART.fullmatch(info.filename) or info.filename in found or not plain:
                raise Refused("bad_args", STRANGE, "file")
            if info.filename.endswith(".webp") and info.file_size > MOST_PICTURE:
                raise Refused("too_big", TOO_LARGE, "file")
            found[info.filename] = info
        text = sum(info.file_size for info in infos if not info.filename.endswith(".webp"))
        if text > MOST_TEXT or sum(info.file_size for info in infos) > MOST_BYTES:
            raise Refused("too_big", TOO_LARGE, "file")
        return found

    def _manifest(self) -> Manifest:
        if self._about[MANIFEST].file_size > MOST_MANIFEST:
            raise Refused("too_big", TOO_LARGE, "file")
        raw = b"".join(self._read(MANIFEST))
        try:
            said = msgspec.json.decode(raw)
        except (msgspec.MsgspecError, UnicodeError, RecursionError):
            raise damaged(MANIFEST) from None
        if not isinstance(said, dict) or said.get("format") != parcel.FORMAT:
            raise Refused("bad_type", NO_PARCEL, "file")
        if said.get("version") != parcel.VERSION:
            raise Refused("bad_args", OTHER_VERSION, "file")
        manifest = decoded(raw, Manifest, MANIFEST)
        if self._about.keys() - {MANIFEST} != manifest.parts.keys():
            raise Refused("bad_args", STRANGE, "file")
        return manifest


def decoded(raw: bytes, shape: type[T], part: str) -> T:
    """JSON as a shape; refused with the name of the part where it doesn't fit."""
    try:
        return msgspec.json.decode(raw, type=shape)
    except (msgspec.MsgspecError, UnicodeError, RecursionError, OverflowError):
        raise unfit(part) from None
