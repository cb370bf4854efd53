"""Out and in again: the same boards, record by record and seq by seq, without anybody's name and without what is hidden."""

import pytest

from tests.cast import ANA, BO, FAY
from tests.histories import history
from tests.portable.conftest import folded, lines, log, parts, texts
from workshop.core.sight import DOERS
from workshop.portable.records import FIELDS
from workshop.store.files import File, Room

OPEN = (
    "stage.set",
    "stage.carry",
    "stage.circles",
    "poll.open",
    "poll.cast",
    "poll.close",
    "poll.reveal",
    "poll.decide",
)
"""What may hide something."""
ROOM = Room(10**9, 10**9, 100)
PICTURE = bytes.fromhex(
    "52494646240000005745425056503820180000003001009d012a0100010001402625a400037000fefd366800"
)


def nothing_hidden(seed):
    for viewer, command in history(seed, 200):
        hides = command.name in OPEN or "author" in command.args or command.name in ("together", "image.add")
        if not hides:
            yield viewer, command


def renamed(place, session, brought):
    """Whoever was in one is the one of the same initials in the other."""
    after = {person.name: person.id for person in place.store.portable.people(brought.id)}
    return {"ana": after["A. L."], "bo": after["B."], "fay": after["F. R."]}


def as_before(value, names):
    """What was brought in, told with the ids of before."""
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, dict):
        return {names.get(name, name): as_before(each, names) for name, each in value.items()}
    if isinstance(value, list):
        return [as_before(each, names) for each in value]
    return value


@pytest.mark.parametrize("seed", range(3))
def test_out_and_in_again_gives_the_same_board(place, seed):
    session = place.workshop()
    place.live(session.board, nothing_hidden(seed))
    before = log(place, session.board)

    brought = place.bring(place.take(session))

    names = {new: old for old, new in renamed(place, session, brought).items()}
    after = log(place, brought.board)
    assert len(before) > 20
    assert [entry.seq for entry in after] == [entry.seq for entry in before]
    for was, now in zip(before, after, strict=True):
        if was.changes:
            assert (now.at, now.by, now.command) == (
                was.at,
                renamed(place, session, brought)[was.by],
                was.command,
            )
        assert as_before(now.changes, names) == was.changes
        assert as_before(now.undo, names) == was.undo
    seen = place.boards.see(brought.board, FAY).records
    assert as_before(seen, names) == place.boards.see(session.board, FAY).records


def test_a_board_lives_on_where_it_was_brought(place):
    session = place.workshop()
    place.act(session.board, ANA, "c1", "note.add", note="n", x=0, y=0, text="Água")
    place.act(session.board, ANA, "c2", "note.write", note="n", text="Água limpa", base="Água")

    brought = place.bring(place.take(session))
    place.act(brought.board, FAY, "c3", "restore", seq=2)
    place.act(brought.board, FAY, "c4", "note.add", note="m", x=300, y=0, text="Escola")

    there = place.boards.see(brought.board, FAY).records
    assert (there["n"]["text"], there["m"]["text"]) == ("Água", "Escola")
    assert place.boards.see(session.board, FAY).records.keys() == {"n"}


def test_a_workshop_comes_with_what_is_said_of_it_and_without_its_codes(place):
    session = place.workshop(
        place="Salão", purpose="Ouvir o bairro", basis="consent", keep_days=90, starts=1, ends=2
    )

    path = place.take(session)
    brought = place.bring(path, owner="somebody")

    for name in (
        "title",
        "language",
        "at",
        "place",
        "purpose",
        "basis",
        "keep_days",
        "starts",
        "ends",
        "teaming",
    ):
        assert getattr(brought, name) == getattr(session, name)
    rows = place.store.boards.of(brought.id)
    assert [(row.title, row.team) for row in rows] == [("Bairro que acolhe", False), ("Equipe Aurora", True)]
    assert (brought.owner, brought.removed) == ("somebody", None)
    everything = b"".join(parts(path).values())
    for secret in (session.code, session.facilitator_code, session.id, session.board, "Lima", "Rocha"):
        assert secret.encode() not in everything


def test_bringing_twice_gives_two_workshops(place):
    session = place.workshop()
    place.act(session.board, ANA, "c1", "note.add", note="n", x=0, y=0, text="Água")
    path = place.take(session)

    one, other = place.bring(path), place.bring(path)

    assert len({session.id, one.id, other.id}) == 3
    assert len({session.board, one.board, other.board}) == 3


