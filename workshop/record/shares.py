"""How wide the columns of a table want to be."""

from collections.abc import Sequence

from workshop.exports.drawn.letters import width

ROOM = 45.0
"""Ems of a line on a page, and somewhat less than those on a slide."""
SHORT, PADDED = 11.0, 2.0
"""Ems up to which a column gets all it wants, with room at its sides, as long as all such take no more than `MOST`."""
MOST = 0.65
LEAST = 0.06
"""Of the whole width, what a column takes at least."""
LINE, WORD = 22.0, 34.0
"""Ems from which on words rather break; ems from which on even a long word does."""


def shares(rows: Sequence[Sequence[str]]) -> list[float]:
    """What part of the width each column gets: short ones what they need, the others by their longest words and by how
    much they hold. The first row tells how many there are."""
    cells = [[row[at] for row in rows if at < len(row)] for at in range(max(1, len(rows[0])))]
    lines = [max((width(cell, 1, 600) for cell in each), default=1.0) for each in cells]
    fixed = {at: (line + PADDED) / ROOM for at, line in enumerate(lines) if line <= SHORT}
    if len(fixed) == len(lines) or sum(fixed.values()) > MOST:
        fixed = {}
    wanted = [_wanted(each, line) for each, line in zip(cells, lines, strict=True)]
    rest = sum(want for at, want in enumerate(wanted) if at not in fixed)
    left = 1 - sum(fixed.values())
    parts = [max(LEAST, fixed.get(at, left * want / rest)) for at, want in enumerate(wanted)]
    return [part / sum(parts) for part in parts]


def _wanted(cells: Sequence[str], line: float) -> float:
    word = max((width(part, 1) for cell in cells for part in cell.split()), default=1.0)
    return min(max(word, min(line, LINE)), WORD)
