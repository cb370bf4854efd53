"""Votes on a budget come in as .pb files and go out the same."""

import pytest

from tests.cast import FAY
from tests.core.test_sight import Play
from workshop.core.refusal import Refused
from workshop.exports import VOTES, Exported
from workshop.imports import FORMATS, Options
from workshop.objects import tally

EXAMPLE = """META
key; value
description; Municipal PB in Wieliczka
country; Poland
budget; 2500
vote_type; approval
PROJECTS
project_id; cost; category
1; 600; culture, education
2; 800; sport
4; 1400; culture
5; 1000; health, sport
7; 1200; education
VOTES
voter_id; age; sex; vote
1; 34; f; 1,2,4
2; 51; m; 1,2
3; 23; m; 2,4,5
4; 19; f; 5,7
5; 62; f; 1,4,7
6; 54; m; 1,7
7; 49; m; 5
8; 27; f; 4
9; 39; f; 2,4,5
10; 44; m; 4,5
"""
"""The example of https://pabulib.org/format."""


def read(text):
    return FORMATS["pabulib"].read(text.encode(), Options("", new_id=iter(f"id{n}" for n in range(9)).__next__))


def taken(text):
    """The poll of a file, and the board it is on."""
    play = Play()
    [command] = read(text).commands
    play.act(FAY, command.name, **command.args)
    [poll] = play.board.of("poll").values()
    return poll, play.board


def written(board, poll=""):
    return VOTES["pabulib"].write(Exported("Nossa cidade", 1, dict(board.records), {}, poll)).decode()


def test_the_example_of_the_format_becomes_a_finished_vote():
    poll, board = taken(EXAMPLE)

    assert (poll["way"], poll["title"], poll["state"]) == ("budget", "Municipal PB in Wieliczka", "revealed")
    assert [option["cost"] for option in poll["options"]] == [600, 800, 1400, 1000, 1200]
    found = tally.counted(poll, tally.ballots(poll, board))["tally"]
    assert {line["id"]: line["people"] for line in found["options"]} == {"p-1": 4, "p-2": 4, "p-4": 6, "p-5": 5, "p-7": 3}
    assert found["shares"]["bought"] == ["p-4", "p-1"]


def test_what_went_out_comes_in_the_same():
    poll, board = taken(EXAMPLE)

    again, other = taken(written(board))

    def counts(poll, board):
        found = tally.counted(poll, tally.ballots(poll, board))["tally"]
        return sorted((line["cost"], line["people"]) for line in found["options"])

    assert counts(again, other) == counts(poll, board)
    assert written(board).startswith("META\nkey;value\ndescription;Municipal PB in Wieliczka\n")


def test_words_with_separators_quotes_and_lines_keep_their_place():
    poll, board = taken('PROJECTS\nproject_id;cost;name\n"a;b";5;"A ""green""; city"\nx;4;\nVOTES\nvote\n"a;b,x"\nx\n'
                        'META\nkey;value\nbudget;9\n')  # fmt: skip

    assert [option["text"] for option in poll["options"]] == ['A "green"; city', "x"]
    assert poll["options"][0]["id"] == "project-1"
    assert 'project-1;5;1;"A ""green""; city"' in written(board).splitlines()


def test_lines_that_cannot_be_read_are_told_with_their_number():
    reading = read(EXAMPLE.replace("2; 800; sport", "2; much; sport").replace("8; 27; f; 4", "8; 27; f; 99"))

    assert [line.line for line in reading.refused] == [10, 16, 17, 18, 23, 24]
    assert len(reading.commands[0].args["ballots"]) == 5


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("approval", "scoring"), ("budget; 2500", "budget; lots"), ("budget; 2500\n", ""), ("VOTES", "BALLOTS"),
        ("project_id", "id"), ("; vote\n", "; choice\n"), (EXAMPLE, "text\nhello\n"), (EXAMPLE, '"'), (EXAMPLE, "\x00\x01"),
        ("budget; 2500", "budget; 99999999999999999999"),
    ],
)  # fmt: skip
def test_what_is_no_vote_by_approval_is_refused_with_a_sentence(old, new):
    with pytest.raises(Refused) as refused:
        read(EXAMPLE.replace(old, new, 1))

    assert refused.value.text.endswith(".")


def test_a_vote_that_is_too_large_for_a_board_is_refused():
    with pytest.raises(Refused) as refused:
        read(EXAMPLE + "11; 1; f; 4\n" * 2000)

    assert refused.value.code == "too_big"


def test_a_first_look_shows_the_projects():
    found = FORMATS["pabulib"].preview(EXAMPLE.encode())

    assert (found.columns, found.rows[0], found.total) == (["name", "cost"], ["1", "600"], 5)


def test_nothing_goes_out_before_it_may_be_told():
    play = Play()
    with pytest.raises(Refused):
        written(play.board)

    options = [{"id": "a", "text": "A", "cost": 5}, {"id": "b", "text": "B", "cost": 6}]
    play.act(FAY, "poll.open", poll="p", way="budget", title="?", options=options, settings={"total": 9}, secret=True)
    for step in ("poll.close", "poll.reveal"):
        with pytest.raises(Refused) as refused:
            written(play.board, "p")
        assert refused.value.code == "gone"
        play.act(FAY, step, poll="p")

    assert "a;5;0;A" in written(play.board, "p")


def test_the_vote_that_is_asked_for_goes_out_else_the_newest():
    play = Play()
    options = [{"id": "a", "text": "A", "cost": 5}, {"id": "b", "text": "B", "cost": 6}]
    for poll in ("one", "two"):
        play.act(FAY, "poll.open", poll=poll, way="budget", title=poll, options=options, settings={"total": 9}, secret=False)

    assert "description;one" in written(play.board, "one")
    assert "description;two" in written(play.board)