@pytest.mark.parametrize("seed", range(16))
def test_only_what_its_taker_could_see_is_in_the_file(quick, seed):
    session = quick.workshop()
    quick.live(session.board, history(seed, 120))
    shown = set(texts(quick.boards.entries(session.board, FAY, 0)))
    seen = quick.boards.see(session.board, FAY).records
    unsigned = seen.get("stage", {}).get("authors") == "hidden"
    seen = {
        id: record
        for id, record in seen.items()
        if not unsigned or record["kind"] not in ("reaction", "ballot")
    }

    path = quick.take(session)
    brought = quick.bring(path)

    told = {
        text
        for text in texts(lines(parts(path)["sessions/1/boards/1.jsonl"]))
        if text.startswith(("text ", "decision"))
    }
    assert told <= shown
    names = {new: old for old, new in renamed(quick, session, brought).items()}
    there = as_before(folded(log(quick, brought.board)), names)
    for id, record in seen.items():
        other = ("by", "evidence", "file", *DOERS, *(["sense"] if unsigned else []))
        left = {name: value for name, value in record.items() if name not in other}
        assert {name: there[id].get(name) for name in left} == left
        if not record["by"]:
            assert there[id]["by"] not in ("ana", "bo", "fay")
    assert there.keys() == seen.keys()


@pytest.mark.parametrize("seed", range(8))
def test_every_entry_that_came_can_be_taken_back(quick, seed):
    session = quick.workshop()
    quick.live(session.board, history(seed, 80))

    brought = quick.bring(quick.take(session))

    entries = log(quick, brought.board)
    for entry in reversed(entries):
        before, after = folded(entries, entry.seq - 1), folded(entries, entry.seq)
        board = type(quick.boards.room(brought.board).board)(lambda record: (), 0, after.values())
        board.apply(entry.undo)
        assert board.records == before


def test_drafts_that_nobody_was_shown_stay_behind(place):
    session = place.workshop()
    place.act(session.board, FAY, "s1", "stage.set", private=True)
    place.act(session.board, ANA, "c1", "note.add", note="n", x=0, y=0, text="primeiro rascunho")
    place.act(
        session.board, ANA, "c2", "note.write", note="n", text="o que foi mostrado", base="primeiro rascunho"
    )
    place.act(session.board, ANA, "c3", "note.add", note="gone", x=0, y=0, text="apagada a tempo")
    place.act(session.board, ANA, "c4", "drop", ids=["gone"])
    place.act(session.board, FAY, "s2", "stage.set", private=False)

    path = place.take(session)

    told = parts(path)["sessions/1/boards/1.jsonl"].decode()
    assert "o que foi mostrado" in told
    assert "primeiro rascunho" not in told and "apagada a tempo" not in told
    brought = place.bring(path)
    assert [entry.seq for entry in log(place, brought.board)] == [1, 2, 3, 4, 5, 6]
    assert place.boards.see(brought.board, FAY).records["n"]["text"] == "o que foi mostrado"


def test_what_is_private_now_stays_behind_but_ones_own(place):
    session = place.workshop()
    place.act(session.board, FAY, "s1", "stage.set", private=True)
    place.act(session.board, ANA, "c1", "note.add", note="n", x=0, y=0, text="segredo de Ana")
    place.act(session.board, FAY, "c2", "note.add", note="m", x=300, y=0, text="nota de quem leva")

    path = place.take(session)

    told = parts(path)["sessions/1/boards/1.jsonl"].decode()
    assert "segredo de Ana" not in told and "nota de quem leva" in told
    assert place.taken.hidden == 1
    assert (
        "nota de quem leva" not in parts(place.take(session, taker=""))["sessions/1/boards/1.jsonl"].decode()
    )


def test_who_hid_their_name_is_nobody_in_the_file(place):
    session = place.workshop()
    place.act(session.board, ANA, "c1", "note.add", note="n", x=0, y=0, text="sem nome", proxy="Dona Rosa")
    place.act(session.board, ANA, "c2", "note.set", notes=["n"], author="hidden")
    place.act(
        session.board, BO, "c3", "note.add", note="m", x=300, y=0, text="com nome", proxy="Seu Raimundo Alves"
    )

    brought = place.bring(place.take(session))

    people = {person.id: person.name for person in place.store.portable.people(brought.id)}
    first, second, third = log(place, brought.board)
    assert [people[entry.by] for entry in (first, second, third)] == ["Alguém", "Alguém", "B."]
    assert place.boards.see(brought.board, FAY).records["n"]["by"] == ""
    assert third.changes[0][1]["proxy"] == "S. R. A."


