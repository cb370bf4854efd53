"""What every method on the shelf keeps to: its words, its frame, its steps, and what it begins with and leaves."""

import re
from itertools import combinations
from typing import get_args

import pytest

from tests.cast import ANA, FAY
from tests.core.test_sight import Play
from workshop.methods import FRAMES, SHELF, follows, steps_of, worth_next
from workshop.methods.shapes import Thing
from workshop.objects import KINDS, cells, meaning
from workshop.objects.marks import MARKS
from workshop.objects.note import Sort
from workshop.resources import resource_dir
from workshop.words import LANGUAGES

KITS = {
    "1-2-4-all", "action-plan", "brainwriting", "causal-map", "closing-round", "consent-round", "dot-vote", "empathy",
    "five-whys", "gradients", "how-might-we", "iceberg", "impact-effort", "journey", "kj", "leverage", "open-space",
    "problem-tree", "retrospective", "stakeholders", "theory-of-change", "three-horizons", "warm-up", "world-cafe",
}  # fmt: skip
FRAMELESS = {"1-2-4-all", "brainwriting", "causal-map", "closing-round", "dot-vote", "kj", "warm-up"}
PAIRS = list(combinations(LANGUAGES, 2))


@pytest.fixture(params=sorted(SHELF))
def method(request):
    return request.param, SHELF[request.param]


@pytest.fixture(params=sorted(FRAMES))
def framed(request):
    return request.param, FRAMES[request.param]


def names(method):
    """The short words of a method, which may be the same in two languages."""
    frame = method.frame
    axes = [end for axis in (frame.across, frame.up) if axis for end in (axis.low, axis.high)] if frame else []
    parts = [part.name for part in frame.parts] if frame else []
    return [method.name, *axes, *parts, *(each.name for each in method.marks), *(each.title for each in method.steps)]


def questions(method):
    parts = [part.question for part in method.frame.parts] if method.frame else []
    return [*parts, *(each.question for each in method.steps)]


def test_the_folder_holds_the_methods():
    assert SHELF.keys() >= KITS
    assert FRAMES.keys() == SHELF.keys() - FRAMELESS


def test_all_is_said_in_all_languages_and_not_at_length(method):
    _, each = method
    for some, most in ((names(each), 50), ([each.about], 100), (questions(each), 110), ([s.cue for s in each.steps], 240)):
        for words in some:
            for language in LANGUAGES:
                assert 2 <= len(words.to(language)) <= most, words
                assert words.to(language) == words.to(language).strip(), words


def test_what_is_a_sentence_differs_between_languages(method):
    _, each = method
    for words in (each.about, *questions(each), *(step.cue for step in each.steps)):
        assert all(words.to(one) != words.to(other) for one, other in PAIRS), words


def test_a_question_is_one(method):
    for words in questions(method[1]):
        assert all("?" in words.to(language) for language in LANGUAGES), words
        assert words.es.count("¿") == words.es.count("?"), words


def test_names_fit_where_frames_have_room_for_them(framed):
    _, frame = framed
    for language in LANGUAGES:
        labels = frame.labels(language)
        assert cells.shaped(frame.layout, labels) == labels
        assert all(len(label) <= 28 for label in labels), labels


def test_its_parts_are_as_many_as_the_cells_of_its_frame(framed):
    name, frame = framed
    play = Play()
    labels = frame.labels("pt-BR")
    play.act(ANA, "frame.add", frame="f", x=0, y=0, w=frame.w, h=frame.h, layout=frame.layout, labels=labels, method=name)
    record = play.board.records["f"]
    middle = {"x": frame.w / 2, "y": frame.h / 2, "w": 0, "h": 0}
    corners = [{**middle, "x": x, "y": y} for x in (0, frame.w) for y in (0, frame.h)]

    assert record["method"] == name
    assert {cells.cell_of(record, corner) for corner in corners} <= set(range(len(frame.parts)))
    assert all(meaning.meaning(record, corner).method == name for corner in corners)


def test_values_are_told_apart_and_orders_name_each(framed):
    _, frame = framed
    keys = [part.key for part in frame.parts]

    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", key) for key in keys)
    assert {part.sort for part in frame.parts} <= {None, *get_args(Sort)}
    assert frame.order == () or sorted(frame.order) == sorted(keys)
    assert (frame.across is None) == (frame.up is None)
    assert frame.across is None or frame.layout == "quadrants"


