"""The command line, as a person in a terminal meets it."""

import csv
import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.server import ROOT, free_port, redis_or_skip
from workshop.core.role import Role
from workshop.store import open_store

TABLE = "text,color,theme\nMore trees,verde,Streets\nA bus at night,azul,Buses\n,verde,Buses\n"


class Terminal:
    """Runs `python -m workshop` with settings and a data folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.environ = {name: value for name, value in os.environ.items() if not name.startswith("WORKSHOP_")}
        self.environ |= {"WORKSHOP_DATA": str(folder / "data"), "WORKSHOP_PORT": str(self.port)}
        self.environ |= {"WORKSHOP_HOST": "127.0.0.1"}

    def run(self, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "workshop", *words],
            env=self.environ | environ, cwd=ROOT, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL,
            check=False,
        )  # fmt: skip
        assert "Traceback" not in done.stdout + done.stderr
        return done

    def start(self, *words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "workshop", *words],
            env=self.environ, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip

    def fails(self, *words: str, **environ: str) -> str:
        """What a command says that can't be carried out: one sentence, on standard error."""
        done = self.run(*words, **environ)
        assert done.returncode == 1
        assert re.fullmatch(r"Error: [^\n]+[.)]\n", done.stderr), done.stderr
        return done.stderr

    def session(self):
        store = open_store(f"sqlite:///{self.folder / 'data' / 'mutirao.sqlite3'}")
        try:
            return store.sessions.make("Bairro que acolhe")
        finally:
            store.db.close()


@pytest.fixture
def terminal(tmp_path):
    (tmp_path / "data").mkdir()
    return Terminal(tmp_path)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "notes.csv"
    path.write_text(TABLE)
    return str(path)


def test_help_names_every_command(terminal):
    said = terminal.run("--help").stdout

    for command in ("serve", "demo", "user", "token", "import", "export", "doctor"):
        assert re.search(rf"^  {command} ", said, re.MULTILINE)


def test_a_token_is_a_facilitator_everywhere(terminal):
    token = terminal.run("token", "--name", "Load test").stdout.strip()

    store = open_store(f"sqlite:///{terminal.folder / 'data' / 'mutirao.sqlite3'}")
    person = store.tokens.person(token)
    store.db.close()
    assert (person.name, person.role, person.session) == ("Load test", Role.FACILITATOR, None)


def test_a_token_needs_a_name(terminal):
    assert terminal.run("token").returncode == 2
    assert terminal.run("token", "--name", "  ").returncode == 2


def test_a_user_gets_a_link_that_signs_in_once_and_one_account(terminal):
    first = terminal.run("user", "--email", "Fay@example.org", "--name", "Fay", "--language", "es").stdout.strip()
    second = terminal.run("user", "--email", "fay@example.org").stdout.strip()

    store = open_store(f"sqlite:///{terminal.folder / 'data' / 'mutirao.sqlite3'}")
    accounts = [store.accounts.take_link(link.rpartition("/")[2]) for link in (first, second, second)]
    store.db.close()
    assert first.startswith(f"http://127.0.0.1:{terminal.port}/sign-in/")
    assert accounts[0] == accounts[1]
    assert (accounts[0].name, accounts[0].language, accounts[2]) == ("Fay", "es", None)


def test_a_user_needs_an_address_and_the_first_time_a_name(terminal):
    for wrong in (["--email", "fay"], ["--email", "fay@example.org"], ["--name", "Fay"]):
        assert terminal.run("user", *wrong).returncode != 0


def test_what_is_imported_can_be_exported(terminal, file, tmp_path):
    board = terminal.session().board

    done = terminal.run("import", file, "--board", board, "--text", "text", "--color", "color", "--frame", "theme")
    assert "2 notes are on the board" in done.stdout
    assert "Line 4 was left out: This line has no text." in done.stderr

    out = tmp_path / "out.csv"
    assert terminal.run("export", "--board", board, "-o", str(out)).returncode == 0
    table = csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines())
    rows = [row for row in table if row["kind"] == "note"]
    assert [(row["text"], row["color"], row["frame"], row["author"]) for row in rows] == [
        ("More trees", "mint", "Streets", "Import"),
        ("A bus at night", "sky", "Buses", "Import"),
    ]


def test_a_second_import_goes_below_the_first(terminal, file):
    board = terminal.session().board

    for _ in range(2):
        terminal.run("import", file, "--board", board, "--text", "1")

    told = json.loads(terminal.run("export", "--board", board, "--format", "json", "-o", "-").stdout)
    assert len({(note["x"], note["y"]) for note in told["records"]}) == 4


def test_a_board_that_is_not_there(terminal, file):
    assert "nowhere" in terminal.fails("import", file, "--board", "nowhere", "--text", "text")
    assert "nowhere" in terminal.fails("export", "--board", "nowhere", "-o", "-")


def test_a_file_that_cannot_be_read_or_written(terminal, file, tmp_path):
    board = terminal.session().board

    assert "missing.csv" in terminal.fails("import", str(tmp_path / "missing.csv"), "--board", board, "--text", "text")
    assert "Is a directory" in terminal.fails("export", "--board", board, "-o", str(tmp_path))


def test_a_file_that_is_no_table(terminal, tmp_path):
    (tmp_path / "picture.csv").write_bytes(b"\x89PNG\r\n\0\0" * 1000)

    said = terminal.fails("import", str(tmp_path / "picture.csv"), "--board", terminal.session().board, "--text", "1")

    assert "isn't a text file" in said