def test_ballots_that_nobody_may_see_stay_behind(place):
    session = place.workshop()
    vote = {
        "way": "choice",
        "title": "?",
        "options": [{"id": "x", "text": "um"}, {"id": "y", "text": "dois"}],
        "secret": True,
    }
    place.act(session.board, FAY, "c1", "poll.open", poll="p", **vote)
    place.act(session.board, ANA, "c2", "poll.cast", poll="p", ballot=["x"])
    place.act(session.board, FAY, "c3", "poll.open", poll="q", **vote)
    place.act(session.board, ANA, "c4", "poll.cast", poll="q", ballot=["x"])
    place.act(session.board, FAY, "c5", "poll.close", poll="q")
    place.act(session.board, FAY, "c6", "poll.open", poll="r", **vote)
    place.act(session.board, ANA, "c7", "poll.cast", poll="r", ballot=["x"])
    place.act(session.board, FAY, "c8", "poll.close", poll="r")
    place.act(session.board, FAY, "c9", "poll.reveal", poll="r")

    place.act(session.board, FAY, "c10", "poll.decide", poll="r", decided="Um", who="ana lima")

    brought = place.bring(place.take(session))

    there = place.boards.see(brought.board, FAY).records
    people = {person.id: person.name for person in place.store.portable.people(brought.id)}
    assert there["r"]["decision"]["who"] == "A. L."
    assert "ballots" not in folded(log(place, brought.board))["q"]
    assert there["r"]["ballots"] == [{"ballot": ["x"]}]
    assert [people[entry.by] for entry in log(place, brought.board) if entry.command == "poll.cast"] == [
        "Alguém"
    ] * 3
    assert place.store.ballots.digests(brought.board, "p") == set()
    assert place.taken.votes == 2


def test_pictures_travel_but_for_those_of_children(place):
    session, young = place.workshop(), place.store.sessions.make("Turma", children=True)
    for each in (session, young):
        place.store.files.add(File(f"f{each.id}", each.board, "ana", "image/webp", 1, 1, PICTURE), ROOM)
        place.act(
            each.board,
            FAY,
            "c1",
            "image.add",
            image="i",
            x=0,
            y=0,
            w=40,
            h=30,
            file=f"f{each.id}",
            alt="Um mapa",
        )

    brought = place.bring(place.take(session))
    kept = place.store.files.get(brought.board, place.boards.see(brought.board, FAY).records["i"]["file"])
    assert (kept.data, kept.type, kept.w, kept.h) == (PICTURE, "image/webp", 1, 1)

    path = place.take(young)
    assert not [name for name in parts(path) if name.endswith(".webp")]
    assert place.boards.see(place.bring(path).board, FAY).records["i"]["alt"] == "Um mapa"


def test_a_carried_stage_is_not_carried_again(place):
    session = place.workshop()
    team = session.boards[1]
    place.act(session.board, FAY, "s1", "stage.set", question="O que falta?")
    place.act(team, FAY, "s2", "stage.carry", inside=True, stage={"question": "O que falta?"}, carried=1)

    brought = place.bring(place.take(session))

    from workshop.setting import derived

    assert place.store.log.holding(brought.boards, derived("carry", brought.board, 1)) == {brought.boards[1]}


def test_nobody_can_be_one_of_those_who_came(place):
    session = place.workshop()
    brought = place.bring(place.take(session))

    people = [place.store.people.get(person.id) for person in place.store.portable.people(brought.id)]
    assert [person.name for person in people] == ["A. L.", "B.", "F. R."]
    assert {(person.code, person.account) for person in people} == {(None, None)}


def test_names_after_an_at_become_initials(place):
    session = place.workshop()
    place.act(session.board, ANA, "c1", "note.add", note="n", x=0, y=0, text="Água")
    said = {"comment": "k", "on": "n", "text": "@Fay Rocha e @Bo, @Bonita", "mentions": ["fay", "bo"]}
    place.act(session.board, ANA, "c2", "comment.add", **said)

    brought = place.bring(place.take(session))

    record = place.boards.see(brought.board, FAY).records["k"]
    people = {person.id: person.name for person in place.store.portable.people(brought.id)}
    assert record["text"] == "@F. R. e @B., @Bonita"
    assert [people[id] for id in record["mentions"]] == ["F. R.", "B."]


@pytest.mark.parametrize("seed", range(20, 26))
def test_every_field_that_rules_make_has_its_shape(quick, seed):
    """What a rule writes is checked when it comes in; a new field belongs into portable/shapes.py."""
    session = quick.workshop()
    quick.live(session.board, history(seed, 150))
    for entry in log(quick, session.board):
        for each in entry.changes:
            record = each[1] if each[0] == "put" else {}
            assert not record.keys() - FIELDS.get(record.get("kind"), set())
