"""What is printed for the room: who may, what is on it, and that a code on paper is read as one."""

import re

import pytest

from tests.web.conftest import act
from workshop.web.paper import boxes, new_code

CODE = re.compile(r'slip__code">([A-Z0-9]{5})<')


@pytest.fixture
def poll(parts, session, fay):
    options = [{"id": "trees", "text": "Plant trees"}, {"id": "lamps", "text": "Fix the lamps"}]
    act(parts, session, fay, "poll.open", poll="vote", way="dots", title="Which first?", options=options)
    return "vote"


def test_a_code_has_a_digit_and_no_sign_that_looks_like_another():
    for code in {new_code() for _ in range(2_000)}:
        assert re.fullmatch(r"(?=[A-Z]*[2-9])[A-HJ-NP-Z2-9]{5}", code)


@pytest.mark.parametrize(
    ("way", "settings", "expected"),
    [
        ("dots", {"budget": 5, "most": 3}, ["○", "○", "○"]),
        ("score", {"most": 3}, ["0", "1", "2", "3"]),
        ("score", {"most": 50}, ["____"]),
        ("gradients", {}, list("12345678")),
        ("choice", {"most": None}, ["☐"]),
    ],
)
def test_a_ballot_has_the_boxes_of_its_way(way, settings, expected):
    assert boxes({"way": way, "settings": settings}) == expected


def test_slips_have_as_many_different_codes_as_there_are_places(fay, session):
    page = fay.get(f"/s/{session.id}/print/notes?sheets=3").text

    codes = CODE.findall(page)
    assert len(codes) == len(set(codes)) == 24


def test_paper_speaks_the_language_of_the_workshop(fay, session):
    page = fay.get(f"/s/{session.id}/print/cards", headers={"Accept-Language": "en"}).text

    assert "Aponte a câmera" in page


def test_cards_tell_the_code_and_ballots_the_options(fay, session, poll):
    cards = fay.get(f"/s/{session.id}/print/cards?sheets=1").text
    assert f"{session.code[:4]} {session.code[4:]}" in cards

    choose = fay.get(f"/s/{session.id}/print").text
    assert "Which first?" in choose

    ballots = fay.get(f"/s/{session.id}/print/ballots?board={session.board}&poll={poll}").text
    assert "Plant trees" in ballots and "Fix the lamps" in ballots
    assert fay.get(f"/s/{session.id}/print/ballots?poll=none").status_code == 404


def test_only_those_who_facilitate_print(ana, session):
    for page in ("print", "print/notes", "print/cards", "print/ballots"):
        assert ana.get(f"/s/{session.id}/{page}").status_code == 403


def test_numbers_out_of_bounds_are_brought_within_them(fay, session):
    assert len(CODE.findall(fay.get(f"/s/{session.id}/print/notes?sheets=-4").text)) == 8
    assert fay.get(f"/s/{session.id}/print/notes?sheets=many").status_code == 400
