"""A page's modules put together into one, and its style sheets into one: a slow network waits for each file anew.

Each module becomes a function that runs once, after those it imports, and what it exports is kept in `$modules` under
its name. What is imported on demand is a pack of its own: a function that is given the same `$modules`, so that no
module is ever there twice, and that brings only what the packs before it have not. Pure: files come through `Read`,
addresses through `Url`.
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from workshop.web.lean import lean

Read = Callable[[str], str | None]
"""The text of a file by its name; None when there is none."""
Find = Callable[[str], "Module"]
"""A module by its name, as `module` makes it; best from memory, for it is asked for often."""
Url = Callable[[str], str]
BETWEEN = "+"
"""Joins the names of a chain of packs: `js/board.js+js/sheets/step.js` is what the board's page loads for that sheet."""

FOREIGN = "vendor/"
"""Other people's modules are small already, and keep what they say of themselves."""

_PATH = r"""["'](?P<path>\.{1,2}/[^"']+)["']"""
_IMPORT = re.compile(
    rf"^import\s+(?:(?P<what>\{{[^}}]*\}}|\*\s*as\s+\w+)\s*from\s*)?{_PATH}\s*;?", re.MULTILINE
)
_EXPORTS = re.compile(
    rf"(?:^|(?<=[;}}/]))export\s*\{{(?P<what>[^}}]*)\}}(?:\s*from\s*{_PATH})?\s*;?", re.MULTILINE
)
_EXPORTED = re.compile(
    r"^export\s+(?P<kind>(?:async\s+)?function\*?|class|const)\s+(?P<name>[\w$]+)", re.MULTILINE
)
_OTHER = re.compile(r"^(?:import\b(?!\s*[(.])|export\b).*", re.MULTILINE)
_ON_DEMAND = re.compile(rf"\bimport\(\s*{_PATH}\s*\)")
_DOC = re.compile(r"/\*\*(?:[^*]|\*(?!/))*\*/")
_SHEET = re.compile(r"""^@import\s+["']([^"']+)["'];""", re.MULTILINE)
_SHEET_URL = re.compile(r"""url\(["']?(\.{1,2}/[^"')]+)["']?\)""")
_SHEET_COMMENT = re.compile(r"/\*(?:[^*]|\*(?!/))*\*/")
_SHEET_SPACES = re.compile(
    r"""(?P<text>"[^"\n]*"|'[^'\n]*')|;?\s*(?P<end>\})\s*|\s*(?P<mark>[{;])\s*|(?P<joint>[:,])\s+|\s+"""
)

HEAD = """const $modules = {};
const $load = (url) => import(url).then((pack) => pack.default($modules, $load));
"""


class Unpackable(Exception):
    """A module that can't be packed, and why, in one sentence for who wrote it."""


@dataclass(frozen=True)
class Module:
    """`body` takes its imports from `$modules`; `exports` are expressions by name."""

    name: str
    body: str
    imports: tuple[str, ...]
    exports: dict[str, str]


def module(name: str, read: Read) -> Module:
    source = read(name)
    if source is None:
        raise Unpackable(f"The module {name} is imported, but it is not there.")
    if not name.startswith(FOREIGN):
        source = _DOC.sub("", source)
    imports: dict[str, None] = {}
    exports: dict[str, str] = {}

    def imported(found: re.Match[str]) -> str:
        target = joined(name, found["path"])
        imports[target] = None
        if not found["what"]:
            return ""
        return f"const {_renamed(found['what'], ': ').removeprefix('* as ')} = {_kept(target)};"

    def listed(found: re.Match[str]) -> str:
        target = joined(name, found["path"]) if found["path"] else None
        if target:
            imports[target] = None
        for pair in filter(None, map(str.strip, found["what"].split(","))):
            inner, _, outer = pair.partition(" as ")
            exports[outer or inner] = f"{_kept(target)}.{inner}" if target else inner
        return ""

    def declared(found: re.Match[str]) -> str:
        exports[found["name"]] = found["name"]
        return f"{found['kind']} {found['name']}"

    body = _EXPORTED.sub(declared, _EXPORTS.sub(listed, _IMPORT.sub(imported, source)))
    other = _OTHER.search(body)
    if other:
        raise Unpackable(f"{name} can't be packed because of `{other[0][:80]}`: import and export by name.")
    return Module(name, body.strip() if name.startswith(FOREIGN) else lean(body), tuple(imports), exports)


