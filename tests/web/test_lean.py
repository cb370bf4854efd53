"""Scripts that travel light: nothing of what they say is lost on the way."""

import shutil
import subprocess

import pytest

from tests.server import ROOT
from workshop.web.lean import lean


@pytest.mark.parametrize(
    ("script", "light"),
    [
        ("const a = 1; // one\nconst b = 2;\n", "const a=1;\nconst b=2;"),
        ("const a = /** @type {any} */ (b);", "const a=(b);"),
        ("f(a, { b: [1, 2] })", "f(a,{b:[1,2]})"),
        ("  if (a) {\n\n    b();\n  } else c();\n", "if(a){\nb();\n}else c();"),
        ("let a\n  ++b", "let a\n++b"),
        ("a + +b - -c", "a + +b - -c"),
        ("'a  /* b */ = \\' c'", "'a  /* b */ = \\' c'"),
        ('"// \\\\" // c', '"// \\\\"'),
        ("`a  = ${ b + `  ${c}  // ` }  /* d */`", "`a  = ${ b + `  ${c}  // ` }  /* d */`"),
        ("`${ { a: 1 } }  `", "`${{a:1}}  `"),
        ("a.replace(/[\"'/`]  +/g, ' ')", "a.replace(/[\"'/`]  +/g,' ')"),
        ("const a = b / c / d; // e", "const a=b / c / d;"),
        ("a = (b) / c; d = /  e\\/ /.test(f)", "a=(b)/ c;d=/  e\\/ /.test(f)"),
        ("return /a  b/;", "return /a  b/;"),
    ],
)
def test_comments_and_spaces_go_and_nothing_else(script, light):
    assert lean(script) == light


@pytest.mark.parametrize("script", ["`a", "'a", "`a ${b} c"])
def test_what_makes_no_sense_is_refused(script):
    with pytest.raises(ValueError, match=r".+"):
        lean(script)


def test_every_script_of_ours_says_the_same(tmp_path):
    """TypeScript writes what it has read: the same of both."""
    tsc = ROOT / "node_modules" / ".bin" / "tsc"
    if not shutil.which("node") or not tsc.exists():
        pytest.skip("SKIPPED: Node and TypeScript are not here to read scripts")
    scripts = sorted(path for path in (ROOT / "static").rglob("*.js") if "vendor" not in path.parts)
    for number, path in enumerate(scripts):
        for name, text in (("whole", path.read_text()), ("lean", lean(path.read_text()))):
            (tmp_path / name).mkdir(exist_ok=True)
            (tmp_path / name / f"{number}.js").write_text(text)
    options = ["--allowJs", "--noCheck", "--noResolve", "--removeComments", "--target", "esnext", "--module", "esnext"]

    for name in ("whole", "lean"):
        files = sorted((tmp_path / name).glob("*.js"))
        subprocess.run([tsc, *options, "--outDir", tmp_path / f"read-{name}", *files], check=True, cwd=tmp_path)

    assert len(scripts) > 90
    for number, path in enumerate(scripts):
        whole, light = ((tmp_path / f"read-{name}" / f"{number}.js").read_text() for name in ("whole", "lean"))
        assert len(whole) > 20, path
        assert whole == light, path
