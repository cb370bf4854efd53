"""A real app on a database of its own; each test has fresh sessions and an address nobody else comes from."""

import secrets
from dataclasses import replace
from itertools import count

import pytest
from flask.testing import FlaskClient

from tests.store.databases import fresh
from workshop.app import create_app
from workshop.config import Limits, read_config
from workshop.core.rule import Command
from workshop.core.sight import Viewer

NUMBERS = count(1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("web")


class Browser(FlaskClient):
    """A client that calls the server by the name people know it by."""

    base = "http://mutirao.test"
    person = None

    def open(self, *args, **given):
        if args and isinstance(args[0], str):
            given.setdefault("base_url", self.base)
        return super().open(*args, **given)


def made(folder, **given):
    config = read_config({"WORKSHOP_DATA": str(folder), "WORKSHOP_SECRET_KEY": secrets.token_hex()})
    app = create_app(replace(config, limits=Limits(), **given))
    app.test_client_class = Browser
    return app


def end(app):
    """Nothing of it looks at its database any more, which may be gone soon."""
    app.extensions["workshop"].live.close()
    app.extensions["workshop"].store.db.close()


@pytest.fixture(scope="module")
def app(folder):
    app = made(folder)
    app.extensions["door"].pause = lambda seconds: None
    yield app
    end(app)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def any_app(request, folder):
    """The same app on every database."""
    with fresh(request.param, folder / "other") as url:
        (folder / "other").mkdir(exist_ok=True)
        app = made(folder, database_url=url)
        yield app
        end(app)


@pytest.fixture
def parts(app):
    return app.extensions["workshop"]


@pytest.fixture
def address():
    number = next(NUMBERS)
    return f"10.1.{number // 250}.{number % 250 + 1}"


@pytest.fixture
def browser(app, address):
    """Makes browsers of one room: all come from the same address, each with cookies of its own."""

    def make(on=app, base=Browser.base, address=address):
        client = on.test_client()
        client.base = base
        client.environ_base = {**client.environ_base, "REMOTE_ADDR": address}
        return client

    return make


@pytest.fixture
def session(parts):
    return parts.store.sessions.make("Bairro que acolhe", boards=("Equipe Aurora",))


@pytest.fixture
def ana(browser, session):
    return joined(browser(), session.code, "Ana")


@pytest.fixture
def bo(browser, session):
    return joined(browser(), session.code, "Bo")


@pytest.fixture
def fay(browser, session):
    return joined(browser(), session.facilitator_code, "Fay")


def joined(client, code, name, **more):
    answer = client.post("/join", json={"code": code, "name": name, **more})
    assert answer.status_code == 200, answer.text
    client.person = answer.json["person"]
    return client


def act(parts, session, client, name, **args):
    person = parts.store.people.get(client.person)
    viewer = Viewer(person.id, person.role)
    return parts.boards.act(session.board, viewer, [Command(f"c{next(NUMBERS)}", name, args)])


def add(parts, session, client, note, text="Uma nota"):
    return act(parts, session, client, "note.add", note=note, x=0, y=0, text=text)
