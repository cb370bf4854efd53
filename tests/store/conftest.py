"""Every store test runs on every database."""

import pytest

from tests.store.databases import fresh
from workshop.store import open_store


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    with fresh(request.param, tmp_path) as url:
        yield url


@pytest.fixture
def store(url):
    store = open_store(url)
    yield store
    store.db.close()


@pytest.fixture
def session(store):
    return store.sessions.make("Bairro que acolhe", boards=("Equipe Aurora",))
