"""Votes in files: all of those that may be told, and of secret ones nothing before the reveal."""

import csv
import io
import json

import pytest

from workshop.exports import FORMATS, Exported
from workshop.imports import FORMATS as IMPORTS
from workshop.imports import Options

POLL = {
    "id": "p", "kind": "poll", "by": "fay", "order": "a0", "way": "dots", "title": "Which first?", "secret": True,
    "options": [{"id": "a", "text": "Light"}, {"id": "b", "text": "=Trees"}], "state": "revealed", "round": 1,
    "settings": {"budget": 3, "most": 2, "groups": ["North"]}, "opened": 1, "closed": 2, "cast": 2,
    "ballots": [{"ballot": {"a": 2, "b": 1}}, {"ballot": {"a": 1}}],
    "decision": {"decided": "Light first", "who": "Everybody", "review": "2027-01-30"},
}  # fmt: skip
HIDDEN = {name: value for name, value in POLL.items() if name not in ("ballots", "decision")}


def exported(*records):
    return Exported("Bairro", 7, {record["id"]: record for record in records}, {"fay": "Fay"})


def table(board):
    return list(csv.DictReader(io.StringIO(FORMATS["csv"].write(board).decode("utf-8-sig"), newline="")))


def test_a_table_has_a_row_for_the_vote_and_one_for_each_option():
    vote, light, trees = table(exported(POLL))

    assert (vote["kind"], vote["text"], vote["sort"], vote["author"]) == ("poll", "Which first?", "dots", "Fay")
    assert vote["vote"] == "secret, revealed, round 1, 2 voted, budget 3, most 2"
    assert vote["result"] == "decided: Light first\nwho: Everybody\nreview: 2027-01-30"
    assert (light["kind"], light["text"], light["vote"], light["rank"]) == ("option", "Light", "p", "1")
    assert light["result"].startswith("dots 3, people 2")
    assert (trees["text"], trees["rank"]) == ("'=Trees", "2")


@pytest.mark.parametrize("state", ["open", "closed"])
def test_no_file_counts_a_secret_vote_before_the_reveal(state):
    board = exported({**HIDDEN, "state": state})

    assert [(row["rank"], row["result"]) for row in table(board)[1:]] == [("", ""), ("", "")]
    assert json.loads(FORMATS["json"].write(board))["polls"] == {}


def test_open_votes_are_counted_as_they_stand():
    ballot = {"id": "r1", "kind": "ballot", "by": "ana", "poll": "p", "ballot": {"b": 2}}
    board = exported({**HIDDEN, "secret": False, "state": "open"}, ballot)

    told = json.loads(FORMATS["json"].write(board))["polls"]["p"]

    assert [line["dots"] for line in told["tally"]["options"]] == [2, 0]
    assert told["groups"]["withheld"] == 1
    assert [row["rank"] for row in table(board)[1:]] == ["2", "1"]


@pytest.mark.parametrize(
    ("way", "settings", "ballots"),
    [
        ("choice", {"most": None}, [["a"]]),
        ("score", {"most": 5}, [{"a": 3}]),
        ("ranking", {}, [["b", "a"]]),
        ("gradients", {}, [{"a": {"level": 7, "reason": "too dear"}}]),
        ("matrix", {"impact": ["low", "high"], "effort": ["low", "high"]}, [{"a": [9, 2]}]),
        ("budget", {"total": 10}, [["a"]]),
    ],
)
def test_every_way_to_vote_is_told_in_words(way, settings, ballots):
    options = [{**option, "cost": 5} for option in POLL["options"]]
    said = [{"ballot": ballot} for ballot in ballots]
    rows = table(exported({**POLL, "way": way, "settings": settings, "options": options, "ballots": said}))

    assert all(row["result"] for row in rows[1:])
    assert not any("{" in row["result"] or "[" in row["result"] for row in rows)


def test_our_own_table_brings_no_vote_back_as_notes():
    place = {"x": 0, "y": 0, "order": "a1"}
    note = {"id": "n", "kind": "note", "by": "fay", "text": "Shade", "color": "sand", "sort": "idea", **place}

    reading = IMPORTS["csv"].read(FORMATS["csv"].write(exported(POLL, note)), Options("text"))

    assert [command.args["text"] for command in reading.commands] == ["Shade"]
