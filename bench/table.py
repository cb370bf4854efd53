"""Tables on a terminal, and how figures read."""

import math
from collections.abc import Sequence


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns as wide as they need; the first reads from the left, figures from the right."""
    widths = [max(len(row[at]) for row in [head, *rows]) for at in range(len(head))]
    lines = [_line(head, widths), "  ".join("-" * width for width in widths)]
    return "\n".join([*lines, *(_line(row, widths) for row in rows)])


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first = row[0].ljust(widths[0])
    return "  ".join(
        [first, *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
    ).rstrip()


def ms(value: float | None) -> str:
    if value is None:
        return "-"
    if math.isinf(value):
        return "never"
    return f"{value:.1f}" if value < 100 else f"{value:,.0f}"


def percent(share: float) -> str:
    """100 % only when it is all of it."""
    return "100 %" if share == 1 else f"{math.floor(share * 10000) / 100:.2f} %"


def ratio(ours: float, theirs: float) -> str:
    if not theirs or math.isinf(theirs) or math.isinf(ours):
        return "-"
    return f"x {ours / theirs:.2f}"


def number(value: float) -> str:
    return f"{value:,.0f}"
