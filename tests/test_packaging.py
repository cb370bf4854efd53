"""The wheel: installed somewhere else it serves from anywhere, with its pages, scripts and words."""

import json
import os
import subprocess
import sys
import sysconfig
import time
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

import pytest

from tests.server import ROOT, free_port


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory):
    """A Python that has the wheel, and everything else from here."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = folder / "bin" / "python"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True)
    site = next(folder.glob("lib/python*/site-packages"))
    (site / "shared.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


def environ(folder: Path, port: int) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("WORKSHOP_", "PYTHONPATH"))}
    return kept | {"WORKSHOP_DATA": str(folder / "data"), "WORKSHOP_HOST": "127.0.0.1", "WORKSHOP_PORT": str(port)}


def test_everything_that_is_served_is_in_the_wheel(wheel):
    inside = set(zipfile.ZipFile(wheel).namelist())

    for name in ("templates", "static"):
        here = [path for path in (ROOT / name).rglob("*") if path.is_file()]
        assert {f"workshop/{path.relative_to(ROOT)}" for path in here} <= inside
    data = [path for path in (ROOT / "workshop").rglob("*") if path.suffix in (".csv", ".txt", ".mo", ".po", ".mako")]
    assert {str(path.relative_to(ROOT)) for path in data} <= inside
    assert not [name for name in inside if name.startswith(("tests", "bench", "var"))]
    assert any(name.endswith("licenses/LICENSE") for name in inside)


def test_the_installed_command_runs_from_anywhere(python, tmp_path):
    def run(*words):
        return subprocess.run([str(python), *words], cwd=tmp_path, check=True, capture_output=True, text=True).stdout

    assert str(python.parent.parent) in run("-c", "import workshop; print(workshop.__file__)")
    assert "Usage: python -m workshop" in run("-m", "workshop", "--help")


def test_the_installed_demo_serves_pages_scripts_and_words(python, tmp_path):
    port = free_port()
    process = subprocess.Popen(
        [str(python), "-m", "workshop", "demo"],
        cwd=tmp_path, env=environ(tmp_path, port), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        until = time.monotonic() + 30
        while fetch(port, "/readyz")[0] != 200:
            assert process.poll() is None, process.stderr.read()
            assert time.monotonic() < until
            time.sleep(0.1)

        for page in ("/", "/static/css/tokens.css", "/static/js/board.js"):
            status, body = fetch(port, page)
            assert (status, bool(body)) == (200, True), page
        status, body = fetch(port, "/words/pt-BR.json")
        assert status == 200
        assert json.loads(body)
    finally:
        process.terminate()
        said = process.communicate(timeout=20)[1]
    assert process.returncode == 0
    assert "Traceback" not in said


def fetch(port: int, path: str) -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, b""
    except OSError:
        return 0, b""
