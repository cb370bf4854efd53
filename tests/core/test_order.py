"""Fractional order: always room between two keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.core import order


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=60))
def test_keys_put_anywhere_stay_in_order(choices):
    keys: list[str] = []

    for where, _ in choices:
        at = round(where * len(keys))
        low = keys[at - 1] if at else None
        high = keys[at] if at < len(keys) else None
        keys.insert(at, order.between(low, high))

    assert keys == sorted(set(keys))


def test_a_thousand_keys_at_one_end_stay_short():
    last, first = order.between(None, None), order.between(None, None)

    for _ in range(1000):
        last, first = order.between(last, None), order.between(None, first)

    assert max(len(last), len(first)) <= 4


def test_keys_that_do_not_follow_each_other_are_refused():
    with pytest.raises(ValueError):
        order.between("a1", "a0")
