"""People in real browsers: one server for all tests, a fresh workshop and fresh windows for each."""

from collections.abc import Callable, Iterator

import pytest

from tests.browser.page import Someone
from tests.guests import connect, join
from tests.server import Server, serving


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("browser")) as running:
        yield running


@pytest.fixture
def session(server):
    return server.session()


@pytest.fixture
def people(chromium, server) -> Iterator[Callable[..., Someone]]:
    """Makes people; at the end nobody's page may have complained."""
    there: list[Someone] = []

    def make(name: str, at: Server = server, **given) -> Someone:
        there.append(Someone(chromium, at, name, **given))
        return there[-1]

    yield make
    complaints = [complaint for someone in there for complaint in someone.complaints]
    for someone in there:
        someone.leave()
    assert complaints == []


@pytest.fixture
def ana(people, session):
    return people("Ana", own_line=True).join(session.code)


@pytest.fixture
def bo(people, session):
    return people("Bo", own_line=True).join(session.code)


@pytest.fixture
def fay(people, session):
    return people("Fay").join(session.facilitator_code)


@pytest.fixture
def stage(server, session):
    """Sets the stage, from a program."""
    fay = connect(server, join(server, session.facilitator_code, "Fay"))
    assert fay.open(session.board)["ok"]

    def stage(**fields):
        assert fay.act(session.board, "stage.set", fields)["ok"]

    return stage
