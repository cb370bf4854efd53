"""`make test` on a busy machine: what failed beside other tests is tried once more, alone, and told of loudly."""

import subprocess
import sys

from tests.server import ROOT

TESTS = '''
import pathlib
import pytest

def once(name):
    file = pathlib.Path({folder!r}) / name
    if not file.exists():
        file.touch()
        raise AssertionError("for the first time")

def test_fine(): pass
def test_crowded(): once("crowded")
@pytest.mark.alone
def test_timed(): once("timed")
'''
BROKEN = "def test_broken(): assert False\n"


def tried(folder, text):
    (folder / "test_it.py").write_text(text.format(folder=str(folder)))
    command = [sys.executable, "tools/run_tests.py", "-q", str(folder / "test_it.py")]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    return done.returncode, done.stdout.splitlines()


def test_what_passes_alone_is_told_and_what_fails_again_fails_the_whole(tmp_path):
    code, lines = tried(tmp_path, TESTS)

    told = [line.partition("::")[2] for line in lines if line.startswith("PASSED ONLY ALONE: ")]
    assert (code, told, lines[-1]) == (0, ["test_crowded", "test_timed"], "3 passed, 0 failed")

    for each in ("crowded", "timed"):
        (tmp_path / each).unlink()
    code, lines = tried(tmp_path, TESTS + BROKEN)

    assert [line for line in lines if line.startswith("FAILED AGAIN: ") and line.endswith("::test_broken")]
    assert (code, lines[-1]) == (1, "3 passed, 1 failed")


def test_what_can_not_be_read_fails_the_whole(tmp_path):
    code, lines = tried(tmp_path, TESTS + "import nothing_of_that_name\n")

    assert [line for line in lines if line.startswith("CAN'T BE COLLECTED: ")]
    assert (code, lines[-1].split(", ")[0]) == (1, "0 passed")
