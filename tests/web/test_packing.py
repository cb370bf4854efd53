"""Modules and style sheets packed into one file each: the same code, in the same order, every module once."""

import gzip
import json
import os
import re
import shutil
import subprocess

import pytest

from workshop.resources import resource_dir
from workshop.web import packing, shelf
from workshop.web.ahead import PAGES, Ahead
from workshop.web.shelf import Packs, Shelf

FIRST_LOAD = 136 * 1024
"""Bytes that a board's first load may take, all told."""
FIGTREE = "vendor/figtree/figtree.woff2"


def pack(files, *chain):
    """A pack of modules given as texts; its addresses are file names."""
    found = {}

    def find(name):
        return found.setdefault(name, packing.module(name, files.get))

    return packing.script(chain, find, lambda name: f"./{name.replace('/', '_')}", lambda name: f"/s/{name}")


@pytest.fixture
def run(tmp_path):
    """Runs packs in Node, the first of them as a page would; the answer is what was printed."""
    node = shutil.which("node")
    if not node:
        pytest.skip("SKIPPED: Node is not here to run what was packed")

    def run(files, *chains):
        for chain in chains:
            name = packing.BETWEEN.join(chain).replace("/", "_")
            (tmp_path / name).write_text(pack(files, *chain))
        (tmp_path / "package.json").write_text('{"type": "module"}')
        first = tmp_path / chains[0][0].replace("/", "_")
        return subprocess.run([node, first], check=True, capture_output=True, text=True).stdout.split()

    return run


@pytest.fixture
def tight(app, tmp_path_factory):
    """Packed as a server that has settled sends it; made once for all tests."""
    folder = tmp_path_factory.getbasetemp() / "tight"
    ahead = Ahead(app, folder)
    ahead.prepare()
    ahead.tighten()


def test_modules_run_once_each_after_what_it_imports(run):
    files = {
        "js/a.js": 'import { b, c as see } from "./b.js";\nimport * as d from "../d.js";\n'
        'console.log("a", b(), see, d.d);\n',
        "js/b.js": 'import {\n  d,\n} from "../d.js";\nconsole.log("b");\n'
        'export function b() { return d; }\nexport const c = "c";\n',
        "d.js": 'console.log("d");\nconst inner = 1, $modules = 2;\nexport { inner as d };\n',
    }

    assert run(files, ["js/a.js"]) == ["d", "b", "a", "1", "c", "1"]


def test_what_comes_on_demand_shares_the_modules_that_are_there(run):
    files = {
        "a.js": 'import { counted } from "./count.js";\ncounted.push("a");\n'
        'import("./late.js").then(({ tell }) => import("./other.js").then(({ more }) => more(tell())));\n',
        "late.js": 'import { counted } from "./count.js";\nimport { only } from "./only.js";\n'
        "export const tell = () => [...counted, only.length];\n",
        "other.js": 'import { only } from "./only.js";\nexport async function more(told) {\n'
        '  console.log(...told, only.length, (await import("./count.js")).counted.length);\n}\n',
        "only.js": 'import { counted } from "./count.js";\nexport const only = counted;\nonly.push("only");\n',
        "count.js": "export const counted = [];\n",
    }

    assert run(files, ["a.js"], ["a.js", "late.js"], ["a.js", "other.js"]) == ["a", "only", "2", "2", "2"]
    assert "counted=[]" not in pack(files, "a.js", "late.js")


def test_a_module_knows_its_own_address():
    files = {"js/a.js": 'export const picture = new URL("../b.svg", import.meta.url).href;\n'}

    assert 'new URL("../b.svg",new URL("/s/js/a.js", import.meta.url))' in pack(files, "js/a.js")


def test_types_in_comments_are_no_imports():
    files = {"a.js": 'const a = /** @type {import("./b.js").B} */ (1);\n/** @typedef {import("./c.js").C} C */\n'}

    assert "import(" not in pack(files, "a.js").removeprefix(packing.HEAD)


def test_modules_that_need_each_other_are_refused():
    files = {"a.js": 'import "./b.js";', "b.js": 'import { c } from "./c.js";', "c.js": 'import { b } from "./b.js";'}

    with pytest.raises(packing.Unpackable, match=r"b\.js -> c\.js -> b\.js"):
        pack(files, "a.js")


@pytest.mark.parametrize(
    "line",
    ["export default 1;", "export let a = 1;", 'import a from "./b.js";', 'export * from "./b.js";',
     "export const { a } = b;", 'import { a } from "lit";', 'import { a } from "./gone.js";'],
)  # fmt: skip
def test_what_would_not_be_the_same_packed_is_refused(line):
    with pytest.raises(packing.Unpackable):
        pack({"a.js": f"{line}\n", "b.js": ""}, "a.js")


def test_style_sheets_come_in_their_order_with_whole_addresses():
    files = {
        "all.css": '/* All. */\n@import "css/a.css";\n@import "css/b.css";\n',
        "css/a.css": 'a {\n  background: url("../c/d.png");\n}\n',
        "css/b.css": "b :is(i, u) {\n  /* why */\n  content: \"; {a}, b:  c\";\n  color: red;\n}\n",
    }

    sheet = packing.sheet("all.css", files.get, lambda name: f"/s/{name}")

    assert sheet == 'a{background:url("/s/c/d.png")}b :is(i,u){content:"; {a}, b:  c";color:red}'


