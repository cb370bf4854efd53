"""Sealed slips: kept once a person, read by nobody who has the database alone, and erased without a trace."""

import gzip

import msgspec
import pytest
from sqlalchemy import text

from tests.cast import ANA, BO, FAY
from tests.live.test_histories import Readers
from workshop.boards import Boards
from workshop.core.box import Emptied, Slip
from workshop.core.refusal import Refused
from workshop.core.role import Role
from workshop.core.rule import Command
from workshop.core.sight import Viewer
from workshop.store import open_store
from workshop.store.ballots import Unreadable

SAID = {"ballot": {"outro": 1, "parque-da-memoria": 3}}
TELLTALE = b'parque-da-memoria":'
"""As no option is written, but every ballot."""


def keep(store, board, *done):
    store.db.write(store.ballots.writing(board, done))


def test_a_person_has_one_slip_in_a_box(store, session):
    ballots = store.ballots
    keep(store, session.board, ("ana", Slip("p", 1)), ("bo", Slip("p", 2)), ("ana", Slip("p", SAID)), ("ana", Slip("q", 3)))

    assert ballots.own(session.board, "p", "ana") == SAID
    assert ballots.own(session.board, "p", "fay") is None
    assert sorted(map(str, ballots.all(session.board, "p").values())) == ["2", str(SAID)]
    assert ballots.digests(session.board, "p") == {ballots.whose(session.board, "p", who) for who in ("ana", "bo")}


def test_emptying_a_box_leaves_the_others(store, session):
    keep(store, session.board, ("ana", Slip("p", 1)), ("ana", Slip("q", 2)), ("fay", Emptied("p")))

    assert store.ballots.all(session.board, "p") == {}
    assert store.ballots.own(session.board, "q", "ana") == 2


def test_a_person_is_somebody_else_at_every_box(store, session):
    whose = store.ballots.whose

    assert len({whose(board, box, "ana") for board in "ab" for box in "pq"}) == 4
    assert whose("ab", "c", "ana") != whose("a", "bc", "ana")


def test_another_secret_reads_nothing(url, store, session):
    keep(store, session.board, ("ana", Slip("p", SAID)))
    other = open_store(url, "another secret")

    assert other.ballots.own(session.board, "p", "ana") is None
    with pytest.raises(Unreadable):
        other.ballots.all(session.board, "p")
    other.db.close()


def test_slips_that_differ_are_of_one_length_and_never_alike(store, session):
    keep(store, session.board, ("ana", Slip("p", {"a": 1})), ("bo", Slip("p", {"a": 1})), ("fay", Slip("p", {"b": [1, 2]})))

    slips = store.db.read(lambda connection: connection.execute(text("SELECT slip FROM ballots")).scalars().all())

    assert len(set(map(len, slips))) == 1
    assert len(set(map(bytes, slips))) == 3


def command(id, name, **args):
    return Command(id, name, args)


OPEN = {
    "poll": "p", "way": "dots", "title": "Qual?", "settings": {"budget": 3},
    "options": [{"id": "parque-da-memoria", "text": "Parque"}, {"id": "outro", "text": "Outro"}],
}  # fmt: skip


def bytes_of(store, folder):
    """All that the files of SQLite hold; of PostgreSQL all that SQL can read, also of rows no longer seen."""
    if store.db.sqlite:
        return b"".join(path.read_bytes() for path in sorted(folder.glob("mutirao.sqlite3*")))
    dump = (
        "SELECT (SELECT coalesce(string_agg(t::text, ' '), '') FROM ballots t)"
        " || (SELECT coalesce(string_agg(convert_from(changes || undo, 'UTF8'), ' '), '') FROM entries)"
        " || (SELECT pg_relation_size('ballots')::text)"
    )
    return store.db.read(lambda connection: connection.execute(text(dump)).scalar()).encode()


def test_no_byte_of_the_database_tells_a_ballot_before_the_close_or_whose_it_was_after(store, session, tmp_path):
    boards = Boards(store, Readers())
    board = session.board
    boards.act(board, FAY, [command("c1", "poll.open", **OPEN)])
    for at, (viewer, count) in enumerate([(ANA, 2), (BO, 3), (ANA, 1)]):
        boards.act(board, viewer, [command(f"v{at}", "poll.cast", poll="p", ballot={"parque-da-memoria": count})])

    assert TELLTALE not in bytes_of(store, tmp_path)
    assert len(store.ballots.digests(board, "p")) == 2
    digests = [digest.encode() for digest in store.ballots.digests(board, "p")]

    boards.act(board, FAY, [command("c2", "poll.close", poll="p")])
    store.ballots.sweep()

    kept = bytes_of(store, tmp_path)
    assert store.ballots.digests(board, "p") == set()
    assert not any(digest in kept for digest in digests)
    [close] = [entry for entry in store.log.since(board, 0) if entry.command == "poll.close"]
    assert sorted(each["ballot"]["parque-da-memoria"] for each in close.changes[0][2]["ballots"]) == [1, 3]
    assert "ana" not in str(close.changes) and "bo" not in str(close.changes)