def order(name: str, find: Find) -> list[str]:
    """A module and all that it imports, each after those it needs; Unpackable when they need each other in a circle."""
    done: dict[str, None] = {}

    def visit(name: str, way: tuple[str, ...]) -> None:
        if name in way:
            raise Unpackable(f"Modules import each other in a circle: {' -> '.join([*way, name])}.")
        if name not in done:
            for target in find(name).imports:
                visit(target, (*way, name))
            done[name] = None

    visit(name, ())
    return list(done)


def on_demand(name: str, find: Find) -> set[str]:
    """What a module and those it imports import only when it is needed."""
    bodies = {each: find(each).body for each in order(name, find)}
    return {joined(each, path["path"]) for each, body in bodies.items() for path in _ON_DEMAND.finditer(body)}


def later(chain: Sequence[str], find: Find) -> list[list[str]]:
    """The chains of packs that the last pack of a chain may load on demand, and those that these may load."""
    there = {name for each in chain for name in order(each, find)}
    before = {name for each in chain[:-1] for name in order(each, find)}
    fresh = [name for name in order(chain[-1], find) if name not in before]
    wanted = {joined(name, path["path"]) for name in fresh for path in _ON_DEMAND.finditer(find(name).body)}
    chains = [[*chain, name] for name in sorted(wanted - there)]
    return chains + [deeper for each in chains for deeper in later(each, find)]


def script(chain: Sequence[str], find: Find, packed: Url, static: Url) -> str:
    """The last module of a chain with all that it needs and the packs before it have not brought.

    `packed` and `static` answer the address of a pack and of a file."""
    there = {name for each in chain[:-1] for name in order(each, find)}
    fresh = [name for name in order(chain[-1], find) if name not in there]
    there.update(fresh)

    def demanded(name: str) -> str:
        return (
            f"Promise.resolve({_kept(name)})"
            if name in there
            else f"$load({_text(packed(_chained(chain, name)))})"
        )

    blocks = "".join(_block(find(name), demanded, static) for name in fresh)
    if len(chain) == 1:
        return HEAD + blocks
    return f"export default ($modules, $load) => {{\n{blocks}return {_kept(chain[-1])};\n}};\n"


def sheet(name: str, read: Read, static: Url) -> str:
    """A style sheet with those it imports in their place, with whole addresses and without idle spaces."""
    whole = _whole(name, read, static)
    return _SHEET_SPACES.sub(lambda found: found[found.lastgroup] if found.lastgroup else " ", whole).strip()


def joined(importer: str, path: str) -> str:
    """The name of what a file calls by a relative path."""
    parts = list(PurePosixPath(importer).parent.parts)
    for step in PurePosixPath(path).parts:
        if step == "..":
            parts = parts[:-1]
        elif step != ".":
            parts.append(step)
    return "/".join(parts)


def _whole(name: str, read: Read, static: Url) -> str:
    source = read(name)
    if source is None:
        raise Unpackable(f"The style sheet {name} is imported, but it is not there.")
    bare = _SHEET_COMMENT.sub("", source)
    whole = _SHEET_URL.sub(lambda found: f'url("{static(joined(name, found[1]))}")', bare)
    return _SHEET.sub(lambda found: _whole(joined(name, found[1]), read, static), whole)


def _block(module: Module, demanded: Url, static: Url) -> str:
    body = _ON_DEMAND.sub(lambda found: demanded(joined(module.name, found["path"])), module.body)
    body = body.replace("import.meta.url", f"new URL({_text(static(module.name))}, import.meta.url)")
    exports = ", ".join(
        name if name == value else f"{name}: {value}" for name, value in module.exports.items()
    )
    return f"{_kept(module.name)} ??= (() => {{\n{body}\nreturn {{ {exports} }};\n}})();\n"


def _chained(chain: Sequence[str], name: str) -> str:
    return BETWEEN.join([*chain, name])


def _renamed(what: str, how: str) -> str:
    """`{ a as b }` as a pattern of const; `* as a` stays."""
    return re.sub(r"(?<=[\w$])\s+as\s+", how, what)


def _kept(name: str) -> str:
    return f"$modules[{_text(name)}]"


def _text(text: str) -> str:
    return json.dumps(text)
