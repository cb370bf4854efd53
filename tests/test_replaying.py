"""The story of a board: folded it is what a newcomer sees, and it tells nobody what they may not see now."""

import json
import os
import signal

import gevent
import pytest

from tests.cast import ANA, BO, FAY, MEL
from tests.histories import history
from tests.live.test_histories import Readers
from tests.store.databases import fresh
from tests.wire import Copy
from workshop import replaying
from workshop.boards import Boards
from workshop.core.refusal import Refused
from workshop.core.rule import Command, Entry
from workshop.core.sight import Viewer
from workshop.replaying import Replays
from workshop.rewriting import ERASED
from workshop.store import open_store
from workshop.story import Past, Row, Story

HISTORIES, LENGTH = 48, 60
READERS = ANA, BO, FAY, MEL, Viewer("", BO.role)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def store(request, tmp_path_factory):
    with fresh(request.param, tmp_path_factory.mktemp("replaying")) as url:
        store = open_store(url)
        yield store
        store.db.close()


@pytest.fixture
def boards(store):
    return Boards(store, Readers())


@pytest.fixture
def board(store):
    return store.sessions.make("Bairro que acolhe", boards=("Equipe Aurora",)).boards[1]


@pytest.fixture
def replays(store, boards):
    found = Replays(store, boards)
    yield found
    found.end()


def act(boards, board, viewer, name, **args):
    """Give a command; whether it was accepted."""
    act.number = getattr(act, "number", 0) + 1
    try:
        boards.act(board, viewer, [Command(f"a{act.number}", name, args)])
    except Refused:
        return False
    return True


def rows(store, board):
    return [Row(*row) for row in store.log.told(board, 0, 10_000)]


def story(store, board, viewer):
    past = Past()
    past.grow(rows(store, board))
    told = Story(past.veil(), viewer)
    told.grow(past.rows)
    return told


def entries(told):
    return [json.loads(frame) for frame in told.frames]


def fold(frames, viewer):
    """The same checks as on the wire, where an entry bears its id only for its sender."""
    copy = Copy(viewer.person or "nobody")
    for frame in frames:
        own = {"id": "own"} if frame["by"] == copy.person else {}
        copy.take({**frame, **own, "seq": copy.seq + 1})
    return copy.records


def without_ballots(records):
    return {id: record for id, record in records.items() if record["kind"] != "ballot"}


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (each for inner in value.values() for each in strings(inner))
    elif isinstance(value, list):
        yield from (each for inner in value for each in strings(inner))


def visible(store, board, viewer):
    """By brute force: the strings of all that this viewer saw after each entry, each moment by itself."""
    boards, found = Boards(store, Readers()), {}
    lens = boards.room(board).lens
    lens.board.apply([["drop", id] for id in list(lens.board.records)])
    for row in rows(store, board):
        lens.board.apply(json.loads(row.changes))
        found[row.seq] = set(strings(list(lens.seen(viewer).values())))
    return found


def told_too_much(frames, viewer, visible):
    """Strings that a story shows at a moment at which its reader saw no such thing."""
    copy, found = Copy(viewer.person or "nobody"), set()
    for frame in frames:
        for change in frame["changes"]:
            copy.fold(*change)
        found |= set(strings(list(copy.records.values()))) - visible[frame["seq"]] - {"", "somebody"}
    return found


