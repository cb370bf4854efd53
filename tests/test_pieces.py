"""A board as a piece of the gallery keeps what was thought, nothing of who thought it, and comes back through the gate."""

from itertools import count

from workshop import pieces
from workshop.core.board import Board
from workshop.core.role import Role
from workshop.core.rule import Ask, Command, decide
from workshop.core.sight import Viewer
from workshop.objects import KINDS, RULES, hangs_on

BY = {"by": "ana", "at": 5}
RECORDS = [
    {"id": "f", "kind": "frame", "x": 0, "y": 0, "w": 900, "h": 600, "title": "Causas", "layout": "free",
     "labels": [], **BY},
    {"id": "n", "kind": "note", "x": 10, "y": 10, "text": "Rua escura", "color": "sky", "sort": "problem", "cluster": "k",
     "proxy": "Dona Zefa", "mover": "bo", "locked": "fay", "file": "x", **BY},
    {"id": "m", "kind": "note", "x": 10, "y": 210, "text": "Sem banco", "color": "sand", "sort": "idea", "cluster": "k",
     **BY},
    {"id": "k", "kind": "cluster", "x": 0, "y": 0, "title": "À noite", "color": "sand", **BY},
    {"id": "l", "kind": "link", "from": "n", "to": "m", "sort": "causal", "polarity": "+", "evidence": ["n"], **BY},
    {"id": "x", "kind": "link", "from": "n", "to": "gone", "sort": "plain", **BY},
    {"id": "c", "kind": "comment", "on": "n", "text": "Ana disse", **BY},
    {"id": "i", "kind": "image", "x": 0, "y": 0, "w": 9, "h": 9, "file": "foto", "alt": "Ana", **BY},
    {"id": "p", "kind": "poll", "title": "?", "ballots": [], **BY},
]  # fmt: skip


def laid_out(frozen, credit="De Aurora"):
    """The records of an empty board on which it was laid out."""
    numbers, board = count(), Board(hangs_on, 0)
    ask = Ask(Viewer("fay", Role.FACILITATOR), 1_000, lambda seq: None)
    for portion in pieces.thaw(frozen, credit, lambda: f"new{next(numbers)}"):
        decided = decide(board, RULES, Command("c", "together", {"commands": portion}), ask)
        board.apply(decided.changes)
    return board


def test_nothing_of_people_is_kept():
    frozen = pieces.freeze(RECORDS)

    assert [each["id"] for each in frozen] == ["f", "n", "m", "k", "l", "x"]
    for name in ("by", "at", "proxy", "mover", "locked", "file", "evidence"):
        assert all(name not in each for each in frozen)
    assert "Zefa" not in repr(frozen) and "Ana" not in repr(frozen)


def test_it_comes_back_as_it_was_with_new_ids_and_its_credit():
    board = laid_out(pieces.freeze(RECORDS))

    notes = {each["text"]: each for each in board.of("note").values()}
    [group] = board.of("cluster").values()
    [link] = board.of("link").values()
    assert set(notes) == {"Rua escura", "Sem banco"}
    assert (notes["Rua escura"]["color"], notes["Rua escura"]["sort"]) == ("sky", "problem")
    assert group["title"] == "À noite" and {each["cluster"] for each in notes.values()} == {group["id"]}
    assert (link["from"], link["to"]) == (notes["Rua escura"]["id"], notes["Sem banco"]["id"])
    assert [each["words"] for each in board.of("text").values()] == ["De Aurora"]
    assert [each["title"] for each in board.of("frame").values()] == ["Causas"]
    assert not {"n", "m", "k", "l", "f"} & board.records.keys()


def test_groups_in_groups_lie_in_each_other_again():
    inner = [
        {**RECORDS[1], "id": "o", "cluster": "q"},
        {"id": "q", "kind": "cluster", "x": 0, "y": 0, "title": "Dentro", "in": "k", **BY},
    ]

    groups = {
        each["title"]: each for each in laid_out(pieces.freeze([*RECORDS, *inner])).of("cluster").values()
    }

    assert groups["Dentro"]["in"] == groups["À noite"]["id"]


def test_a_large_board_goes_in_portions():
    many = [
        {
            "id": f"n{at}",
            "kind": "note",
            "x": 0,
            "y": at,
            "text": str(at),
            "color": "sand",
            "sort": "idea",
            **BY,
        }
        for at in range(900)
    ]
    portions = pieces.thaw(pieces.freeze(many), "De Aurora", iter(map(str, count())).__next__)

    assert [len(portion) for portion in portions] == [400, 400, 101]


def test_every_kind_that_is_kept_is_one():
    assert pieces.KEPT.keys() <= KINDS.keys()
