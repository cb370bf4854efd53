"""A real server in a process of its own, which tests start, kill, stop and start again on the same folder."""

import os
import random
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import pairwise
from pathlib import Path

import pytest

from tests.store.databases import fresh
from workshop.store import open_store
from workshop.store.sessions import Session

COMMAND = (sys.executable, "-m", "workshop", "serve")
REDIS = ("127.0.0.1", 6379)
IGNORED = re.compile(r"Exception ignored in: [^\n]*\n\Z")
SLOWEST_START = 60.0
PORTS = (20_000, 32_000)


class Server:
    """One process that serves; `log` is all it has said since its first start."""

    def __init__(self, folder: Path, database: str, **environ: str) -> None:
        self.folder, self.database, self.port = folder, database, free_port()
        self.environ = {
            **{name: value for name, value in os.environ.items() if not name.startswith("WORKSHOP_")},
            "PYTHONFAULTHANDLER": "1",
            "WORKSHOP_HOST": "127.0.0.1",
            "WORKSHOP_PORT": str(self.port),
            "WORKSHOP_DATA": str(folder),
            "WORKSHOP_CACHE": str(ROOT / "var" / "cache"),
            "WORKSHOP_DATABASE_URL": database,
            "WORKSHOP_LIMIT_JOINS": "100000",
            **environ,
        }
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> tuple[str, int]:
        return "127.0.0.1", self.port

    @property
    def log(self) -> str:
        return self._log_file.read_text(errors="replace")

    @property
    def tracebacks(self) -> list[str]:
        """What has been said that a healthy server never says, shortened; but on a full disk Python itself remarks that it
        could not write the end of a temporary file, whenever it throws that away."""
        parts = self.log.split("Traceback")
        remark = ("tempfile.py" in said[:300] and IGNORED.search(before) for before, said in pairwise(parts))
        return [said[:3000] for said, ignored in zip(parts[1:], remark, strict=True) if not ignored]

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    def start(self) -> "Server":
        """Start the process and wait until it is ready."""
        self.spawn()
        return self.await_ready()

    def await_ready(self) -> "Server":
        until = time.monotonic() + SLOWEST_START
        while not self.ready():
            assert self.process is not None and self.process.poll() is None, f"the server ended:\n{self.log}"
            assert time.monotonic() < until, f"the server is not ready:\n{self.log}"
            time.sleep(0.02)
        return self

    def spawn(self) -> None:
        with self._log_file.open("ab") as log:
            self.process = subprocess.Popen(COMMAND, env=self.environ, stdout=log, stderr=log, cwd=ROOT)

    def ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def kill(self) -> None:
        """kill -9."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """SIGTERM; the answer is the exit code."""
        return self._end(signal.SIGTERM)

    def session(self, title: str = "Bairro que acolhe") -> Session:
        """A new workshop, made in the server's database."""
        store = open_store(self.database)
        try:
            return store.sessions.make(title)
        finally:
            store.db.close()

    def _end(self, sign: signal.Signals) -> int:
        if self.process is None:
            return 0
        self.process.send_signal(sign)
        try:
            return self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise AssertionError(f"the server did not end:\n{self.log}") from None
        finally:
            self.process = None

    @property
    def _log_file(self) -> Path:
        return self.folder / f"server-{self.port}.log"


ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def serving(folder: Path, kind: str = "sqlite", **environ: str) -> Iterator[Server]:
    """A server on a database of its own that, at the end, must have said nothing of a traceback."""
    with fresh(kind, folder) as database:
        server = Server(folder, database, **environ)
        try:
            yield server.start()
        finally:
            server.stop()
        assert not server.tracebacks


def free_port() -> int:
    """A port that nobody listens on, out of the range from which outgoing connections are given theirs: a server that
    is started again must find its own still free."""
    while True:
        port = random.randrange(*PORTS)
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with suppress(OSError):
                probe.bind(("127.0.0.1", port))
                return port


def redis_or_skip() -> str:
    """The address of Redis; the test is skipped, loudly, when it does not answer."""
    try:
        with socket.create_connection(REDIS, 2) as probe:
            probe.settimeout(2)
            probe.sendall(b"PING\r\n")
            assert probe.recv(16).startswith(b"+PONG")
    except (OSError, AssertionError) as error:
        pytest.skip(f"SKIPPED: Redis does not answer at 127.0.0.1:6379 ({error!r})")
    return f"redis://{REDIS[0]}:{REDIS[1]}"
