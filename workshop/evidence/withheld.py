"""Counts of people in groups, without those by which somebody could be found. Pure.

A cell below five is withheld, and so is another one where it could be found by subtracting from the total (complementary
suppression; Willenborg and de Waal, Elements of Statistical Disclosure Control, 2001, chapter 2).
"""

from collections.abc import Mapping

FEWEST = 5


def shown(counts: Mapping[str, int]) -> tuple[dict[str, int | None], int | None]:
    """The cells, None where withheld, and their total, which is withheld when all people together are too few.

    Whoever subtracts what is shown from the total learns only how many people at least two cells have together, and that
    these are five or more. Cells without anybody are left out.
    """
    there = {name: count for name, count in counts.items() if count > 0}
    total = sum(there.values())
    kept = {name for name, count in there.items() if count < FEWEST}
    others = sorted((name for name in there if name not in kept), key=lambda name: (there[name], name))
    while kept and others and (len(kept) < 2 or sum(there[name] for name in kept) < FEWEST):
        kept.add(others.pop(0))
    return {name: None if name in kept else count for name, count in there.items()}, _enough(total)


def few(count: int) -> bool:
    return 0 < count < FEWEST


def _enough(count: int) -> int | None:
    return None if few(count) else count
