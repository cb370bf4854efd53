"""Folding what somebody was sent gives what a newcomer with the same rights is sent."""

import pytest

from tests.cast import ANA, BO, EVERYBODY, FAY
from tests.histories import history
from workshop.core import change
from workshop.core.box import Slip
from workshop.core.refusal import Refused
from workshop.core.rule import Ask, Command, Entry, decide
from workshop.core.sight import Audience, Lens, show
from workshop.objects import KINDS, RULES, empty_board


class Boxes:
    """Sealed boxes in memory, and how one person asks of them."""

    def __init__(self):
        self.slips = {}

    def asked_by(self, person):
        asked = Boxes()
        asked.slips, asked.person = self.slips, person
        return asked

    def holds(self, box, whose=""):
        return (whose or self.person) in self.slips.get(box, {})

    def shuffled(self, box):
        return sorted(self.slips.get(box, {}).values(), key=str)

    def take(self, person, aside):
        for each in aside:
            if isinstance(each, Slip):
                self.slips.setdefault(each.box, {})[each.whose or person] = each.said
            else:
                self.slips.pop(each.box, None)


class Play:
    """A board on which people act while everybody's copy is folded from what they are sent."""

    def __init__(self):
        self.board = empty_board()
        self.lens = Lens(self.board, KINDS)
        self.copies = {viewer: {} for viewer in EVERYBODY}
        self.entries = []
        self.boxes = Boxes()

    def act(self, viewer, name, **args):
        return self.give(viewer, Command(f"c{len(self.entries)}", name, args))

    def give(self, viewer, command):
        past = lambda seq: self.entries[seq - 1] if seq <= len(self.entries) else None  # noqa: E731
        ask = Ask(viewer, 0, past, self.boxes.asked_by(viewer.person))
        outcome = decide(self.board, RULES, command, ask)
        self.boxes.take(viewer.person, outcome.aside)
        undo, shown = show(self.lens, outcome.changes, Audience(EVERYBODY))
        self.entries.append(
            Entry(len(self.entries) + 1, 0, viewer.person, command.name, command.id, outcome.changes, undo)
        )
        for person, copy in self.copies.items():
            for each in shown.to(person):
                now = change.after(copy.get(change.target(each)), each)
                copy.pop(change.target(each), None)
                if now is not None:
                    copy[change.target(each)] = now
        return outcome


@pytest.mark.parametrize("seed", range(200))
def test_random_histories_fold_to_what_a_newcomer_sees(seed):
    play = Play()
    accepted = 0

    for viewer, command in history(seed):
        try:
            play.give(viewer, command)
            accepted += 1
        except Refused:
            continue
        for person, copy in play.copies.items():
            assert copy == play.lens.seen(person), f"{person} after {command}"

    assert accepted > 4


@pytest.mark.parametrize("seed", range(60))
def test_the_whole_board_is_seen_as_each_of_its_records_is(seed):
    play = Play()

    for viewer, command in history(seed):
        try:
            play.give(viewer, command)
        except Refused:
            continue
        for person in EVERYBODY:
            one_by_one = {id: play.lens.see(id, person) for id in play.board.records}
            assert play.lens.seen(person) == {id: record for id, record in one_by_one.items() if record is not None}


def test_a_private_note_is_seen_by_its_author_alone():
    play = Play()
    play.act(FAY, "stage.set", private=True)

    play.act(ANA, "note.add", note="n", x=0, y=0, text="secret")

    assert "n" in play.copies[ANA]
    assert all("n" not in play.copies[viewer] for viewer in EVERYBODY if viewer is not ANA)


def test_revealing_shows_everybody_everything():
    play = Play()
    play.act(FAY, "stage.set", private=True)
    play.act(ANA, "note.add", note="n", x=0, y=0, text="hers")
    play.act(BO, "note.add", note="m", x=0, y=0, text="his")

    play.act(FAY, "stage.set", private=False)

    assert all({"n", "m"} <= copy.keys() for copy in play.copies.values())


def test_a_link_to_a_hidden_note_is_hidden():
    play = Play()
    play.act(ANA, "note.add", note="n", x=0, y=0, text="")
    play.act(BO, "note.add", note="m", x=0, y=0, text="")
    play.act(BO, "link.add", **{"link": "l", "from": "n", "to": "m"})

    play.act(FAY, "stage.set", private=True)

    assert all("l" not in copy for copy in play.copies.values())


def test_people_who_see_the_same_share_one_list():
    play = Play()
    play.act(FAY, "stage.set", private=True)
    play.act(ANA, "note.add", note="n", x=0, y=0, text="")

    _, shown = show(play.lens, [change.patch("stage", {"private": False})], Audience(EVERYBODY))

    assert not shown.own


def test_nobody_can_write_move_drop_or_link_what_they_do_not_see():
    play = Play()
    play.act(FAY, "stage.set", private=True)
    play.act(ANA, "note.add", note="n", x=0, y=0, text="")
    play.act(BO, "note.add", note="m", x=0, y=0, text="")

    for viewer in (BO, FAY):
        for name, args in (
            ("note.write", {"note": "n", "text": "x", "base": ""}),
            ("note.set", {"notes": ["n"], "color": "sky"}),
            ("move", {"moves": [["n", 1, 1]]}),
            ("drop", {"ids": ["n"]}),
            ("link.add", {"link": "l", "from": "n", "to": "m"}),
        ):
            with pytest.raises(Refused) as refused:
                play.act(viewer, name, **args)
            assert refused.value.code == "gone"
