"""The gardener sees the last changes in facts, and takes back one, or all of the last minutes."""

import random

from tests.web.conftest import act, add


def recent(client, session):
    return client.get(f"/api/v1/boards/{session.board}/recent").json["changes"]


def put_back(client, session, since=0):
    return client.post(f"/api/v1/boards/{session.board}/recent", json={"since": since}).json


def records(client, session):
    told = client.get(f"/api/v1/boards/{session.board}").json["records"]
    return {id: record for id, record in told.items() if record["kind"] == "note"}


def test_who_did_what_with_how_many_things_is_told_newest_first(ana, fay, session, parts):
    add(parts, session, ana, "a", "Luz")
    add(parts, session, ana, "b", "Quadra")
    act(parts, session, ana, "move", moves=[["a", 24, 0], ["b", 48, 0]])
    act(parts, session, fay, "stage.set", locked=False, question="Por quê?")
    act(parts, session, fay, "drop", ids=["a"])

    told = [(one["name"], one["deed"], one["kind"], one["count"], one["words"]) for one in recent(fay, session)]

    assert told == [
        ("Fay", "removed", "note", 1, "Luz"),
        ("Ana", "moved", "", 2, "Quadra"),
        ("Ana", "added", "note", 1, "Quadra"),
        ("Ana", "added", "note", 1, "Luz"),
    ]


def test_nobody_but_a_facilitator_is_told(ana, fay, session, parts):
    add(parts, session, ana, "a")

    assert ana.get(f"/api/v1/boards/{session.board}/recent").status_code == 403
    assert ana.post(f"/api/v1/boards/{session.board}/recent", json={"since": 0}).status_code == 403


def test_while_authors_are_hidden_not_even_a_gardener_knows_who_it_was(ana, fay, session, parts):
    add(parts, session, ana, "a")
    act(parts, session, fay, "stage.set", authors="hidden")
    act(parts, session, ana, "move", moves=[["a", 240, 0]])

    names = {one["name"] for one in recent(fay, session)}

    assert names == {""}


def test_what_somebody_wrote_in_private_is_not_read_by_the_gardener(ana, fay, session, parts):
    act(parts, session, fay, "stage.set", private=True)
    add(parts, session, ana, "a", "Um segredo")
    sees = "a" in records(fay, session)

    words = [one["words"] for one in recent(fay, session)]

    assert ("Um segredo" in words) == sees


def test_two_hundred_moves_and_removals_are_put_back(ana, bo, fay, session, parts):
    seed = random.randrange(10**6)
    chance = random.Random(seed)
    notes = [f"n{number}" for number in range(40)]
    for note in notes:
        add(parts, session, ana, note, f"Nota {note}")
    before = records(fay, session)
    since = recent(fay, session)[0]["at"]
    while parts.boards.room(session.board).board.seq and _now(parts) <= since:
        pass
    there = list(notes)
    for _ in range(200):
        if len(there) > 5 and chance.random() < 0.15:
            gone = there.pop(chance.randrange(len(there)))
            act(parts, session, bo, "drop", ids=[gone])
        else:
            moved = chance.choice(there)
            act(parts, session, bo, "move", moves=[[moved, chance.randrange(9999), chance.randrange(9999)]])
    assert records(fay, session) != before, seed

    back = put_back(fay, session, since)

    assert (back["restored"], back["could_not"]) == (200, 0), seed
    assert records(fay, session) == before, seed


def test_what_was_changed_since_stays_and_is_counted(ana, bo, fay, session, parts):
    add(parts, session, ana, "a", "Luz")
    act(parts, session, bo, "note.write", note="a", text="Nada", base="Luz")
    act(parts, session, fay, "note.write", note="a", text="Luz na praça", base="Nada")

    back = put_back(fay, session)

    assert back["could_not"] >= 1
    assert records(fay, session)["a"]["text"] == "Luz na praça"


def _now(parts):
    return parts.boards._clock()
