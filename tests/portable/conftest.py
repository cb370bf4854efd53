"""A workshop with people in it, on every database, and a way to take it along and bring it in again."""

import json
import zipfile

import pytest

from tests.cast import ANA, BO, FAY
from tests.store.databases import fresh
from workshop.boards import Boards
from workshop.cli.offline import Nobody
from workshop.core import change
from workshop.core.board import Board
from workshop.core.refusal import Refused
from workshop.core.rule import Command
from workshop.objects import hangs_on
from workshop.portable.arriving import arrive
from workshop.portable.taking import Wanted, take
from workshop.store import open_store
from workshop.store.people import Person

NAMES = {"ana": "Ana Lima", "bo": "Bo", "fay": "Fay Rocha"}


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    with fresh(request.param, tmp_path) as url:
        yield url


@pytest.fixture
def lite(tmp_path):
    """The quick database alone, for what doesn't depend on it."""
    return f"sqlite:///{tmp_path / 'lite.sqlite3'}"


class Place:
    """A server without a server: its store, its boards, and files of it."""

    def __init__(self, url, folder):
        self.url, self.folder = url, folder
        self.store = open_store(url)
        self.boards = Boards(self.store, Nobody())

    def workshop(self, title="Bairro que acolhe", **about):
        session = self.store.sessions.make(title, teams=("Equipe Aurora",), **about)
        for viewer in (ANA, BO, FAY):
            self.store.people.add(
                Person(viewer.person, session.id, NAMES[viewer.person], viewer.role, "pt-BR")
            )
        return session

    def act(self, board, viewer, id, name, inside=False, **args):
        return self.boards.act(board, viewer, [Command(id, name, args, inside=inside)])

    def live(self, board, history):
        """Give all commands of a history; the board refuses what it does."""
        for viewer, command in history:
            try:
                self.boards.act(board, viewer, [command])
            except Refused:
                continue

    def take(self, session, taker="fay"):
        path = self.folder / "taken.mutirao"
        self.taken = take(self.url, Wanted(session.id, taker), str(path))
        return path

    def bring(self, path, owner=None):
        [id] = arrive(self.store, str(path), owner).sessions
        return self.store.sessions.get(id)

    def close(self):
        self.store.db.close()


@pytest.fixture
def place(url, tmp_path):
    place = Place(url, tmp_path)
    yield place
    place.close()


@pytest.fixture
def quick(lite, tmp_path):
    place = Place(lite, tmp_path)
    yield place
    place.close()


def log(place, board):
    return list(place.store.portable.entries(board))


def folded(entries, until=None):
    board = Board(hangs_on)
    for entry in entries:
        if until is None or entry.seq <= until:
            board.apply(entry.changes)
    return board.records


def parts(path):
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def texts(value):
    """Every string within some JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            yield name
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


def lines(raw):
    return [json.loads(line) for line in raw.splitlines()]


def target(each):
    return change.target(each)
