"""What a shelf file says of its insight: what may be asked, what is answered, and how it is computed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec

from workshop.core.board import Board
from workshop.core.fields import Args


@dataclass(frozen=True)
class Insight:
    """One thing that is computed from a board.

    `compute(board, params)` is pure: it is given the board as the asker sees it, so that it can't tell what they may
    not see, and the same board and params give the same answer, an `answers` or a mapping of its fields. It runs in a
    thread, or `beside` the server in a process that keeps the encoder, and can't be stopped: so it bounds its own work
    by counting steps to about a second on any board, and tells in its answer when it stopped early. `about` and the
    descriptions of `params` are the documentation.
    """

    name: str
    about: str
    params: type[Args]
    answers: type[msgspec.Struct]
    compute: Callable[[Board, Any], Any]
    beside: bool = False
