"""Whatever a crash test leaves open is closed at its end."""

import pytest

from tests import links


@pytest.fixture(autouse=True)
def no_link_left_open():
    yield
    links.close_all()
