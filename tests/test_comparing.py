"""Two moments of a board in facts: what is new, written, regrouped, moved and withdrawn, and texts word by word."""

import pytest

from workshop.comparing import compare, last_doers, pieces


def note(id, text="", **more):
    plain = {"kind": "note", "by": "ana", "x": 0, "y": 0, "color": "sand", "sort": "idea", "order": "a"}
    return {**plain, "id": id, "text": text, **more}


def board(*records):
    return {record["id"]: record for record in records}


def cluster(id, title):
    return {"id": id, "kind": "cluster", "by": "bo", "title": title, "x": 0, "y": 0, "order": "b"}


def deeds(comparison):
    return {each.id: each.deeds for each in comparison.differences}


def test_what_is_new_written_changed_and_withdrawn():
    before = board(note("n1", "luz"), note("n2", "água"), note("n3", "praça"), note("n4", "rua"))
    after = board(note("n1", "luz"), note("n2", "água limpa"), note("n4", "rua", color="mint"), note("n5", "horta"))

    found = compare(before, after, {"n5": ("ana", 7)})

    assert deeds(found) == {"n5": ["new"], "n2": ["written"], "n4": ["changed"], "n3": ["withdrawn"]}
    assert found.same == 1
    assert [(each.by, each.at) for each in found.differences if each.id == "n5"] == [("ana", 7)]
    assert next(each.words for each in found.differences if each.id == "n3") == "praça"


def test_another_group_is_told_by_the_names_of_both():
    groups = cluster("c1", "Verde"), cluster("c2", "Segurança")
    found = compare(
        board(*groups, note("n1", "terreno", cluster="c1")), board(*groups, note("n1", "terreno", cluster="c2", x=900))
    )

    [moved] = found.differences
    assert (moved.deeds, moved.was, moved.where) == (["grouped"], "Verde", "Segurança")


def test_a_place_in_a_frame_means_something_and_tidying_does_not():
    frame = {"id": "f1", "kind": "frame", "by": "bo", "x": 0, "y": 0, "w": 800, "h": 600, "title": "Antes", "order": "a"}
    other = {**frame, "id": "f2", "x": 1000, "title": "Depois"}

    placed = compare(board(frame, other, note("n1", x=100)), board(frame, other, note("n1", x=1200)))
    tidied = compare(board(note("n1")), board(note("n1", x=40, y=40)))
    far = compare(board(note("n1")), board(note("n1", x=400)))

    assert [(each.deeds, each.was, each.where) for each in placed.differences] == [(["placed"], "Antes", "Depois")]
    assert (tidied.differences, tidied.same) == ([], 1)
    assert deeds(far) == {"n1": ["moved"]}


def test_several_deeds_at_once_are_all_told_the_weightiest_first():
    group = cluster("c1", "Verde")
    found = compare(board(group, note("n1", "rua")), board(group, note("n1", "rua escura", cluster="c1")))

    assert deeds(found) == {"n1": ["written", "grouped"]}


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Tarifa cara hoje", "Tarifa pesa hoje", [("=", "Tarifa "), ("-", "cara"), ("+", "pesa"), ("=", " hoje")]),
        ("medo à noite", "medo das mulheres à noite", [("=", "medo "), ("+", "das mulheres "), ("=", "à noite")]),
        ("", "novo", [("+", "novo")]),
        ("igual", "igual", [("=", "igual")]),
    ],
)  # fmt: skip
def test_texts_differ_in_words(before, after, told):
    assert pieces(before, after) == told


def test_pieces_always_give_both_texts_back():
    before, after = "A praça, escura; sem banco!\nE sem luz.", "A praça escura, com um banco. E sem luz?"

    found = pieces(before, after)

    assert "".join(said for sign, said in found if sign != "+") == before
    assert "".join(said for sign, said in found if sign != "-") == after


def test_the_last_who_did_something_is_told():
    frames = [
        {"by": "ana", "at": 1, "changes": [["put", note("n1")]]},
        {"by": "bo", "at": 2, "changes": [["patch", "n1", {"x": 3}]]},
        {"by": "", "at": 3, "changes": [["drop", "n2"]]},
    ]

    assert last_doers(frames) == {"n1": ("bo", 2), "n2": ("", 3)}
