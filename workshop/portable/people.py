"""Names as they travel: initials, so that people are told apart and nobody is named."""

import re
from collections.abc import Callable, Iterable, Mapping

from workshop.core.initials import initials


def apart(names: Iterable[str]) -> list[str]:
    """Initials told apart: the second `A. L.` is `A. L. 2`."""
    taken: set[str] = set()
    found = []
    for name in map(initials, names):
        number, told = 2, name
        while told.casefold() in taken:
            number, told = number + 1, f"{name} {number}"
        taken.add(told.casefold())
        found.append(told)
    return found


def unmentioned(names: Mapping[str, str]) -> Callable[[str], str]:
    """Puts initials in place of each of these names where an @ stands before it; the longest name that fits."""
    short = {name.casefold(): told for name, told in names.items() if name.strip()}
    if not short:
        return lambda text: text
    longest = sorted(short, key=len, reverse=True)
    pattern = re.compile(rf"@({'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE)
    return lambda text: pattern.sub(lambda found: f"@{short.get(found[1].casefold(), found[1])}", text)
