"""Gathering what is alike into groups, from few to many, in the same way each time.

Each thing is linked to the nearest ones; things are near when walks of a few steps from them end at the same places (P.
Pons and M. Latapy, Computing communities in large networks using random walks, 2005). Nobody can know how many
neighbours and steps are best, so several are taken and their mean counts (evidence accumulation, A. Fred and A. K. Jain,
2005). Groups grow by J. H. Ward's method (1963) into one tree, which every number of groups cuts, and then each thing may
move once more to the group that is nearest (k-means in the space of the walks).
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.floating[Any]]
Labels = NDArray[np.intp]
Merge = tuple[int, int]

NEIGHBOURS = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75)
"""How many nearest ones each is linked to, in square roots of how many there are."""
STEPS = (3, 4, 5)
ROUNDS = 20
UNRELATED = (16, 50)
"""Percentiles of how alike two things are: most pairs have nothing to do with each other, so these are the lower end and the
middle of mere chance, one standard deviation apart."""


def nearness(likeness: Matrix, neighbours: Sequence[float] = NEIGHBOURS, steps: Sequence[int] = STEPS) -> Matrix:
    """How near each two are by walks along the links to their nearest, from 0 to 1 for the same."""
    count = len(likeness)
    pulls = np.maximum(likeness, 0).astype(np.float32)
    np.fill_diagonal(pulls, 0)
    nearest = np.argsort(-pulls, axis=1, kind="stable")
    found = np.zeros((count, count), dtype=np.float32)
    for share in neighbours:
        most = min(count - 1, max(2, round(share * count**0.5)))
        found += _walked(_linked(pulls, nearest[:, :most]), steps)
    return found / len(neighbours)


def _linked(pulls: Matrix, nearest: Labels) -> Matrix:
    """The links of each with its nearest, weakened where one of both has many (symmetric normalisation). Each also has a
    link to itself, as strong as its others are in the mean: walks of two that have only each other would swap for ever."""
    rows = np.arange(len(pulls))[:, None]
    links = np.zeros_like(pulls)
    links[rows, nearest] = pulls[rows, nearest]
    links = np.maximum(links, links.T)
    np.fill_diagonal(links, links.sum(axis=1) / np.maximum((links > 0).sum(axis=1), 1))
    spread = np.sqrt(links.sum(axis=1) + 1e-9)
    links /= spread[:, None]
    links /= spread
    return links


def _walked(links: Matrix, steps: Sequence[int]) -> Matrix:
    """The mean cosine of where walks of so many steps end. Links are symmetric, so twice the steps lead there and back."""
    found = np.zeros_like(links)
    walk = links
    for step in range(1, max(steps) + 1):
        walk = walk if step == 1 else walk @ links
        if step in steps:
            both = walk @ walk
            length = np.sqrt(np.maximum(np.diag(both), 1e-12))
            found += both / length[:, None] / length
    return found / len(steps)


def tree(nearness: Matrix) -> list[Merge]:
    """The merges that lead from single things to one group, the nearest first: each joins the second into the first."""
    gaps = np.maximum(2 - 2 * nearness, 0).astype(np.float64)
    np.fill_diagonal(gaps, np.inf)
    sizes = np.ones(len(gaps))
    nearest = gaps.argmin(axis=1)
    least = gaps[np.arange(len(gaps)), nearest]
    merges = []
    for _ in range(len(gaps) - 1):
        one = int(least.argmin())
        one, other = sorted((one, int(nearest[one])))
        merges.append((one, other))
        grown = _grown(gaps, sizes, one, other)
        gaps[one] = gaps[:, one] = grown
        gaps[other] = gaps[:, other] = np.inf
        sizes[one] += sizes[other]
        least[other] = np.inf
        stale = np.flatnonzero(np.isin(nearest, (one, other)) & np.isfinite(least))
        for row in {one, *stale.tolist()}:
            nearest[row] = gaps[row].argmin()
            least[row] = gaps[row, nearest[row]]
        closer = grown < least
        nearest[closer], least[closer] = one, grown[closer]
    return merges


def _grown(gaps: Matrix, sizes: Matrix, one: int, other: int) -> Matrix:
    """How far the two together are from all others (G. N. Lance and W. T. Williams, 1967)."""
    both = sizes[one] + sizes[other]
    grown: Matrix = (
        (sizes[one] + sizes) * gaps[one] + (sizes[other] + sizes) * gaps[other] - sizes * gaps[one, other]
    ) / (both + sizes)
    grown[[one, other]] = np.inf
    return grown


def cut(merges: Sequence[Merge], groups: int) -> Labels:
    """The group of each thing when there are so many; the first thing is in group 0, the next in another one in 1."""
    owner = np.arange(len(merges) + 1)
    for one, other in merges[: max(0, len(owner) - groups)]:
        owner[owner == other] = one
    return _numbered(owner)


def settled(nearness: Matrix, labels: Labels) -> Labels:
    """The same groups after each thing could move to the one whose middle is nearest, until none moves."""
    for _ in range(ROUNDS):
        belongs = np.eye(labels.max() + 1, dtype=nearness.dtype)[labels]
        belongs /= np.maximum(belongs.sum(axis=0), 1)
        pulls = nearness @ belongs
        moved = ((belongs * pulls).sum(axis=0) - 2 * pulls).argmin(axis=1)
        if (moved == labels).all():
            break
        labels = _numbered(moved)
    return _numbered(labels)


def loners(likeness: Matrix, labels: Labels) -> NDArray[np.bool_]:
    """Which things are alone: by themselves, or no more like any of their group than things are by chance."""
    low, middle = np.percentile(likeness[np.triu_indices(len(likeness), 1)], UNRELATED)
    together = (labels[:, None] == labels) & ~np.eye(len(labels), dtype=bool)
    closest = np.where(together, likeness, -np.inf).max(axis=1)
    found: NDArray[np.bool_] = closest < middle + (middle - low)
    return found


def _numbered(labels: Labels) -> Labels:
    """The same groups, numbered in the order in which they come."""
    _, first, back = np.unique(labels, return_index=True, return_inverse=True)
    found: Labels = np.argsort(np.argsort(first))[back]
    return found
