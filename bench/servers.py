"""The two servers that are measured: Mutirão as anybody would run it, and the plain one."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from bench.client import Pass
from bench.process import ROOT, Process, free_port

SCRATCH = ROOT / "var" / "bench"
NONE: Mapping[str, str] = {}
STALL = "workshop_loop_stall_seconds_max"


class Plain:
    """Our generator finds the same events here, and needs no way in."""

    name = "plain"

    def __init__(self, folder: Path) -> None:
        port = free_port()
        self.processes = [Process(["-m", "bench.plain", str(port)], port, folder / "plain.log")]

    def people(self, count: int, board: str = "board") -> list[Pass]:
        return [Pass(self.processes[0].address, board)] * count

    def new_board(self) -> str:
        return "board"

    def stall(self) -> float | None:
        return None

    def end(self) -> None:
        self.processes[0].end()


class Mutirao:
    """Processes of `python -m workshop serve` on one data folder, with sessions and people made over HTTP."""

    name = "Mutirão"

    def __init__(self, folder: Path, processes: int = 1, **environ: str) -> None:
        self.folder = folder
        self._environ = {
            "WORKSHOP_HOST": "127.0.0.1",
            "WORKSHOP_DATA": str(folder),
            "WORKSHOP_LIMIT_JOINS": "1000000",
        }
        self._environ |= environ
        self._ports = [free_port() for _ in range(processes)]
        self._codes: dict[str, tuple[str, str]] = {}
        self._token = ""
        self.start()

    def start(self) -> None:
        self.processes = []
        for port in self._ports:
            environ = {**self._environ, "WORKSHOP_PORT": str(port)}
            log = self.folder / f"server-{port}.log"
            self.processes.append(Process(["-m", "workshop", "serve"], port, log, environ))

    def end(self) -> None:
        for process in self.processes:
            process.end()

    def restart(self) -> None:
        self.end()
        self.start()

    def new_board(self) -> str:
        """The plenary board of a new session."""
        self._token = self._token or self._new_token()
        with self._connection() as connection:
            bearer = {"Authorization": f"Bearer {self._token}"}
            made, _ = _post(connection, "/api/v1/sessions", {"title": "Measuring"}, bearer)
        self._codes[made["board"]] = made["code"], made["facilitator_code"]
        return str(made["board"])

    def people(self, count: int, board: str, facilitators: bool = False) -> list[Pass]:
        """So many new guests of the board's session, in turn on each process."""
        code = self._codes[board][facilitators]
        found = []
        with self._connection() as connection:
            for number in range(count):
                said, cookie = _post(connection, "/join", {"code": code, "name": f"Person {number}"})
                address = self.processes[number % len(self._ports)].address
                found.append(Pass(address, board, cookie, said["person"], said["session"]))
        return found

    def metrics(self) -> dict[str, float]:
        """What each process counts, the largest of them; empty when it tells nothing."""
        found: dict[str, float] = {}
        for at in range(len(self.processes)):
            with self._connection(at) as connection:
                connection.request("GET", "/metrics")
                answer = connection.getresponse()
                said = answer.read().decode() if answer.status == 200 else ""
            for line in said.splitlines():
                name, _, value = line.rpartition(" ")
                if name and not line.startswith("#"):
                    found[name] = max(found.get(name, 0.0), float(value))
        return found

    def stall(self) -> float | None:
        """The longest stall of the loop since the start, in seconds; None when the server doesn't say."""
        return self.metrics().get(STALL)

    @contextmanager
    def _connection(self, process: int = 0) -> Iterator[HTTPConnection]:
        connection = HTTPConnection(*self.processes[process].address, timeout=30)
        try:
            yield connection
        finally:
            connection.close()

    def _new_token(self) -> str:
        command = [sys.executable, "-m", "workshop", "token", "--name", "bench"]
        environ = {"PATH": "/usr/bin:/bin", **self._environ}
        done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"no token: {done.stderr.strip()}")
        return done.stdout.split()[-1]


def _post(
    connection: HTTPConnection, path: str, body: Any, headers: Mapping[str, str] = NONE
) -> tuple[Any, str]:
    """The JSON that is answered, and the cookies."""
    wanted = {"Content-Type": "application/json", "Accept": "application/json", **headers}
    connection.request("POST", path, json.dumps(body), wanted)
    answer = connection.getresponse()
    said = answer.read()
    if answer.status >= 300:
        raise RuntimeError(f"POST {path}: {answer.status} {said[:300]!r}")
    cookies = answer.headers.get_all("Set-Cookie") or []
    return json.loads(said), "; ".join(cookie.partition(";")[0] for cookie in cookies)


Server = Mutirao | Plain


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder on the disk where boards are kept, for fsync costs what it costs there."""
    SCRATCH.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=SCRATCH) as folder:
        yield Path(folder)


@contextmanager
def mutirao(processes: int = 1, **environ: str) -> Iterator[Mutirao]:
    with scratch() as folder:
        server = Mutirao(folder, processes, **environ)
        with _ending(server, folder):
            yield server


@contextmanager
def plain() -> Iterator[Plain]:
    with scratch() as folder:
        server = Plain(folder)
        with _ending(server, folder):
            yield server


@contextmanager
def _ending(server: Server, folder: Path) -> Iterator[None]:
    """End the server in any case, and tell what it has said when something went wrong with it."""
    wrong = True
    try:
        yield
        wrong = False
    finally:
        server.end()
        for log in folder.glob("*.log"):
            said = log.read_text(errors="replace")
            if wrong or "Traceback" in said:
                print(f"-- {server.name} said:\n{said[-3000:]}", file=sys.stderr)
