"""How wide the columns of a table want to be."""

from collections.abc import Sequence

from workshop.exports.drawn.letters import width

FEW = 5
LEAST, LEAST_OF_MANY = 0.12, 0.06
"""Of the whole width, what a column takes at least."""
LINE, WORD = 22.0, 34.0
"""Ems from which on words rather break; ems from which on even a long word does."""


def shares(rows: Sequence[Sequence[str]]) -> list[float]:
    """What part of the width each column gets, by its longest word and by how much it holds, within reason. The first row
    tells how many there are."""
    count = max(1, len(rows[0]))
    wanted = [_wanted([row[at] for row in rows if at < len(row)]) for at in range(count)]
    least = LEAST if count <= FEW else LEAST_OF_MANY
    parts = [max(least, each / (sum(wanted) or 1)) for each in wanted]
    return [part / sum(parts) for part in parts]


def _wanted(cells: Sequence[str]) -> float:
    word = max((width(part, 1) for cell in cells for part in cell.split()), default=1.0)
    line = max((width(cell, 1) for cell in cells), default=1.0)
    return min(max(word, min(line, LINE)), WORD)