@pytest.mark.parametrize("part", range(4))
def test_a_story_folds_to_what_a_newcomer_sees_and_tells_nothing_that_was_never_shown(store, part):
    made = store.sessions.make("Histórias", boards=tuple("x" * (HISTORIES // 4))).boards[1:]
    for at, board in enumerate(made):
        seed = part * len(made) + at
        boards = Boards(store, Readers())
        for viewer, command in history(seed, LENGTH):
            try:
                boards.act(board, viewer, [command])
            except Refused:
                continue
        for viewer in READERS:
            seen = without_ballots(boards.see(board, viewer).records)
            frames = entries(story(store, board, viewer))
            assert fold(frames, viewer) == seen, f"seed {seed}: {viewer}"
            assert not told_too_much(frames, viewer, visible(store, board, viewer)), f"seed {seed}: {viewer}"
            lens = boards.room(board).lens
            hidden = {id: record for id, record in lens.board.records.items() if lens.see(id, viewer) is None}
            puts = [each[1] for frame in frames for each in frame["changes"] if each[0] == "put"]
            same = [one for one in puts if one["id"] in hidden and one["by"] == hidden[one["id"]]["by"]]
            assert not same, f"seed {seed}: {viewer} is told of what is hidden now"
            for frame in frames:
                for each in frame["changes"]:
                    unsigned(boards, board, viewer, each, frame, seed)


def unsigned(boards, board, viewer, change, frame, seed):
    """What bears no name now has none in any frame, nor has the entry that touches it; a new stage has whom it has."""
    id = change[1]["id"] if change[0] == "put" else change[1]
    lens = boards.room(board).lens
    if lens.board.get(id) is None or lens.signed(id):
        return
    assert frame["by"] in ("", viewer.person) or "stage" in str(frame["command"]), f"seed {seed}: {frame}"
    if change[0] == "put":
        assert change[1]["by"] in ("", viewer.person), f"seed {seed}"


def test_what_was_private_appears_when_it_was_shown_as_it_was_then(store, boards, board):
    act(boards, board, FAY, "stage.set", private=True)
    act(boards, board, ANA, "note.add", note="n1", x=0, y=0, text="first thought")
    act(boards, board, ANA, "note.write", note="n1", text="second thought", base="first thought")
    act(boards, board, ANA, "note.add", note="n2", x=0, y=0, text="thrown away")
    act(boards, board, ANA, "drop", ids=["n2"])
    act(boards, board, FAY, "stage.set", private=False)

    told = story(store, board, BO)

    assert told.seqs == [1, 6]
    assert b"second thought" in told.frames[1]
    assert not any(b"first thought" in frame or b"thrown away" in frame for frame in told.frames)
    assert any(b"first thought" in frame for frame in story(store, board, ANA).frames)


def test_what_is_private_now_is_in_no_frame_of_the_time_before(store, boards, board):
    act(boards, board, ANA, "note.add", note="n1", x=0, y=0, text="said aloud")
    act(boards, board, BO, "note.add", note="n2", x=0, y=0, text="mine")
    act(boards, board, FAY, "stage.set", private=True)

    told = b"".join(story(store, board, BO).frames)

    assert b"mine" in told
    assert b"said aloud" not in told


def test_a_name_that_is_hidden_at_last_is_in_no_frame(store, boards, board):
    act(boards, board, ANA, "note.add", note="n1", x=0, y=0, text="I was there")
    act(boards, board, ANA, "note.set", notes=["n1"], author="hidden")

    assert not any(b'"ana"' in frame for frame in story(store, board, FAY).frames)
    assert entries(story(store, board, ANA))[0]["by"] == "ana"


def test_ballots_are_in_no_story(store, boards, board):
    act(boards, board, FAY, "poll.open", poll="p1", way="choice", title="Which?", secret=False,
        options=[{"id": "x", "text": "One"}, {"id": "y", "text": "Two"}])  # fmt: skip
    assert act(boards, board, ANA, "poll.cast", poll="p1", ballot=["x"])

    assert not any(b'"ballot"' in frame for frame in story(store, board, ANA).frames)


def test_a_replay_goes_on_and_is_told_anew_once_something_is_hidden(boards, board, replays, monkeypatch):
    monkeypatch.setattr(replaying, "PAGE", 2)
    for number in range(5):
        act(boards, board, ANA, "note.add", note=f"n{number}", x=0, y=0, text=f"note {number}")
    first = replays.told(board, BO)
    act(boards, board, ANA, "note.add", note="n9", x=0, y=0, text="one more")

    more = replays.told(board, BO, first.seq, first.sign)
    act(boards, board, ANA, "note.set", notes=["n0"], author="hidden")
    anew = replays.told(board, BO, more.seq, more.sign)

    assert (first.seq, more.seq, more.since, anew.since) == (5, 6, 5, 0)
    assert [frame["seq"] for frame in replays.frames(board, BO).entries] == [1, 2, 3, 4, 5, 6, 7]
    assert replays.frames(board, BO).names == {}


def test_what_was_rewritten_is_read_anew_once(store, boards, board, replays, monkeypatch):
    monkeypatch.setattr(replaying, "PAGE", 2)
    for number in range(5):
        act(boards, board, ANA, "note.add", note=f"n{number}", x=0, y=0, text=f"note {number}")
    assert len(replays.frames(board, BO).entries) == 5
    store.log.append(board, [Entry(6, 6, "", ERASED, "erased-6", [], [])])
    act(boards, board, ANA, "note.add", note="n9", x=0, y=0, text="one more")

    with gevent.Timeout(20):
        assert [entry["seq"] for entry in replays.frames(board, BO).entries] == [1, 2, 3, 4, 5, 7]


def test_a_process_that_was_killed_is_followed_by_another(boards, board, replays):
    act(boards, board, ANA, "note.add", note="n1", x=0, y=0, text="said aloud")
    replays.told(board, BO)

    os.kill(replays._beside._process._child.pid, signal.SIGKILL)

    assert [entry["seq"] for entry in replays.frames(board, BO).entries] == [1]


def test_one_persons_story_is_not_told_to_another(boards, board, replays):
    act(boards, board, ANA, "note.add", note="n1", x=0, y=0, text="said aloud")
    stranger = Viewer("", ANA.role)
    replays.told(board, ANA)
    act(boards, board, FAY, "stage.set", private=True)
    act(boards, board, ANA, "note.add", note="n2", x=0, y=0, text="secret")
    act(boards, board, ANA, "drop", ids=["n2"])
    act(boards, board, FAY, "stage.set", private=False)

    told = {viewer: str(replays.frames(board, viewer).entries) for viewer in (ANA, BO, stranger)}

    assert "secret" in told[ANA]
    assert "secret" not in told[BO] + told[stranger]


def test_frames_are_told_without_a_server_of_their_own(boards, board):
    act(boards, board, ANA, "note.add", note="n1", x=0, y=0, text="said aloud")

    found = replaying.frames(boards, board, MEL)

    assert (found.seq, found.first) == (1, {})
    assert found.entries[0]["command"] == "note.add"
