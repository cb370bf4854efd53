"""What every kind on the shelf keeps to."""

import pytest

from tests.cast import ANA, BO, EVERYBODY, FAY
from tests.core.test_sight import Play
from workshop.core.fields import Args
from workshop.core.rule import Ask
from workshop.objects import KINDS, RULES

MAKE = {
    "note": ("note.add", {"note": "one", "x": 1, "y": 2, "text": "words of it"}),
    "text": ("text.add", {"text": "one", "x": 1, "y": 2, "words": "words of it"}),
    "image": ("image.add", {"image": "one", "x": 1, "y": 2, "w": 4, "h": 3, "file": "f", "alt": "words of it"}),
    "drawing": ("drawing.add", {"drawing": "one", "x": 1, "y": 2, "w": 4, "h": 3, "points": [0, 9], "alt": "words of it"}),
    "card": ("card.add", {"card": "one", "x": 1, "y": 2, "url": "https://a.example/b", "title": "words of it"}),
    "frame": ("frame.add", {"frame": "one", "x": 1, "y": 2, "w": 10, "h": 10, "title": "words of it"}),
    "cluster": ("cluster.make", {"cluster": "one", "notes": ["a"], "title": "words of it"}),
    "link": ("link.add", {"link": "one", "from": "a", "to": "b", "polarity": "+"}),
    "loop": ("loop.name", {"loop": "one", "ids": ["a", "b"], "title": "words of it"}),
    "comment": ("comment.add", {"comment": "one", "x": 1, "y": 2, "text": "words of it"}),
    "reaction": ("reaction.set", {"on": "a", "sort": "agree", "given": True}),
    "stage": ("stage.set", {"question": "words of it", "private": False}),
    "poll": ("poll.open", {"poll": "one", "way": "dots", "title": "words of it", "options": ["a", "b"], "secret": False}),
    "step": ("step.add", {"step": "one", "title": "words of it", "minutes": 5}),
    "signal": ("signal.raise", {"signal": "one", "sort": "help"}),
    "ballot": ("poll.cast", {"poll": "vote", "ballot": {"a": 1}}),
}
STRUCTURED = {"settings", "ballot", "poll"}
"""Fields that hold names and values themselves; an entry puts a new one in place of the whole."""


@pytest.fixture(params=sorted(KINDS))
def kind(request):
    return KINDS[request.param]


@pytest.fixture
def made(kind):
    play = Play()
    for id in "ab":
        play.act(ANA, "note.add", note=id, x=0, y=0, text=id)
    for link, ends in (("there", ("a", "b")), ("back", ("b", "a"))) if kind.name == "loop" else ():
        play.act(ANA, "link.add", **{"link": link, "from": ends[0], "to": ends[1], "sort": "causal"})
    name, args = MAKE[kind.name]
    if kind.name == "ballot":
        play.act(FAY, "poll.open", **{**MAKE["poll"][1], "poll": "vote"})
    play.act(FAY if kind.name in ("stage", "poll", "step") else ANA, name, **args)
    [record] = [each for each in play.board.of(kind.name).values() if each["id"] not in "ab"]
    return play, record


def test_a_record_is_flat_and_says_its_id_kind_and_author(kind, made):
    _, record = made

    assert record["kind"] == kind.name
    assert {"id", "by"} <= record.keys()
    assert not any(isinstance(value, dict) for name, value in record.items() if name not in STRUCTURED)


def test_a_record_with_a_place_has_one(kind, made):
    _, record = made

    assert kind.placed == ("x" in record and "y" in record)


def test_records_have_words(kind, made):
    play, record = made

    assert kind.words(record, play.board).splitlines()[0] in ("words of it", "+", "agree", "help")


def test_upgrading_a_new_record_changes_nothing(kind, made):
    _, record = made

    assert kind.upgrade(dict(record)) == record


def test_sight_is_the_same_for_all_of_a_role_unless_the_kind_says_otherwise(kind, made):
    play, record = made
    play.act(FAY, "stage.set", private=True)

    seen = [play.lens.see(record["id"], viewer) for viewer in (ANA, BO)]

    assert seen[0] == seen[1] or play.lens.personal()


def test_the_author_is_among_those_named(kind, made):
    play, record = made

    assert record["by"] in set(play.lens.named(record["id"]))


def test_rules_know_their_arguments(kind):
    for name, rule in kind.rules.items():
        assert RULES[name] is rule
        assert issubclass(rule.args, Args)
        assert rule.tool in (None, *KINDS)


def test_dropping_and_undoing_gives_the_record_back(kind, made):
    play, record = made
    play.act(FAY, "drop", ids=list(kind.hangs_on(record)) if kind.part else [record["id"]])
    assert record["id"] not in play.board.records

    play.act(FAY, "restore", seq=len(play.entries))

    assert play.board.records[record["id"]] == record
    assert all(play.copies[viewer] == play.lens.seen(viewer) for viewer in EVERYBODY)


def test_time_and_ids_come_from_outside():
    assert set(Ask.__dataclass_fields__) == {"viewer", "now", "past", "boxes"}
