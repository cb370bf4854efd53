"""Members of a programme are somebody in its workshops without a code, each on the boards that are theirs."""

import pytest

from tests.web.programme import cast

F, P, M, O = "facilitator", "participant", "mentor", "observer"  # noqa: E741
# who: plenary, Aurora's board, Sol's board in the workshop of many; Aurora's own workshop
TABLE = {
    "lea": (F, F, F, F),
    "fay": (F, F, F, F),
    "mel": (M, M, None, M),
    "sara": (M, M, None, M),
    "wim": (M, M, M, M),
    "ana": (P, P, None, P),
    "bo": (P, None, P, None),
    "otto": (O, O, O, O),
    "zoe": (None, None, None, None),
}


@pytest.fixture
def all(browser, parts, address):
    return cast(browser, parts, address)


def role(client, board):
    """What somebody is on a board, as its page tells; None where it isn't theirs."""
    answer = client.get(f"/b/{board}")
    if answer.status_code == 404:
        return None
    assert answer.status_code == 200
    return next(
        each
        for each in (F, P, M, O)
        if f'"role": "{each}"' in answer.text or f'"role":"{each}"' in answer.text
    )


@pytest.mark.parametrize("who", TABLE)
def test_each_member_opens_their_boards(all, who):
    client = getattr(all.of, who)

    assert tuple(role(client, board) for board in (*all.many.boards, all.own.board)) == TABLE[who]
    assert role(client, all.other.board) is None


def test_who_is_taken_out_of_the_programme_is_nobody_there(all, parts):
    assert role(all.of.mel, all.own.board) == M
    member = next(
        each
        for each in parts.store.programmes.members(all.programme.id)
        if each.account == all.of.mel.account.id
    )

    parts.store.programmes.remove_member(member.id)

    assert role(all.of.mel, all.own.board) is None


def test_a_workshop_that_leaves_the_programme_takes_the_rights_along(all, parts):
    assert role(all.of.fay, all.own.board) == F

    parts.store.sessions.set(all.own.id, programme=None, programme_team=None)

    assert role(all.of.fay, all.own.board) is None


def test_a_member_cannot_go_to_another_teams_table_by_themselves(all, parts):
    aurora, sol = all.many.boards[1:]
    url = f"/api/v1/sessions/{all.many.id}/me"
    assert role(all.of.ana, aurora) == P

    assert all.of.ana.patch(url, json={"team": sol}).status_code == 403
    assert all.of.ana.patch(url, json={"team": aurora}).status_code == 200


def test_whom_the_facilitator_seats_elsewhere_is_there(all, parts):
    aurora, sol = all.many.boards[1:]
    assert role(all.of.ana, aurora) == P
    person = parts.store.people.of(all.many.id)[0].id

    url = f"/api/v1/sessions/{all.many.id}/people/{person}"
    assert all.of.fay.patch(url, json={"team": sol}).status_code == 200

    assert (role(all.of.ana, aurora), role(all.of.ana, sol)) == (None, P)


def test_what_somebody_is_for_the_programme_changes_there_alone(all, parts):
    role(all.of.mel, all.own.board)
    person = parts.store.people.of(all.own.id)[0].id

    url = f"/api/v1/sessions/{all.own.id}/people/{person}"
    assert all.of.fay.patch(url, json={"role": "observer"}).status_code == 409
    assert all.of.fay.patch(url, json={"role": "facilitator"}).status_code == 200
    assert role(all.of.mel, all.own.board) == F


@pytest.mark.parametrize("who", ["mel", "wim", "otto", "ana", "bo", "zoe"])
def test_only_who_leads_is_let_into_the_pages_of_who_facilitates(all, who):
    client = getattr(all.of, who)

    for path in ("about", "people"):
        assert client.get(f"/s/{all.many.id}/{path}").status_code in (403, 404), path
    assert all.of.lea.get(f"/s/{all.many.id}/about").status_code == 200


def test_the_wall_shows_each_the_boards_that_are_theirs(all):
    def shown(client):
        answer = client.get(f"/api/v1/sessions/{all.many.id}/wall")
        return (
            [team["title"] for team in answer.json["teams"]]
            if answer.status_code == 200
            else answer.status_code
        )

    assert [shown(client) for client in (all.of.mel, all.of.wim, all.of.lea)] == [
        ["Aurora"],
        *[["Aurora", "Sol"]] * 2,
    ]
    assert (shown(all.of.ana), shown(all.of.zoe)) == (403, 404)
