"""What most tests of commands begin with: Ana's note and Bo's beside it."""

import pytest

from tests.cast import ANA, BO
from tests.core.test_sight import Play


@pytest.fixture
def play():
    play = Play()
    play.act(ANA, "note.add", note="a", x=0, y=0, text="first")
    play.act(BO, "note.add", note="b", x=300, y=0, text="second")
    return play
