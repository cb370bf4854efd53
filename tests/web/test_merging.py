"""Merging over the wire: whoever wrote either text is named, and suggestions tell nobody what they don't see."""

import pytest

from tests.web.conftest import act, add


@pytest.fixture
def twice(parts, session, ana, bo):
    add(parts, session, ana, "a", "Rua escura")
    add(parts, session, bo, "b", "Rua escura")


def ask(who, session, path):
    return who.get(f"/api/v1/boards/{session.board}{path}")


def test_the_same_text_of_two_people_is_offered_for_merging(session, ana, twice):
    assert ask(ana, session, "/insights/duplicates").json["pairs"] == [{"ids": ["a", "b"], "likeness": 1.0}]


def test_while_people_write_in_private_nobody_hears_that_another_wrote_the_same(parts, session, ana, bo, fay, twice):
    act(parts, session, fay, "stage.set", private=True)

    for who in (ana, bo, fay):
        assert ask(who, session, "/insights/duplicates").json["pairs"] == []
    assert ask(ana, session, "/insights/groups").json["alone"] == ["a"]
    assert ask(fay, session, "/insights/groups").json["alone"] == []


def test_both_authors_are_named_to_newcomers_and_in_files(parts, session, ana, fay, twice):
    act(parts, session, ana, "note.merge", note="b", into="a")

    board = ask(fay, session, "").json
    [merged] = board["records"]["a"]["merged"]
    assert (merged["text"], board["names"][merged["by"]]) == ("Rua escura", "Bo")
    assert "Bo: Rua escura" in ask(fay, session, "/export/csv").text
    assert '"Bo"' in ask(fay, session, "/export/json").text
