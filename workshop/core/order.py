"""Fractional order: keys that sort as text and between any two of which another fits.

A key is an integer part, whose first letter says how many digits it has, and an optional fraction in base 62.
After D. Greenspan, "Implementing fractional indexing" (2020); the browser's twin is static/js/model/order.js.
"""

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
FIRST = "a0"


def between(low: str | None, high: str | None) -> str:
    """A key greater than `low` and less than `high`; None stands for the open end. ValueError when low >= high."""
    if low is not None and high is not None and low >= high:
        raise ValueError(f"{low!r} does not come before {high!r}")
    if low is None and high is None:
        return FIRST
    if low is None:
        assert high is not None
        return _before(high)
    if high is None:
        return _after(low)
    whole_low, whole_high = _whole(low), _whole(high)
    if whole_low == whole_high:
        return whole_low + _middle(low[len(whole_low) :], high[len(whole_high) :])
    following = _step(whole_low, 1)
    return following if following < high else whole_low + _middle(low[len(whole_low) :], "")


def _after(low: str) -> str:
    return _step(_whole(low), 1)


def _before(high: str) -> str:
    whole = _whole(high)
    return whole if whole < high else _step(whole, -1)


def _whole(key: str) -> str:
    head = key[0]
    size = ord(head) - ord("a") + 2 if head >= "a" else ord("Z") - ord(head) + 2
    if len(key) < size:
        raise ValueError(f"{key!r} is not an order key")
    return key[:size]


def _step(whole: str, by: int) -> str:
    """The next (1) or previous (-1) integer part, longer or shorter where its digits run out."""
    digits = [DIGITS.index(letter) for letter in whole[1:]]
    edge, wrap = (61, 0) if by > 0 else (0, 61)
    for place in reversed(range(len(digits))):
        if digits[place] != edge:
            digits[place] += by
            return whole[0] + "".join(DIGITS[digit] for digit in digits)
        digits[place] = wrap
    head = {("Z", 1): "a", ("a", -1): "Z"}.get((whole[0], by), chr(ord(whole[0]) + by))
    size = ord(head) - ord("a") + 1 if head >= "a" else ord("Z") - ord(head) + 1
    return head + DIGITS[wrap] * size


def _middle(low: str, high: str) -> str:
    """The shortest fraction between two, where "" means 0 as the low end and 1 as the high end."""
    if high:
        shared = 0
        while shared < len(high) and (low[shared : shared + 1] or "0") == high[shared]:
            shared += 1
        if shared:
            return high[:shared] + _middle(low[shared:], high[shared:])
    first = DIGITS.index(low[0]) if low else 0
    last = DIGITS.index(high[0]) if high else 62
    if last - first > 1:
        return DIGITS[(first + last + 1) // 2]
    if len(high) > 1:
        return high[0]
    return DIGITS[first] + _middle(low[1:], "")
