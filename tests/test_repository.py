"""What the repository promises about itself: locks, paths, commands and the map in the README."""

import json
import re
import subprocess
import tomllib

import pytest

from tests.server import ROOT
from workshop.cli.checks import WANTED

SCRIPTS = ("check-scripts", "chromium", "office", "say", "setup", "tests", "vendor")
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-semantic.lock")
NAME = re.compile(r"^([a-z0-9][a-z0-9.-]*)==(\S+)", re.MULTILINE)
TEXT = {".py", ".js", ".css", ".html", ".md", ".toml", ".json", ".yaml", ".conf", ".lock", ".service", ".txt", ""}


def tracked():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [ROOT / name for name in listed.splitlines() if (ROOT / name).is_file()]


def pins(lock):
    found = {}
    for name, version in NAME.findall((ROOT / lock).read_text()):
        found.setdefault(name, set()).add(version)
    return found


def normal(requirement):
    return re.split(r"[\[<>=~! ;]", requirement, maxsplit=1)[0].lower().replace("_", "-")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_versions_and_hashes_and_no_address(lock):
    lines = (ROOT / lock).read_text().splitlines()

    assert not [line for line in lines if "://" in line or line.startswith(("-", "--"))]
    for name in pins(lock):
        at = next(n for n, line in enumerate(lines) if line.startswith(f"{name}=="))
        assert lines[at + 1].strip().startswith("--hash=sha256:"), name


def test_the_script_checkers_are_pinned_without_addresses():
    lock = json.loads((ROOT / "package-lock.json").read_text())

    for name, package in lock["packages"].items():
        assert "resolved" not in package
        assert name == "" or package["integrity"].startswith("sha512-")


def test_the_locks_pin_what_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    served = [*project["project"]["dependencies"], *project["project"]["optional-dependencies"]["scale"]]

    assert {normal(each) for each in served} <= pins(LOCKS[0]).keys()
    assert {normal(each) for each in project["dependency-groups"]["dev"]} <= pins(LOCKS[1]).keys()
    assert {normal(each) for each in project["project"]["optional-dependencies"]["semantic"]} <= pins(LOCKS[2]).keys()
    assert all(pins(LOCKS[2])[name] == versions for name, versions in pins(LOCKS[0]).items())


def test_both_locks_agree():
    server, developer = pins(LOCKS[0]), pins(LOCKS[1])

    assert {name: developer.get(name) for name in server} == server


def test_the_doctor_wants_the_pinned_versions():
    for name, wanted in WANTED.items():
        assert all(version.startswith(f"{wanted}.") for version in pins(LOCKS[0])[name])


def test_no_file_names_a_machine_or_where_packages_come_from():
    places = re.compile(r"(?<![\w.])/" + r"(?:work|root|home)/\w|index-url[= ]|find-links[= ]|registry=http")

    for path in tracked():
        if path.suffix in TEXT and "vendor" not in path.parts:
            text = re.sub(r"--no-emit-\S+", "", path.read_text(encoding="utf-8", errors="replace"))
            found = places.search(text)
            assert found is None or path.name == "test_repository.py", f"{path}: {found.group()}"


def test_what_must_not_be_kept_is_not():
    for path in tracked():
        assert not {"var", "node_modules", "__pycache__", ".venv"} & set(path.relative_to(ROOT).parts), path
        assert path.stat().st_size < 1_000_000, path


@pytest.mark.parametrize("script", [".ci/run", *(f"tools/{name}" for name in SCRIPTS)])
def test_every_script_is_valid(script):
    subprocess.run(["bash", "-n", str(ROOT / script)], check=True)


def test_the_readme_names_commands_and_files_that_are_there():
    readme = (ROOT / "README.md").read_text()
    makefile = (ROOT / "Makefile").read_text()

    for target in set(re.findall(r"`make ([a-z]+)", readme)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    map = re.search(r"## Map of the house\n+```\n(.*?)```", readme, re.DOTALL)
    assert map
    folders: list[tuple[int, str]] = []
    for line in map.group(1).splitlines():
        entry = re.match(r"( *)([\w.][\w./-]*)", line)
        assert entry, line
        depth = len(entry.group(1))
        folders = [(at, name) for at, name in folders if at < depth]
        path = ROOT / "/".join([*(name for _, name in folders), entry.group(2)])
        assert path.exists(), path
        if entry.group(2).endswith("/"):
            folders.append((depth, entry.group(2).rstrip("/")))
