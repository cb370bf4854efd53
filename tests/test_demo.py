"""The demo workshop: all 607 answers, once, and what three people made of those about roads."""

import csv

import pytest

from tests.cast import FAY
from workshop import demo
from workshop.boards import Boards
from workshop.cli.offline import Nobody
from workshop.core.board import Board
from workshop.objects import hangs_on
from workshop.objects.placing import frame_of
from workshop.store import open_store


@pytest.fixture
def store(tmp_path):
    store = open_store(f"sqlite:///{tmp_path / 'mutirao.sqlite3'}")
    yield store
    store.db.close()


def made(store, folder):
    boards = Boards(store, Nobody())
    session = demo.demo_session(store, boards, folder)
    return session, boards.see(session.board, FAY)


def test_every_answer_is_a_note_in_the_frame_of_its_theme(store, tmp_path):
    _, seen = made(store, tmp_path)

    board = Board(hangs_on, seen.seq, seen.records.values())
    told = {(note["text"], frame_of(board, note)["title"], note["color"]) for note in board.of("note").values()}
    with (demo.HERE / "answers.csv").open(encoding="utf-8", newline="") as file:
        answers = {(row["answer"], row["theme"], row["color"]) for row in csv.DictReader(file)}
    assert told == answers
    assert len(board.of("note")) == 607
    assert 6 <= len(board.of("frame")) <= 10


def test_the_board_names_where_the_answers_come_from(store, tmp_path):
    _, seen = made(store, tmp_path)

    words = " ".join(record["words"] for record in seen.records.values() if record["kind"] == "text")
    assert "The Computational Democracy Project" in words
    assert "CC BY 4.0" in words
    assert "CC BY 4.0" in (demo.HERE / "ATTRIBUTION.txt").read_text()


def test_the_demo_is_made_once(store, tmp_path):
    first, seen = made(store, tmp_path)

    second, again = made(store, tmp_path)

    assert first == second
    assert len(store.sessions.all()) == 1
    assert again.seq == seen.seq


def test_a_demo_whose_making_was_interrupted_is_finished(store, tmp_path, monkeypatch):
    whole = demo._acts()
    monkeypatch.setattr(demo, "_acts", lambda: whole[:1])
    made(store, tmp_path)
    kept = tmp_path / "demo.json"
    kept.write_text(kept.read_text().replace("true", "false"))
    monkeypatch.undo()

    _, seen = made(store, tmp_path)

    assert sum(record["kind"] == "note" for record in seen.records.values()) == 607
    assert len(store.sessions.all()) == 1


def test_the_answers_about_roads_are_grouped_mapped_and_voted(store, tmp_path):
    session, _ = made(store, tmp_path)
    seen = Boards(store, Nobody()).see(session.boards[1], FAY)

    board = Board(hangs_on, seen.seq, seen.records.values())
    answers = [note for note in board.of("note").values() if note["sort"] != "factor"]
    polls = list(board.of("poll").values())
    assert len(answers) == 92
    assert sum("cluster" in note for note in answers) > 80
    assert all(cluster["title"] for cluster in board.of("cluster").values())
    assert {link["sort"] for link in board.of("link").values()} == {"causal"}
    assert all(loop["title"] for loop in board.of("loop").values())
    assert {poll["way"] for poll in polls} == {"dots", "gradients"}
    assert [poll["cast"] for poll in polls] == [3, 3, 3]
    assert board.of("loop")


def test_a_run_that_was_interrupted_goes_on_where_it_was(store, tmp_path, monkeypatch):
    whole = list(demo.run.acts(demo.HERE))
    monkeypatch.setattr(demo.run, "acts", lambda folder: whole[: len(whole) // 2])
    session, _ = made(store, tmp_path)
    kept = tmp_path / "demo.json"
    kept.write_text(kept.read_text().replace("true", "false"))
    monkeypatch.undo()

    made(store, tmp_path)

    records = Boards(store, Nobody()).see(session.boards[1], FAY).records
    assert sum(record["kind"] == "note" for record in records.values()) == 92 + 10
    assert sum(record["kind"] == "ballot" for record in records.values()) == 6


def test_another_data_folder_has_a_demo_of_its_own(store, tmp_path):
    (tmp_path / "other").mkdir()

    assert made(store, tmp_path)[0] != made(store, tmp_path / "other")[0]
