"""The shelf of insights: something computed from a board per file, listed here by hand.

An insight is a question to people, never a verdict, and says by ids what it rests on.
"""

from workshop.insights import duplicates, groups, hints, leverage, loops
from workshop.insights.insight import Insight

SHELF = (loops.INSIGHT, leverage.INSIGHT, groups.INSIGHT, duplicates.INSIGHT, hints.INSIGHT)
INSIGHTS: dict[str, Insight] = {insight.name: insight for insight in SHELF}

__all__ = ["INSIGHTS", "Insight"]
