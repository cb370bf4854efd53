"""The Schulze method on a table of pairs: the strongest paths, and who wins by them.

M. Schulze, A new monotonic, clone-independent, reversal symmetric, and condorcet-consistent single-winner election
method, Social Choice and Welfare 36 (2011), with the strength of a defeat measured by its winning votes.
"""

from collections.abc import Sequence
from itertools import permutations

Pairs = dict[str, dict[str, int]]
"""`pairs[a][b]`: how many prefer a to b."""


def paths(names: Sequence[str], pairs: Pairs) -> Pairs:
    """The strength of the strongest path from each option to each other; O(n³), by Floyd and Warshall.

    A path is as strong as its weakest defeat, a defeat as strong as the votes of its winner; 0 when there is none.
    Option a is better than b when its path to b is stronger than the path back.
    """
    strength = {
        a: {b: pairs[a][b] if pairs[a][b] > pairs[b][a] else 0 for b in names if b != a} for a in names
    }
    for through, a, b in permutations(names, 3):
        way = min(strength[a][through], strength[through][b])
        strength[a][b] = max(strength[a][b], way)
    return strength


def condorcet(names: Sequence[str], pairs: Pairs) -> str | None:
    """The option that more people prefer to any other than the other way round, when there is one."""
    for a in names:
        if all(pairs[a][b] > pairs[b][a] for b in names if b != a):
            return a
    return None
