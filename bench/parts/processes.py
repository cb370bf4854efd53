"""Two processes on PostgreSQL and Redis against one: the same board, people spread over both."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from bench.part import Findings, Say, Wish
from bench.parts.shapes import HEAD, flaws, row
from bench.servers import mutirao
from bench.shapes import Run, Shape, shape
from bench.table import table
from bench.trial import measure

SHAPE = "200x40x5"
POSTGRES = "postgresql://postgres@127.0.0.1:5432"
REDIS = ("127.0.0.1", 6379)


def run(wish: Wish, say: Say) -> Findings:
    found = Findings()
    asked = shape(wish.shapes[0] if wish.shapes else SHAPE)
    try:
        redis = redis_url()
        with database() as one, database() as two:
            runs = {
                "one, SQLite": _measure(asked, wish),
                "one, PostgreSQL": _measure(asked, wish, WORKSHOP_DATABASE_URL=one),
                "two, PostgreSQL, Redis": _measure(
                    asked, wish, 2, WORKSHOP_DATABASE_URL=two, WORKSHOP_REDIS_URL=redis
                ),
            }
    except Unanswered as error:
        say(f"SKIPPED, NOT MEASURED: {error}")
        return found
    shown = [[f"{name}  {row(each)[0].split()[0]}", *row(each)[1:]] for name, each in runs.items()]
    say(table(("processes, database", *HEAD[1:]), shown))
    say("".join(map(flaws, runs.values())))
    found.figures = {name: asdict(each) for name, each in runs.items()}
    return found


class Unanswered(Exception):
    """PostgreSQL or Redis isn't there."""


def _measure(asked: Shape, wish: Wish, processes: int = 1, **environ: str) -> Run:
    with mutirao(processes, **environ) as server:
        return measure(server, asked, wish.seconds)


@contextmanager
def database() -> Iterator[str]:
    """The address of a database of our own, which is gone afterwards."""
    try:
        import psycopg

        connection = psycopg.connect(f"{POSTGRES}/postgres", autocommit=True, connect_timeout=3)
    except (ImportError, OSError, psycopg.Error) as error:
        raise Unanswered(f"PostgreSQL at 127.0.0.1:5432: {error}") from None
    name = f"bench_{os.getpid()}_{os.urandom(3).hex()}"
    with connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        try:
            yield f"{POSTGRES}/{name}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def redis_url() -> str:
    """The address of a Redis database that nobody uses."""
    try:
        with socket.create_connection(REDIS, 3) as link:
            for number in range(15, 0, -1):
                link.sendall(f"SELECT {number}\r\nDBSIZE\r\n".encode())
                answer = b""
                while answer.count(b"\r\n") < 2:
                    answer += link.recv(4096)
                if answer.endswith(b"\n:0\r\n"):
                    return f"redis://{REDIS[0]}:{REDIS[1]}/{number}"
    except OSError as error:
        raise Unanswered(f"Redis at {REDIS[0]}:{REDIS[1]}: {error}") from None
    raise Unanswered("Redis has no database that is empty")
