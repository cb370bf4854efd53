"""Runs pytest two at a time, then alone what measures time, then once more, alone, what failed; see tools/tests.

A busy machine makes honest tests fail, and a test that fails beside others and passes alone may also hide a fault: so
each of them is told at the very end. Only a test that ran to its end and failed gets a second try; a file that can't be
imported, a run that broke off or a worker that stopped for another reason fails the whole.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

ENDED = (0, 1, 5)
"""What pytest exits with when all chosen tests have run: all passed, some failed, none was chosen."""
BAR = "=" * 72


@dataclass
class Run:
    """One pass of pytest: what became of each test, and whether it went to its end."""

    title: str
    mark: str
    cache: Path
    outcomes: dict[str, str] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    finished: bool = False
    code: int = 0

    @property
    def failed(self) -> list[str]:
        return [test for test, outcome in self.outcomes.items() if outcome == "failed"]

    @property
    def whole(self) -> bool:
        """Whether nothing but tests that failed can be wrong."""
        return self.finished and self.code in ENDED and not self.broken

    def read(self, file: Path) -> None:
        for line in file.read_text("utf-8").splitlines() if file.exists() else ():
            told = json.loads(line)
            if "test" in told:
                before = self.outcomes.get(told["test"])
                self.outcomes[told["test"]] = before if before == "failed" else told["outcome"]
            elif "broken" in told:
                self.broken.append(told["broken"])
            else:
                self.finished = True


def run(title: str, mark: str, cache: Path, arguments: list[str]) -> Run:
    """pytest with a cache of its own: `--last-failed` must mean these runs and no others."""
    print(f"\033[1mpytest: {title}\033[0m", flush=True)
    made = Run(title, mark, cache)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "outcomes"
        command = [sys.executable, "tools/outcomes.py", str(file), "-o", f"cache_dir={cache}", "-m", mark]
        made.code = subprocess.run([*command, *arguments], check=False).returncode
        made.read(file)
    return made


def retry(failed: Run, arguments: list[str]) -> Run:
    """What failed, alone; also a test that took its worker down and passed in another one, which pytest would forget."""
    memory = failed.cache / "v" / "cache" / "lastfailed"
    memory.write_text(json.dumps(dict.fromkeys(failed.failed, True)))
    title = f"once more and alone, what failed: {failed.title}"
    return run(title, failed.mark, failed.cache, ["--last-failed", *arguments])


def main(arguments: list[str]) -> int:
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        side_by_side, timed = Path(name) / "side by side", Path(name) / "timed"
        first = [
            run("two at a time", "not alone", side_by_side, ["-n", "2", "--dist", "loadfile", *arguments]),
            run("those that measure time, alone", "alone", timed, arguments),
        ]
        again = [retry(each, arguments) for each in first if each.failed]
    return conclude(first, again, time.monotonic() - began)


def conclude(first: list[Run], again: list[Run], seconds: float) -> int:
    """Tell what became of all, the loudest last but for the two lines that tools read."""
    later = {test: outcome for each in again for test, outcome in each.outcomes.items()}
    outcomes = {test: outcome for each in first for test, outcome in each.outcomes.items()} | later
    failed = [test for each in first for test in each.failed]
    saved = [test for test in failed if later.get(test) == "passed"]
    lost = [test for test in failed if test not in saved]
    stopped = [each for each in (*first, *again) if not each.whole]
    loud = [f"PASSED ONLY ALONE: {test}" for test in saved]
    loud += [f"FAILED{' AGAIN' if later.get(test) == 'failed' else ''}: {test}" for test in lost]
    broken = dict.fromkeys(name or each.title for each in first for name in each.broken)
    loud += [f"CAN'T BE COLLECTED: {name}" for name in broken]
    loud += [f"BROKE OFF, pytest's {each.code}: {each.title}" for each in stopped if not each.broken]
    if loud:
        print("\n".join(["", BAR, *loud, BAR]))
    counted = Counter(outcomes.values())
    parts = [("failed", len(lost)), ("passed", counted["passed"]), ("skipped", counted["skipped"])]
    said = ", ".join(f"{count} {name}" for name, count in parts if count or name == "passed")
    print(f"\n===== {said} in {seconds:.2f}s =====")
    print(f"{counted['passed']} passed, {len(lost) + len(stopped)} failed", flush=True)
    return 1 if lost or stopped or not outcomes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
