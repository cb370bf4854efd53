"""Agreement of groupings, by values that are known."""

import pytest

from bench.agreement import adjusted_rand, v_measure


@pytest.mark.parametrize(
    ("one", "other", "rand", "v"),
    [
        ("aabb", "xxyy", 1, 1),
        ("aabb", "yyxx", 1, 1),
        ("aabb", "xxyz", 4 / 7, 0.8),
        ("aabb", "wxyz", 0, 2 / 3),
        ("aabb", "xyxy", -0.5, 0),
        ("aaaa", "wxyz", 0, 0),
        ("aaaa", "xxxx", 1, 1),
    ],
)
def test_agreement_is_as_the_formulas_give_it(one, other, rand, v):
    """By hand, and the same as scikit-learn's documentation has them."""
    assert adjusted_rand(one, other) == pytest.approx(rand)
    assert adjusted_rand(other, one) == pytest.approx(rand)
    assert v_measure(one, other) == pytest.approx(v)


def test_the_example_of_hubert_and_arabie():
    """Table 6 of Yeung and Ruzzo's supplement (2001): ten things, three classes, three clusters: 0.313."""
    truth = "aab" + "bbcccc" + "c"
    found = "xyx" + "yyyzzz" + "z"

    assert adjusted_rand(truth, found) == pytest.approx(0.313, abs=0.001)
