"""From a file's bytes to the rows of its table: encoding, separator and quoted lines, read as they come."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from workshop.core.refusal import Refused
from workshop.imports.reading import MOST_BYTES, MOST_NOTES

SEPARATORS = (",", ";", "\t")
NONE = "\x1f"
"""A separator for files of one column: it stands in no text."""
SAMPLE = 50
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")

Row = tuple[int, list[str]]
"""The number of the row's first line, and its cells."""


@dataclass(frozen=True)
class Table:
    """A file's columns and its rows, of which it has at most `MOST_NOTES`: one more is refused when it is read."""

    columns: list[str]
    _text: str
    _separator: str

    def rows(self) -> Iterator[Row]:
        """The rows under the first line, blank ones left out."""
        for count, row in enumerate(_rows(self._text, self._separator)):
            if count > MOST_NOTES:
                raise Refused(
                    "too_big", "This file has more than {most} lines; split it and import the parts.", most=MOST_NOTES
                )
            if count > 0:
                yield row


def open_table(data: bytes) -> Table:
    """The table in a file; raises Refused when there is none."""
    if len(data) > MOST_BYTES:
        raise Refused(
            "too_big", "This file is larger than {most} MB; split it and import the parts.", most=MOST_BYTES >> 20
        )
    text = decoded(data)
    separator = _separator(text)
    first = next(_rows(text, separator), None)
    if first is None:
        raise Refused("bad_args", "This file is empty; choose another one.")
    return Table([cell.strip() for cell in first[1]], text, separator)


def decoded(data: bytes) -> str:
    """The file's text: UTF-8, UTF-16 with its mark, or else as Windows wrote it in Western Europe and America."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = _decode(data, "utf-16")
    elif b"\0" in data:
        text = None
    else:
        text = next(filter(None, (_decode(data, name) for name in ("utf-8-sig", "cp1252", "latin-1"))), "")
    if text is None or len(CONTROL.findall(text, 0, 100_000)) > 20:
        raise Refused("bad_args", "This isn't a text file; save the table as CSV and choose that file.")
    return text if "\n" in text else text.replace("\r", "\n")


def _decode(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _separator(text: str) -> str:
    """The separator with which most of the first rows have as many columns as the first one."""
    fits = {}
    for separator in SEPARATORS:
        widths = [len(cells) for _, cells in islice(_rows(text, separator, strict=False), SAMPLE)]
        if widths and widths[0] > 1:
            fits[separator] = (widths.count(widths[0]) / len(widths), widths[0])
    return max(fits, key=lambda separator: fits[separator], default=NONE)


def _rows(text: str, separator: str, strict: bool = True) -> Iterator[Row]:
    reader = csv.reader(_lines(text), delimiter=separator)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        if strict:
            raise Refused(
                "bad_args",
                "From line {line} on this file can't be read; a quotation mark is probably missing.",
                line=line,
            ) from None


def _lines(text: str) -> Iterator[str]:
    """The text's lines with their ends, one at a time: the file is never cut into a list of half a million."""
    at = 0
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        yield text[at:end]
        at = end
