"""The three changes, held equal with the browser's applier by shared vectors."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.core import change
from workshop.objects import empty_board

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "changes.json").read_text())


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["name"] for vector in VECTORS])
def test_changes_do_what_the_shared_vectors_say(vector):
    records = dict(vector["records"])

    for each in vector["changes"]:
        now = change.after(records.get(change.target(each)), each)
        records.pop(change.target(each), None)
        if now is not None:
            records[change.target(each)] = now

    assert records == vector["after"]


records = st.builds(
    lambda id, fields: {"id": id, "kind": "text", **fields},
    st.sampled_from("ab"),
    st.dictionaries(st.sampled_from(["x", "words", "size"]), st.integers(0, 3)),
)
changes = st.one_of(
    records.map(change.put),
    st.builds(
        change.patch,
        st.sampled_from("ab"),
        st.dictionaries(st.sampled_from(["x", "words"]), st.one_of(st.none(), st.integers(0, 3))),
    ),
    st.sampled_from("ab").map(change.drop),
)


@given(st.lists(records), st.lists(changes))
def test_undoing_gives_back_what_was_there(before, done):
    board = empty_board()
    board.apply(change.put(record) for record in before)
    was = dict(board.records)

    undo = board.apply(done)
    board.apply(undo)

    assert board.records == was


@given(st.none() | records, st.none() | records)
def test_a_difference_applied_gives_the_other_record(before, now):
    if before is not None and now is not None:
        now = {**now, "id": before["id"]}

    each = change.difference(before, now)

    assert (before if each is None else change.after(before, each)) == now
