"""Members of a programme on the wire: every role on every board of a workshop of many, with every sort of command."""

import pytest

from tests import guests
from tests.guests import Guest
from tests.wire import new_id
from workshop.store import open_store

F, P, M, O, N = "facilitator", "participant", "mentor", "observer", None  # noqa: E741
# what somebody is in the programme, and whether for Aurora alone; then on the plenary, Aurora's board and Sol's
ROLES = {
    "lead": ("lead", False, (F, F, F)),
    "facilitator": ("facilitator", False, (F, F, F)),
    "facilitator of Aurora": ("facilitator", True, (P, P, N)),
    "mentor": ("mentor", False, (M, M, M)),
    "mentor of Aurora": ("mentor", True, (M, M, N)),
    "specialist of Aurora": ("specialist", True, (M, M, N)),
    "member of Aurora": ("member", True, (P, P, N)),
    "observer": ("observer", False, (O, O, O)),
    "observer of Aurora": ("observer", True, (O, O, N)),
    "nobody": (None, False, (N, N, N)),
}
XY = {"x": 0, "y": 0}
COMMANDS = [
    ("note.add", {F, P}, lambda: {"note": new_id(), "text": "t", **XY}),
    ("note.write", {F, P}, lambda: {"note": "first", "text": new_id(), "base": "Uma nota"}),
    ("drop", {F, P}, lambda: {"ids": ["spare"]}),
    ("cluster.make", {F, P}, lambda: {"cluster": new_id(), "notes": ["first"]}),
    ("comment.add", {F, P, M}, lambda: {"comment": new_id(), "on": "first", "text": "Quem disse?"}),
    ("together", {F, P}, lambda: {"commands": [["note.add", {"note": new_id(), "text": "t", **XY}]]}),
    ("step.add", {F}, lambda: {"step": new_id(), "title": "t"}),
    ("stage.set", {F}, lambda: {"missing": "crianças"}),
    ("poll.open", {F}, lambda: {"poll": new_id(), "way": "choice", "title": "?", "options": [
        {"id": "a", "text": "um"}, {"id": "b", "text": "dois"}]}),
]  # fmt: skip


@pytest.fixture(scope="module")
def programme(server):
    """A workshop of two teams, with a note on each board, and somebody of each role as a guest with their cookie."""
    store = open_store(server.database)
    owner = store.accounts.make("Lea", f"lea-{new_id()}@example.org", None, "en")
    made = store.programmes.make("Cidade que escuta", "en", owner.id)
    aurora, sol = (store.programmes.add_team(made.id, name) for name in ("Aurora", "Sol"))
    session = store.sessions.make("Troca", programme=made.id, programme_teams={aurora.id: "Aurora", sol.id: "Sol"})
    people = {}
    for name, (role, in_team, _) in ROLES.items():
        account, people[name] = of_account(server, store, name.title(), session)
        if role is not None:
            store.programmes.add_member(made.id, account.id, role, aurora.id if in_team else None)
    lead = guests.connect(server, people["lead"])
    for board in session.boards:
        assert lead.open(board)["ok"]
        assert lead.act(board, "note.add", {"note": "first", "text": "Uma nota", **XY})["ok"]
    yield store, made, session, people
    store.db.close()


def of_account(server, store, name, session):
    """Somebody who is signed in, and their cookie."""
    account = store.accounts.make(name, f"{new_id()}@example.org".lower(), None, "en")
    link = store.accounts.make_link(account.id, 2**52)
    status, _, answer = guests.request(server, "POST", f"/sign-in/{link}", {})
    assert status == 303
    cookies = "; ".join(value.split(";")[0] for value in answer.get_all("Set-Cookie", []))
    return account, Guest(session.id, account.id, "", session.board, name, cookies)


@pytest.mark.parametrize("name", ROLES)
def test_each_role_on_each_board_with_each_command(server, programme, name):
    _, _, session, people = programme
    client, lead = guests.connect(server, people[name]), guests.connect(server, people["lead"])
    for board in session.boards:
        assert lead.open(board)["ok"]

    for board, role in zip(session.boards, ROLES[name][2], strict=True):
        lead.act(board, "note.add", {"note": "spare", "text": "Uma nota", **XY})
        opened = client.open(board)
        assert (opened.get("role") if opened["ok"] else opened["code"]) == (role or "unknown_board"), board
        for command, who, args in COMMANDS:
            answer = client.act(board, command, args())
            if role is None:
                assert answer["code"] == "unknown_board", f"{name} {command}"
            elif role in who:
                assert answer["ok"] or answer["code"] not in ("not_allowed", "unknown_board"), f"{name} {command} {answer}"
            else:
                assert answer["code"] == "not_allowed", f"{name} {command} {answer}"


def test_who_is_taken_out_of_the_programme_is_let_in_no_more(server, programme):
    store, made, session, _ = programme
    account, guest = of_account(server, store, "Ivo", session)
    member = store.programmes.add_member(made.id, account.id, "mentor")
    assert guests.connect(server, guest).open(session.boards[1])["role"] == M

    store.programmes.remove_member(member.id)

    assert guests.connect(server, guest).open(session.boards[1])["code"] == "unknown_board"
