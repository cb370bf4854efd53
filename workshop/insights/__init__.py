"""The shelf of insights: something computed from a board per file, listed here by hand.

An insight is a question to people, never a verdict, and says by ids what it rests on.
"""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from workshop.core.board import Board
from workshop.core.change import Record
from workshop.core.fields import Args
from workshop.insights import duplicates, groups, hints, leverage, loops
from workshop.insights.insight import Insight
from workshop.objects import hangs_on

SHELF = (loops.INSIGHT, leverage.INSIGHT, groups.INSIGHT, duplicates.INSIGHT, hints.INSIGHT)
INSIGHTS: dict[str, Insight] = {insight.name: insight for insight in SHELF}

__all__ = ["INSIGHTS", "Insight", "answered"]


def answered(compute: Callable[[Board, Any], Any], seq: int, records: Sequence[Record], params: Args) -> bytes:
    """JSON of what an insight's `compute` says of a board that holds these records."""
    return msgspec.json.encode(compute(Board(hangs_on, seq, records), params))
