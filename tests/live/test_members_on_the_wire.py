"""Members of a programme on the wire: a mentor's socket changes nothing but comments, another team's board stays shut."""

from tests import guests
from tests.guests import Guest
from tests.wire import new_id
from workshop.store import open_store

NOTE = {"note": "n", "x": 0, "y": 0, "text": "Uma nota"}


def of_account(server, store, name, session):
    """Somebody who is signed in, as a guest with their cookie."""
    account = store.accounts.make(name, f"{name}-{new_id()}@example.org", None, "en")
    link = store.accounts.make_link(account.id, 2**52)
    status, _, answer = guests.request(server, "POST", f"/sign-in/{link}", {})
    assert status == 303
    cookies = "; ".join(value.split(";")[0] for value in answer.get_all("Set-Cookie", []))
    return account, Guest(session.id, account.id, "", session.board, name, cookies)


def test_a_mentor_and_a_member_on_each_board(server):
    store = open_store(server.database)
    owner = store.accounts.make("Lea", f"lea-{new_id()}@example.org", None, "en")
    programme = store.programmes.make("Cidade que escuta", "en", owner.id)
    aurora, sol = (store.programmes.add_team(programme.id, name) for name in ("Aurora", "Sol"))
    session = store.sessions.make("Troca", programme=programme.id, programme_teams={aurora.id: "Aurora", sol.id: "Sol"})
    (mel, mels), (ana, anas) = (of_account(server, store, name, session) for name in ("Mel", "Ana"))
    store.programmes.add_member(programme.id, mel.id, "mentor", aurora.id)
    store.programmes.add_member(programme.id, ana.id, "member", aurora.id)
    _, board, closed = session.boards

    member, mentor = guests.connect(server, anas), guests.connect(server, mels)
    assert member.open(board)["role"] == "participant"
    assert mentor.open(board)["role"] == "mentor"
    assert [client.open(closed)["code"] for client in (member, mentor)] == ["unknown_board"] * 2

    assert member.act(board, "note.add", NOTE)["ok"]
    assert mentor.act(board, "note.add", {**NOTE, "note": "m"})["code"] == "not_allowed"
    assert mentor.act(board, "drop", {"ids": ["n"]})["code"] == "not_allowed"
    assert mentor.act(closed, "note.add", NOTE)["code"] == "unknown_board"
    assert mentor.act(board, "comment.add", {"comment": "c", "on": "n", "text": "Quem disse?"})["ok"]

    store.programmes.remove_member(store.programmes.members(programme.id)[0].id)
    assert guests.connect(server, mels).open(board)["code"] == "unknown_board"
    store.db.close()
