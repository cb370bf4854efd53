"""Whether people agree on an option, in one of three words, so that they know what to talk about."""

from collections.abc import Sequence

FEWEST = 4
"""Below so many ballots nothing is said."""


def agreement(degrees: Sequence[float]) -> str | None:
    """How far people agree, from how much each likes the option (0 not at all, 1 as much as a ballot allows).

    In this order:
    - "fine" (fine for all): at least four in five like it half or more, and nobody less than a quarter;
      or all of them like it half or more.
    - "divisive": at least three in ten like it three quarters or more, and at least three in ten a quarter or less.
    - "few" (liked by a few, but strongly): under three in ten like it at all, and these at least two three
      quarters or more on average.
    - None otherwise, and with fewer than four ballots.
    """
    count = len(degrees)
    if count < FEWEST:
        return None
    half = sum(1 for degree in degrees if degree >= 0.5)
    if half == count or (half * 5 >= count * 4 and min(degrees) >= 0.25):
        return "fine"
    high = sum(1 for degree in degrees if degree >= 0.75)
    low = sum(1 for degree in degrees if degree <= 0.25)
    if high * 10 >= count * 3 and low * 10 >= count * 3:
        return "divisive"
    liking = [degree for degree in degrees if degree > 0]
    if len(liking) >= 2 and len(liking) * 10 < count * 3 and sum(liking) >= 0.75 * len(liking):
        return "few"
    return None
