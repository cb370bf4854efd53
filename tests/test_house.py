"""Which way imports point: the core knows nobody, the shelves know the core, only the edges know all."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "workshop"

MAY = {
    "core": {"core"},
    "votes": {"core", "votes"},
    "methods": {"core", "votes", "methods"},
    "objects": {"core", "votes", "methods", "objects"},
    "store": {"core", "store", "offloop"},
    "exports": {"core", "votes", "objects", "methods", "insights", "exports", "words", "resources"},
    "imports": {"core", "imports"},
    "answers": {"core", "objects", "insights", "boards", "offloop", "beside"},
    "insights": {"core", "objects", "methods", "insights"},
    "boxes": {"core", "store"},
    "rewriting": {"core", "objects"},
    "act": {"core", "objects", "store", "metrics", "boxes", "rewriting", "beside"},
    "boards": {"core", "objects", "store", "metrics", "act", "offloop", "sparing", "rewriting"},
    "sparing": {"core", "store"},
    "polls": {"core", "objects", "store", "boards", "offloop"},
    "conduct": {"core", "objects", "store", "boards", "act", "setting"},
    "setting": {"core", "objects", "methods", "votes", "imports"},
    "rehearsal": {"core", "objects", "store", "boards", "act", "conduct", "rehearsal"},
    "harvest": {"core", "imports", "objects", "act", "boards", "store"},
    "pulse": {"core", "imports"},
    "wall": {"core", "store", "act", "boards", "pulse"},
    "story": {"core", "objects"},
    "erasing": {"core", "store", "boards", "act", "rewriting", "words"},
    "comparing": {"core", "objects"},
    "versioning": {"core", "comparing"},
    "telling": {"core", "story", "versioning"},
    "replaying": {"core", "store", "boards", "beside", "telling", "versioning", "rewriting"},
    "membership": {"core", "store"},
    "catching_up": {"core", "objects"},
    "pieces": {"core"},
    "progress": {"store"},
    "roster": {"core", "imports"},
    "rights": {"core", "store", "membership"},
    "leading": {"core", "objects"},
    "evidence": {"core", "objects", "exports", "leading", "returning", "words", "evidence"},
    "returning": {"core", "objects", "leading"},
    "seating": set(),
    "pictures": {"core"},
    "titles": {"core"},
    "config": set(),
    "offloop": set(),
    "beside": set(),
    "metrics": set(),
    "resources": set(),
    "words": {"core", "resources"},
}
OUTSIDE = {
    "core": {"flask", "sqlalchemy", "socketio", "flask_socketio", "gevent", "time", "random", "secrets", "datetime"},
    "objects": {"flask", "sqlalchemy", "socketio", "flask_socketio", "gevent", "time", "random", "secrets"},
    "insights": {"flask", "sqlalchemy", "socketio", "flask_socketio", "gevent", "time", "random", "secrets"},
}


def imported(path):
    """The modules that a file imports at run time, as dotted names."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part(dotted):
    """workshop.core.rule.Rule -> core; workshop.act -> act."""
    return dotted.split(".")[1] if dotted.startswith("workshop.") else None


FILES = sorted(path for path in ROOT.rglob("*.py") if "upgrades" not in path.parts)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_the_right_way(path):
    inside = path.relative_to(ROOT).parts[0].removesuffix(".py")
    for name in imported(path):
        if inside in MAY and part(name):
            assert part(name) in MAY[inside], f"{path.name} may not import {name}"
        assert name.split(".")[0] not in OUTSIDE.get(inside, ()), f"{path.name} may not import {name}"


def test_the_core_names_no_kind_of_object():
    from workshop.objects import KINDS

    for path in (ROOT / "core").glob("*.py"):
        words = {node.value for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Constant)}
        assert not words & (KINDS.keys() - {"stage"}), path


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_what_it_is_for(path):
    assert ast.get_docstring(ast.parse(path.read_text())), f"{path} has no docstring"


def test_only_the_store_speaks_sql():
    for path in FILES:
        if path.relative_to(ROOT).parts[0] != "store":
            assert not any(name.startswith(("sqlalchemy", "alembic")) for name in imported(path)), path
