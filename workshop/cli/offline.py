"""Boards without anybody connected: for commands that act on the database beside a running server, or without one."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import click

from workshop.act import News
from workshop.boards import Boards
from workshop.config import read_config
from workshop.core.sight import Audience
from workshop.store import Store, open_store
from workshop.store.boards import BoardRow


class Nobody:
    """The announcer of a process that nobody is connected to; servers see the log grow by themselves."""

    def audience(self, board: str) -> Audience:
        return Audience()

    def announce(self, board: str, news: Sequence[News]) -> None:
        pass

    def pace(self, board: str) -> float:
        return 0.0


@dataclass(frozen=True)
class Offline:
    store: Store
    boards: Boards

    def board(self, id: str) -> BoardRow:
        row = self.store.boards.get(id)
        if row is None:
            raise click.ClickException(f"There is no board {id!r}; its id is the end of its address, after /b/.")
        return row


@contextmanager
def offline() -> Iterator[Offline]:
    """The store and the boards for one command."""
    store = open_store(read_config().database_url)
    boards = Boards(store, Nobody())
    try:
        yield Offline(store, boards)
    finally:
        store.db.close()
