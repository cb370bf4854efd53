"""Servers for the wire tests, without the usual limits: one on SQLite, and two that share PostgreSQL and Redis.

Each test has a workshop of its own on them.
"""

from dataclasses import replace

import pytest

from tests import guests, links
from tests.proxy import Proxy
from tests.server import REDIS, Server, redis_or_skip, serving
from tests.store.databases import fresh


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("live"), WORKSHOP_LIMIT_COMMANDS="100000") as server:
        yield server


@pytest.fixture
def room(server):
    return guests.room(server)


@pytest.fixture(scope="session")
def bell():
    """The way to Redis, which the tests may cut."""
    redis_or_skip()
    proxy = Proxy(REDIS)
    yield proxy
    proxy.close()


@pytest.fixture(scope="session")
def way_to_database():
    """The second process's way to PostgreSQL, which the tests may cut."""
    proxy = Proxy(("127.0.0.1", 5432))
    yield proxy
    proxy.close()


@pytest.fixture(scope="session")
def servers(tmp_path_factory, bell, way_to_database):
    folder = tmp_path_factory.mktemp("two")
    settings = {
        "WORKSHOP_REDIS_URL": f"redis://127.0.0.1:{bell.port}",
        "WORKSHOP_LIMIT_COMMANDS": "100000",
        "WORKSHOP_SECRET_KEY": "k" * 40,
    }
    with fresh("postgresql", folder) as database:
        cuttable = database.replace(":5432", f":{way_to_database.port}")
        pair = [Server(folder, url, **settings) for url in (database, cuttable)]
        try:
            for server in pair:
                server.spawn()
            yield [server.await_ready() for server in pair]
        finally:
            for server in pair:
                server.stop()
    assert not [said for server in pair for said in server.tracebacks]


@pytest.fixture
def rooms(servers, bell, way_to_database):
    """The same workshop, by the door of each process."""
    first = guests.room(servers[0])
    yield first, replace(first, server=servers[1])
    bell.restore()
    way_to_database.restore()


@pytest.fixture
def ana(room):
    """Ana's connection, which must still be served after all that a test does with it."""
    [ana] = room.enter(room.ana)
    yield ana
    assert room.add(ana, note="still-here")["ok"]


@pytest.fixture(autouse=True)
def no_link_left_open():
    yield
    links.close_all()