def test_erased_ballots_leave_no_room_behind(store, session, tmp_path):
    for box in "pq":
        keep(store, session.board, *((f"person{at}", Slip(box, SAID)) for at in range(200)))
    keep(store, session.board, ("fay", Emptied("p")), ("fay", Emptied("q")))

    store.ballots.sweep()

    if store.db.sqlite:
        assert not (tmp_path / "mutirao.sqlite3-wal").stat().st_size
    else:
        size = "SELECT pg_relation_size('ballots')"
        assert store.db.read(lambda connection: connection.execute(text(size)).scalar()) == 0


def test_a_vote_that_was_refused_with_others_leaves_no_slip(store, session):
    boards = Boards(store, Readers())
    boards.act(session.board, FAY, [command("c1", "poll.open", **OPEN)])
    cast = command("v1", "poll.cast", poll="p", ballot={"outro": 1})

    with pytest.raises(Refused):
        boards.act(session.board, ANA, [cast, command("v2", "poll.cast", poll="p", ballot={"outro": 9})])

    assert store.ballots.digests(session.board, "p") == set()
    assert boards.see(session.board, ANA).records["p"]["cast"] == 0


def test_votes_and_the_close_of_one_act_are_counted_as_they_come(store, session):
    boards = Boards(store, Readers())
    boards.act(session.board, FAY, [command("c1", "poll.open", **OPEN)])
    boards.act(session.board, ANA, [command("v1", "poll.cast", poll="p", ballot={"outro": 1})])
    votes = [command(f"w{at}", "poll.cast", poll="p", ballot={"outro": at}) for at in (1, 2)]

    end = [command(name, name, poll="p") for name in ("poll.close", "poll.reveal")]

    boards.act(session.board, FAY, votes + end)

    record = boards.see(session.board, BO).records["p"]
    assert record["cast"] == 2
    assert sorted(each["ballot"]["outro"] for each in record["ballots"]) == [1, 2]
    assert store.ballots.digests(session.board, "p") == set()


def test_dropping_an_open_poll_erases_what_waits(store, session):
    boards = Boards(store, Readers())
    boards.act(session.board, FAY, [command("c1", "poll.open", **OPEN)])
    boards.act(session.board, ANA, [command("v1", "poll.cast", poll="p", ballot={"outro": 1})])

    boards.act(session.board, FAY, [command("c2", "drop", ids=["p"])])

    assert store.ballots.digests(session.board, "p") == set()


def test_nothing_of_an_act_stays_whose_vote_finds_no_database(store, session):
    boards = Boards(store, Readers())
    boards.act(session.board, FAY, [command("c1", "poll.open", **OPEN)])
    store.db.write(lambda connection: connection.execute(text("ALTER TABLE ballots RENAME TO elsewhere")))
    acts = [command("n", "note.add", note="n", x=0, y=0, text=""), command("v", "poll.cast", poll="p", ballot={"outro": 1})]

    with pytest.raises(Refused) as refused:
        boards.act(session.board, ANA, acts)

    assert refused.value.code == "busy"
    assert "n" not in boards.see(session.board, ANA).records
    store.db.write(lambda connection: connection.execute(text("ALTER TABLE elsewhere RENAME TO ballots")))
    boards.act(session.board, ANA, acts)
    assert boards.see(session.board, ANA).records["p"]["cast"] == 1


def test_each_reads_a_copy_of_the_board_that_is_right_for_them(store, session):
    boards = Boards(store, Readers())
    boards.act(session.board, FAY, [command("c1", "poll.open", **OPEN)])
    other = Viewer("gil", Role.FACILITATOR)

    for viewer, by in ((other, ""), (FAY, "fay"), (other, "")):
        _, packed = boards.seen_json(session.board, viewer)
        assert msgspec.json.decode(gzip.decompress(packed))["records"]["p"]["by"] == by
