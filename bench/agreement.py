"""How well two ways of sorting the same things into groups agree; the names of the groups don't matter."""

from collections import Counter
from collections.abc import Hashable, Sequence
from math import comb, log

Labels = Sequence[Hashable]


def adjusted_rand(one: Labels, other: Labels) -> float:
    """1 for the same groups, about 0 for chance (L. Hubert and P. Arabie, Comparing partitions, 1985)."""
    pairs = sum(comb(count, 2) for count in Counter(zip(one, other, strict=True)).values())
    in_one, in_other = (sum(comb(count, 2) for count in Counter(labels).values()) for labels in (one, other))
    chance = in_one * in_other / comb(len(one), 2)
    most = (in_one + in_other) / 2
    return 1.0 if most == chance else (pairs - chance) / (most - chance)


def v_measure(truth: Labels, found: Labels) -> float:
    """From 0 to 1, the harmonic mean of how pure the groups are and how whole the classes stay (A. Rosenberg and J.
    Hirschberg, V-Measure, 2007)."""
    both, of_truth, of_found = (_entropy(labels) for labels in (list(zip(truth, found, strict=True)), truth, found))
    told = of_truth + of_found - both
    return 1.0 if of_truth + of_found == 0 else 2 * told / (of_truth + of_found)


def _entropy(labels: Labels) -> float:
    return -sum(count / len(labels) * log(count / len(labels)) for count in Counter(labels).values())
