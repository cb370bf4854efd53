"""Finds the sentences that people read: in Python, templates and scripts."""

import ast
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir

from workshop.resources import PACKAGE, resource_dir

CALLS = {"_": 0, "Refused": 1, "RefusedLine": 1, "translate": 0, "gone": 2}
"""Python functions that take a sentence, and which argument it is."""
COUNTS = frozenset({"translate_count"})
"""Those that take one for one and one for many."""
KEYWORDS: dict[str, Any] = {"_": None, "ngettext": (1, 2)}
SCRIPTS = ("js", "objects", "votes")
_STRING = r'("(?:[^"\\\n]|\\.)*")'
_IN_SCRIPTS = re.compile(rf"\bt\(\s*{_STRING}|\btn\(\s*{_STRING},\s*{_STRING}")


def template() -> Catalog:
    """Every sentence of the checkout, with the files where it stands."""
    found = Catalog(project="Mutirão", charset="utf-8")
    root = PACKAGE.parent
    for folder, method in _places():
        options = {"**": {"silent": "false"}}
        for name, line, message, _, _ in extract_from_dir(folder, method, options, KEYWORDS):
            found.add(message, None, [((folder / name).relative_to(root).as_posix(), line)])
    return found


def _places() -> Iterator[tuple[Path, list[tuple[str, Any]]]]:
    yield PACKAGE, [("**.py", f"{__name__}:in_python")]
    yield resource_dir("templates"), [("**.html", "jinja2.ext:babel_extract")]
    for folder in SCRIPTS:
        yield resource_dir("static") / folder, [("**.js", f"{__name__}:in_scripts")]


def in_python(
    file: IO[bytes], keywords: Any, tags: Any, options: Any
) -> Iterator[tuple[int, str, Any, list[str]]]:
    """A Babel extractor: sentences given to `CALLS`, also by the name of a constant of the same file."""
    tree = ast.parse(file.read())
    constants = dict(_constants(tree.body))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            sentence = _sentence(node, constants)
            if sentence:
                yield node.lineno, "_", sentence, []
            elif pair := _pair(node):
                yield node.lineno, "ngettext", pair, []


def in_scripts(
    file: IO[bytes], keywords: Any, tags: Any, options: Any
) -> Iterator[tuple[int, str, Any, list[str]]]:
    """A Babel extractor: sentences given to `t` and `tn`, always between double quotes.

    Babel's own reads JavaScript too, but loses its way in templates inside of templates.
    """
    source = file.read().decode()
    for found in _IN_SCRIPTS.finditer(source):
        words = tuple(json.loads(string) for string in found.groups() if string)
        line = source.count("\n", 0, found.start()) + 1
        yield line, "_" if len(words) == 1 else "ngettext", words[0] if len(words) == 1 else words, []


def _constants(body: Iterable[ast.stmt]) -> Iterator[tuple[str, str]]:
    for node in body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(text))):
                yield name, text


def _pair(call: ast.Call) -> tuple[str, str] | None:
    match _name(call), call.args:
        case name, [ast.Constant(value=str(one)), ast.Constant(value=str(many)), *_] if name in COUNTS:
            return one, many
    return None


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def _sentence(call: ast.Call, constants: dict[str, str]) -> str | None:
    place = CALLS.get(_name(call))
    if place is None or len(call.args) <= place:
        return None
    match call.args[place]:
        case ast.Constant(value=str(text)):
            return text
        case ast.Name(id=constant) | ast.Attribute(attr=constant):
            return constants.get(constant)
        case _:
            return None