def test_a_port_that_is_taken(terminal):
    with socket.create_server(("127.0.0.1", terminal.port)):
        assert f"Port {terminal.port} is taken" in terminal.fails("serve")


def test_an_address_that_is_not_of_this_machine(terminal):
    assert "198.51.100.7" in terminal.fails("serve", WORKSHOP_HOST="198.51.100.7")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WORKSHOP_PORT", "many"),
        ("WORKSHOP_PORT", "70000"),
        ("WORKSHOP_DATABASE_URL", "mysql://here"),
        ("WORKSHOP_REDIS_URL", "here"),
        ("WORKSHOP_PUBLIC_URL", "workshop.example"),
        ("WORKSHOP_DATA", "/dev/null/data"),
    ],
)
def test_a_setting_that_is_wrong_is_named(terminal, name, value):
    assert name in terminal.fails("serve", **{name: value})


def test_a_database_that_does_not_answer(terminal):
    assert "database" in terminal.fails("serve", WORKSHOP_DATABASE_URL=f"postgresql://nobody@127.0.0.1:{free_port()}/none")


def test_a_database_that_is_read_only(terminal):
    terminal.session()
    address = f"sqlite:///file:{terminal.folder}/data/mutirao.sqlite3?mode=ro&uri=true"

    assert "can't be written" in terminal.fails("serve", WORKSHOP_DATABASE_URL=address)
    assert "✗ Database" in terminal.run("doctor", WORKSHOP_DATABASE_URL=address).stdout


def test_a_disk_that_is_full(tmp_path):
    (tmp_path / "data").mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(tmp_path / "data")]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("SKIPPED: only root can make a disk of 1 MB")
    try:
        terminal = Terminal(tmp_path)
        board = terminal.session().board
        (tmp_path / "many.csv").write_text("text\n" + "More trees in the streets, please\n" * 5000)

        said = terminal.fails("import", str(tmp_path / "many.csv"), "--board", board, "--text", "1")

        assert "make room on its disk" in said
        assert "✗ Disk" in terminal.run("doctor").stdout
    finally:
        subprocess.run(["umount", str(tmp_path / "data")], check=True)


def test_a_file_that_is_no_database(terminal):
    (terminal.folder / "data" / "mutirao.sqlite3").write_bytes(b"not a database at all" * 500)

    assert "database" in terminal.fails("serve")


def test_a_database_of_a_newer_mutirao(terminal):
    import sqlite3

    terminal.session()
    with sqlite3.connect(terminal.folder / "data" / "mutirao.sqlite3") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()

    assert "newer" in terminal.fails("serve")


def test_the_doctor_finds_all_well(terminal):
    done = terminal.run("doctor")

    assert done.returncode == 0, done.stdout
    assert len(done.stdout.splitlines()) == 7
    assert "✗" not in done.stdout


def test_the_doctor_says_what_to_do(terminal):
    with socket.create_server(("127.0.0.1", terminal.port)):
        done = terminal.run("doctor", WORKSHOP_REDIS_URL=f"redis://127.0.0.1:{free_port()}")

    assert done.returncode == 1
    assert re.findall(r"✗ (\w+): .*WORKSHOP_\w+", done.stdout) == ["Redis", "Port"]


def test_the_doctor_finds_redis(terminal):
    assert "✓ Redis: it answers" in terminal.run("doctor", WORKSHOP_REDIS_URL=redis_or_skip()).stdout


def test_the_demo_says_where_it_is_and_keeps_its_data(terminal):
    said = [hello(terminal) for _ in range(2)]

    assert re.search(rf"Open +http://127\.0\.0\.1:{terminal.port}", said[0])
    assert re.search(r"Join with the code +\d{4} \d{4}", said[0])
    assert re.search(rf"Facilitate +http://127\.0\.0\.1:{terminal.port}/j/\d{{8}}", said[0])
    assert said[0] == said[1]


def hello(terminal: Terminal) -> str:
    """The box that the demo prints at its start, and then it is stopped with Ctrl-C."""
    process = terminal.start("demo")
    lines = []
    for line in process.stdout:
        lines.append(line)
        if line.startswith("╰"):
            break
    process.send_signal(2)
    rest = process.communicate(timeout=20)[0]
    assert "everything is saved" in rest, rest
    assert process.returncode == 0
    return "".join(lines)


def test_a_workshop_is_taken_along_and_brought_in_for_an_account(terminal, tmp_path):
    terminal.run("user", "--email", "fay@example.org", "--name", "Fay")
    session, file = terminal.session(), tmp_path / "oficina.mutirao"

    out = terminal.run("take", "--session", session.id, "-o", str(file))
    into = terminal.run("bring", str(file), "--email", "fay@example.org")

    assert (out.returncode, into.returncode) == (0, 0), out.stderr + into.stderr
    assert "“Bairro que acolhe” is here now." in into.stdout
    assert session.code not in into.stdout


def test_what_cannot_be_taken_or_brought_is_told_in_one_sentence(terminal, tmp_path):
    session, other = terminal.session(), tmp_path / "notes.mutirao"
    other.write_text("no ZIP at all")

    assert "no workshop" in terminal.fails("take", "--session", "nowhere", "-o", str(other))
    assert "can't be used" in terminal.fails("take", "--session", session.id, "-o", str(tmp_path / "no" / "x.mutirao"))
    assert "no portable file" in terminal.fails("bring", str(other))
    assert "no file" in terminal.fails("bring", str(tmp_path / "gone.mutirao"))
