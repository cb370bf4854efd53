"""Ways to sort texts into so many groups: the one that is used, and others to judge it by."""

from collections.abc import Callable, Sequence

import numpy as np

from workshop.insights import gathering, meaning
from workshop.insights.gathering import Labels, Matrix

RESTARTS = 20

Way = Callable[[Sequence[str], int], Labels]


def used(texts: Sequence[str], groups: int) -> Labels:
    """As groups are suggested, each loner in the group it would otherwise be in."""
    return _walked(meaning.encoded(texts), groups)


def unsettled(texts: Sequence[str], groups: int) -> Labels:
    """The same without the last move of each note to the group that is nearest."""
    rows = meaning.encoded(texts)
    return gathering.cut(gathering.tree(gathering.nearness(rows @ rows.T)), groups)


def one_walk(texts: Sequence[str], groups: int) -> Labels:
    """The same with one number of neighbours and of steps in place of the mean of several."""
    rows = meaning.encoded(texts)
    near = gathering.nearness(rows @ rows.T, (1.0,), (4,))
    return gathering.settled(near, gathering.cut(gathering.tree(near), groups))


def as_written(texts: Sequence[str], groups: int) -> Labels:
    """The same of texts with their capitals, numbers and signs."""
    return _walked(written(texts), groups)


def with_letters(texts: Sequence[str], groups: int) -> Labels:
    """Likeness of meaning and half as much of letters."""
    rows, letters = meaning.encoded(texts), meaning.lettered(texts)
    near = gathering.nearness(rows @ rows.T + letters @ letters.T / 2)
    return gathering.settled(near, gathering.cut(gathering.tree(near), groups))


def by_letters(texts: Sequence[str], groups: int) -> Labels:
    """As the base installation groups."""
    return _walked(meaning.lettered(texts), groups)


def k_means_of_letters(texts: Sequence[str], groups: int) -> Labels:
    return k_means(meaning.lettered(texts), groups)


def k_means_of_meaning(texts: Sequence[str], groups: int) -> Labels:
    return k_means(meaning.encoded(texts), groups)


def ward(texts: Sequence[str], groups: int) -> Labels:
    """J. H. Ward's method on the sentence vectors themselves."""
    rows = meaning.encoded(texts)
    return gathering.cut(gathering.tree(rows @ rows.T), groups)


def ward_as_written(texts: Sequence[str], groups: int) -> Labels:
    rows = written(texts)
    return gathering.cut(gathering.tree(rows @ rows.T), groups)


def spectral(texts: Sequence[str], groups: int) -> Labels:
    """A. Y. Ng, M. I. Jordan and Y. Weiss, On spectral clustering (2001), of all likenesses."""
    rows = meaning.encoded(texts)
    pulls = np.maximum(rows @ rows.T, 0)
    np.fill_diagonal(pulls, 0)
    spread = np.sqrt(pulls.sum(axis=1))
    _, vectors = np.linalg.eigh(pulls / spread[:, None] / spread)
    best = vectors[:, -groups:]
    return k_means(best / np.linalg.norm(best, axis=1, keepdims=True), groups)


def written(texts: Sequence[str]) -> Matrix:
    """Sentence vectors of the texts as they are."""
    found: Matrix = meaning.encoder().encode(list(texts))
    return found


def k_means(rows: Matrix, groups: int) -> Labels:
    """The best of some tries by how near things lie to the middle of their group (k-means++, D. Arthur, 2007)."""
    chance = np.random.default_rng(0)
    tries = (_moved(rows, _starts(rows, groups, chance)) for _ in range(RESTARTS))
    return min(tries, key=lambda found: found[0])[1]


def _walked(rows: Matrix, groups: int) -> Labels:
    near = gathering.nearness(rows @ rows.T)
    return gathering.settled(near, gathering.cut(gathering.tree(near), groups))


def _starts(rows: Matrix, groups: int, chance: np.random.Generator) -> Matrix:
    middles = rows[[chance.integers(len(rows))]]
    while len(middles) < groups:
        gaps = _gaps(rows, middles).min(axis=1)
        middles = np.vstack([middles, rows[chance.choice(len(rows), p=gaps / gaps.sum())]])
    return middles


def _moved(rows: Matrix, middles: Matrix) -> tuple[float, Labels]:
    """How far things lie from their middles in all, and the groups, once nothing moves any more."""
    labels = np.full(len(rows), -1)
    while True:
        gaps = _gaps(rows, middles)
        nearest = gaps.argmin(axis=1)
        if (nearest == labels).all():
            return float(gaps.min(axis=1).sum()), labels
        labels = nearest
        for each in set(labels.tolist()):
            middles[each] = rows[labels == each].mean(axis=0)


def _gaps(rows: Matrix, middles: Matrix) -> Matrix:
    found: Matrix = ((rows**2).sum(axis=1)[:, None] - 2 * rows @ middles.T + (middles**2).sum(axis=1)).clip(0)
    return found


WAYS: dict[str, Way] = {
    "letters: k-means": k_means_of_letters,
    "letters: walks, as in the base installation": by_letters,
    "meaning, as written: Ward": ward_as_written,
    "meaning, as written: walks": as_written,
    "meaning: Ward": ward,
    "meaning: k-means": k_means_of_meaning,
    "meaning: spectral": spectral,
    "meaning: one walk": one_walk,
    "meaning and half of letters: walks": with_letters,
    "meaning: walks, not settled": unsettled,
    "meaning: walks, as suggested": used,
}