def test_every_page_and_sheet_of_ours_can_be_packed():
    shelf = Shelf(resource_dir("static"))
    packs = Packs(shelf)
    names = [name for name in shelf.names if name.endswith((".js", ".css")) and not name.startswith("vendor/")]

    assert len(names) > 90
    for name in names:
        assert packs.file(name) is not None, name
    for name, file in [(name, packs.file(name)) for name in ("board.css", "pages.css")]:
        assert b"@import" not in file.body, name


def test_what_a_module_ends_with_is_exported_also_after_a_comment():
    files = {"a.js": 'import { b } from "./vendor/b.js";\nb;\n', "vendor/b.js": "const c=1;/*! by us */export{c as b};\n"}

    assert "export{" not in pack(files, "a.js")


def test_a_pack_is_made_anew_when_one_of_its_files_changes(tmp_path):
    for name, text in {"a.js": 'import { b } from "./b.js";\n', "b.js": "export const b = 1;\n"}.items():
        (tmp_path / name).write_text(text)
    packs = Packs(Shelf(tmp_path))
    before = packs.url("a.js")
    assert packs.url("a.js") == before

    (tmp_path / "b.js").write_text('import { c } from "./c.js";\nexport const b = c;\n')
    (tmp_path / "c.js").write_text("export const c = 2;\n")
    os.utime(tmp_path / "b.js", ns=(1, 1))

    assert packs.url("a.js") != before
    assert b"const c=2" in packs.file("a.js").body


@pytest.mark.parametrize("name", ["js/board.js", "board.css", "js/board.js+js/sheets/step.js"])
def test_a_pack_is_kept_forever_under_its_own_address_alone(app, browser, name):
    url = app.extensions["packs"].url(name)

    assert "immutable" in browser().get(url).headers["Cache-Control"]
    old = browser().get(url.replace("~", "~0"))
    assert (old.status_code, old.headers["Cache-Control"]) == (200, "no-cache")


@pytest.mark.parametrize(
    "name",
    ["js/nothing.js", "icon.svg", "js/board.js+js/nothing.js", "js/board.js+js/ui/words.js", "js/sheets",
     "board.css+css/base.css", "js/board.js+css/base.css", "../pyproject.toml", ""],
)  # fmt: skip
def test_what_no_page_asks_for_is_not_packed(browser, name):
    assert browser().get(f"/static/packed/{name}").status_code in (308, 404)


def test_what_pages_begin_with_is_made_ahead():
    asked = set()
    for path in resource_dir("templates").rglob("*.html"):
        asked.update(re.findall(r"packed\('([^']+)'\)", path.read_text()))

    assert asked | {"later.css"} == set(PAGES)


def test_what_was_made_is_there_at_once_at_the_next_start(app, tmp_path, monkeypatch):
    Ahead(app, tmp_path).prepare()
    first = {name: app.extensions["packs"].file(name).body for name in PAGES}
    later = app.extensions["packs"].later("js/board.js")
    app.extensions["packs"] = Packs(app.extensions["static"])
    monkeypatch.setattr(packing, "module", None)

    Ahead(app, tmp_path).prepare()

    packs = app.extensions["packs"]
    assert {name: packs.file(name).body for name in PAGES} == first
    assert packs.later("js/board.js") == later and len(later) > 50
    assert all(packs.file(url.partition("/packed/")[2]).digest in url for url in later)


@pytest.mark.parametrize("broken", [b"", b"\xc1nonsense", b"\x82"])
def test_what_can_not_be_read_is_made_anew(app, tmp_path, broken):
    Ahead(app, tmp_path).prepare()
    (kept,) = tmp_path.glob("packs-*")
    kept.write_bytes(broken)

    Ahead(app, tmp_path).prepare()

    assert len(kept.read_bytes()) > 100_000


def test_a_folder_that_can_not_be_written_is_no_trouble(app, tmp_path):
    (tmp_path / "cache").write_text("no folder")

    Ahead(app, tmp_path / "cache").prepare()

    assert app.extensions["packs"].file("js/board.js")


def test_what_visits_begin_with_becomes_lighter_and_stays_the_same(tight, app, browser):
    packs, headers = app.extensions["packs"], {"Accept-Encoding": "gzip"}
    for name in (name for name in PAGES if len(packs.file(name).body) > 1000):
        file = packs.file(name)
        answer = browser().get(packs.url(name), headers=headers)
        assert len(answer.data) < len(shelf.gzip(file.body)), name
        assert gzip.decompress(answer.data) == file.body


def test_the_first_load_of_a_board_is_light(tight, ana, session):
    """Whoever adds to it: what the first look does not need goes behind an import on demand, see sheets/index.js."""
    weights = {f"/b/{session.board}": None, f"/static/{FIGTREE}": None, "/static/vendor/lucide/sprite.svg": None}
    page = ana.get(f"/b/{session.board}").text
    weights |= dict.fromkeys(re.findall(r'(?:src|href)="(/static/[^"]+)"', page))
    told = json.loads(re.search(r'id="page">(.*?)</script>', page)[1])
    weights[told["words"]] = None
    for url in weights:
        answer = ana.get(url, headers={"Accept-Encoding": "gzip"})
        assert answer.status_code == 200, url
        plain = url.endswith(".woff2") or answer.headers.get("Content-Encoding") == "gzip"
        weights[url] = len(answer.data) if plain else len(gzip.compress(answer.data))

    assert len(weights) < 10, f"so many round trips: {list(weights)}"
    assert sum(weights.values()) < FIRST_LOAD, weights
    assert not {told["later"]["words"], told["later"]["styles"]} & weights.keys()
