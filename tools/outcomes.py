"""pytest, which writes down what became of each test, line by line, so that a run that breaks off is noticed.

Usage: outcomes.py FILE [pytest's arguments]"""

import json
import sys
from pathlib import Path
from typing import Any

import pytest


class Outcomes:
    def __init__(self, path: str) -> None:
        self._file = Path(path).open("a", buffering=1, encoding="utf-8")  # noqa: SIM115 (open as long as the run)

    def pytest_runtest_logreport(self, report: Any) -> None:
        """A test passes in its call, and fails or is skipped wherever it does; a worker that dies fails its test."""
        if report.failed or report.skipped or report.when == "call":
            self._tell(test=report.nodeid, outcome=report.outcome)

    def pytest_collectreport(self, report: Any) -> None:
        if report.failed:
            self._tell(broken=report.nodeid)

    def pytest_sessionfinish(self, session: Any, exitstatus: Any) -> None:
        if not session.shouldfail and not session.shouldstop:
            self._tell(finished=int(exitstatus))

    def _tell(self, **facts: Any) -> None:
        self._file.write(json.dumps(facts) + "\n")


if __name__ == "__main__":
    sys.exit(pytest.main(sys.argv[2:], plugins=[Outcomes(sys.argv[1])]))