def test_its_name_can_be_one_and_its_icon_is_in_the_sprite(method):
    name, each = method
    sprite = (resource_dir("static") / "vendor" / "lucide" / "sprite.svg").read_text()

    assert re.fullmatch(r"[a-z0-9-]{1,40}", name)
    assert f'<symbol id="{each.icon}"' in sprite


def test_a_mark_is_one_that_notes_can_bear_and_has_words_in_one_method_alone():
    marks = [each.mark for method in SHELF.values() for each in method.marks]

    assert len(set(marks)) == len(marks)
    assert set(marks) == MARKS


def test_its_minutes_are_those_of_its_steps(method):
    _, each = method

    assert each.steps
    assert each.minutes == sum(step.minutes for step in each.steps)
    assert all(1 <= step.minutes <= 60 for step in each.steps)
    assert "facilitator" in each.roles
    assert len(set(each.roles)) == len(each.roles)


def test_a_step_offers_tools_that_there_are_and_no_voting_while_ideas_are_gathered(method):
    name, _ = method
    for step in steps_of(name, "en"):
        assert set(step.get("tools", ())) <= KINDS.keys(), step
        assert not step["silent"] or "comment" not in step.get("tools", ()), step
        assert step["mode"] != "divergent" or "poll" not in step, step
        assert "circle" not in step or (step["private"] and step["authors"] == "shown"), step


def test_a_poll_of_a_step_can_be_opened(method):
    name, _ = method
    for step in steps_of(name, "pt-BR"):
        if poll := step.get("poll"):
            play = Play()
            options = ["a"] if poll["way"] == "consent" else ["a", "b"]
            for id in options:
                play.act(ANA, "note.add", note=id, x=0, y=0, text=f"Idea {id}")
            play.act(FAY, "poll.open", poll="p", title=step["question"], options=options, **poll)
            assert play.board.records["p"]["settings"].items() >= poll["settings"].items()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_steps_of_a_method_speak_one_language_and_name_it(language):
    steps = steps_of("iceberg", language)
    events = SHELF["iceberg"].steps[0]

    assert [step["method"] for step in steps] == ["iceberg"] * len(SHELF["iceberg"].steps)
    assert (steps[0]["title"], steps[0]["cue"]) == (events.title.to(language), events.cue.to(language))
    assert (steps[0]["mode"], steps[-1]["mode"]) == ("divergent", SHELF["iceberg"].mode)


def test_a_vote_on_two_axes_is_asked_with_the_words_of_the_frame():
    polls = [step["poll"] for step in steps_of("impact-effort", "es") if "poll" in step]

    assert [poll["settings"]["effort"] for poll in polls] == [["poco esfuerzo", "mucho esfuerzo"]]


def test_one_method_opens_where_another_ended():
    tree, effort = SHELF["problem-tree"], SHELF["impact-effort"]

    assert follows(SHELF["stakeholders"], SHELF["empathy"]) == ("actors",)
    assert follows(SHELF["three-horizons"], effort) == ("ideas",)
    assert follows(tree, effort) == ()


def test_what_takes_the_most_comes_first_and_nothing_follows_itself(method):
    name, each = method
    found = worth_next(name)
    taken = [len(follows(each, SHELF[other])) for other in found]

    assert taken == sorted(taken, reverse=True)
    assert 0 not in taken
    assert name not in found
    assert found == worth_next(name)


def test_whatever_a_method_leaves_another_one_can_begin_with():
    needed = {each for method in SHELF.values() for each in method.inputs}
    left = {each for method in SHELF.values() for each in method.outputs}

    assert needed == left == set(get_args(Thing))
    assert worth_next("stakeholders") == ["empathy", "journey"]
    assert [name for name in SHELF if not worth_next(name)] == ["closing-round"]


def test_in_1_2_4_all_each_sees_the_notes_of_one_two_four_and_all():
    assert [step.get("circle") for step in steps_of("1-2-4-all", "pt-BR")] == [1, 2, 4, None]


def test_in_a_world_cafe_people_change_tables_between_rounds_and_harvest_in_the_plenary():
    steps = steps_of("world-cafe", "en")

    assert [step["rotate"] for step in steps] == [False, False, True, True, False]
    assert [step["where"] for step in steps] == ["plenary", "teams", "teams", "teams", "plenary"]


def test_in_silent_grouping_people_write_unseen_then_group_without_names_then_vote_in_secret():
    write, group, vote = (steps_of("kj", "es")[at] for at in (1, 2, 4))

    assert (write["private"], write["tools"]) == (True, ["note"])
    assert (group["silent"], group["authors"], group["private"]) == (True, "hidden", False)
    assert (vote["locked"], vote["poll"]["secret"]) == (True, True)
