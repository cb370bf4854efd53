"""Letters that no font of ours has: a PDF for screen readers may hold none, so they become a square."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import typst

SQUARE = "□"
LACKING = re.compile(r'the text `"(.*)"` could not be displayed', re.S)
TRIES = 40
WRITING = (range(0x2E80, 0xA4D0), range(0xAC00, 0xD7B0), range(0xF900, 0xFB00), range(0x20000, 0x40000))
"""Where thousands of letters are of one script: when one of them is lacking, all are."""

Data = dict[str, Any]


def printable(given: Data, make: Callable[[Data], bytes]) -> bytes:
    """What `make` makes of the data, with squares for letters that it says it can't show."""
    for _ in range(TRIES):
        try:
            return make(given)
        except typst.TypstError as error:
            lacking = lacked(str(error), given)
            if not lacking:
                raise
            given = without(given, lacking)
    return make(
        without(given, {letter for letter in letters(given) if ord(letter) > 0x24F and letter != SQUARE})
    )


def lacked(error: str, given: Data) -> set[str]:
    """The letters that an error is about, with all others of their script."""
    found = LACKING.search(error)
    if found is None:
        return set()
    said = set(re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code.group(1), 16)), found.group(1)))
    said = {letter for letter in said if ord(letter) > 0x7F}
    scripts = [script for script in WRITING if any(ord(letter) in script for letter in said)]
    return said | {letter for letter in letters(given) if any(ord(letter) in script for script in scripts)}


def letters(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from value
    elif isinstance(value, dict):
        for each in value.values():
            yield from letters(each)
    elif isinstance(value, list):
        for each in value:
            yield from letters(each)


def without(value: Any, lacking: set[str]) -> Any:
    if isinstance(value, str):
        return value.translate(dict.fromkeys(map(ord, lacking), SQUARE))
    if isinstance(value, dict):
        return {name: without(each, lacking) for name, each in value.items()}
    return [without(each, lacking) for each in value] if isinstance(value, list) else value
