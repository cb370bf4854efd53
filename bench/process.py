"""Servers as processes of their own: starting and ending them, and what the system says they use."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
TICK = os.sysconf("SC_CLK_TCK")
PR_SET_PDEATHSIG = 1
SLOWEST_START = 90.0


class Process:
    """One server process that listens on `address`; its words go to a file."""

    def __init__(
        self, arguments: Sequence[str], port: int, log: Path, environ: Mapping[str, str] | None = None
    ) -> None:
        self.address = ("127.0.0.1", port)
        self._log = log
        kept = {name: value for name, value in os.environ.items() if not name.startswith("WORKSHOP_")}
        with log.open("ab") as out:
            self._process = subprocess.Popen(
                [sys.executable, *arguments],
                env={**kept, **(environ or {})},
                cwd=ROOT,
                stdout=out,
                stderr=out,
                preexec_fn=_die_with_parent,  # noqa: PLW1509 (this process has no threads)
            )
        self._wait_until_it_listens()

    @property
    def pid(self) -> int:
        return self._process.pid

    def cpu(self) -> float:
        """Seconds of user and system time so far, of all its threads."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(") ")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def rss(self) -> int:
        """Bytes of resident memory."""
        return int(Path(f"/proc/{self.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    def end(self) -> None:
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(15)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()

    def _wait_until_it_listens(self) -> None:
        until = time.monotonic() + SLOWEST_START
        while True:
            try:
                socket.create_connection(self.address, 1).close()
                return
            except OSError:
                if self._process.poll() is not None or time.monotonic() > until:
                    self.end()
                    raise RuntimeError(f"a server didn't start:\n{self._log.read_text()[-3000:]}") from None
                time.sleep(0.02)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _die_with_parent() -> None:
    """Runs in the child: whatever ends the measuring ends its servers too."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
