"""What every insight on the shelf keeps to."""

import random
import time

import msgspec
import pytest

from tests.insights.board import board, drawn, link, note
from workshop.core.fields import Args, clean
from workshop.insights import INSIGHTS


@pytest.fixture(params=sorted(INSIGHTS))
def insight(request):
    return INSIGHTS[request.param]


def asked(insight, board, **params):
    return msgspec.to_builtins(insight.compute(board, clean(insight.params, params)))


def test_it_says_what_it_is_and_what_may_be_asked(insight):
    (schema,), shapes = msgspec.json.schema_components([insight.params], ref_template="{name}")
    params = shapes[schema["$ref"]]

    assert INSIGHTS[insight.name] is insight
    assert insight.about.endswith(".")
    assert issubclass(insight.params, Args)
    assert not params.get("required"), "it answers when nothing is asked"
    assert all(each["description"].endswith(".") for each in params["properties"].values())


@pytest.mark.parametrize("records", [[], [note("a")], [note("a", sort="factor"), note("b"), link("l", "a", "b")]])
def test_it_answers_small_boards_in_its_shape(insight, records):
    answer = asked(insight, board(*records))

    assert msgspec.convert(answer, insight.answers) is not None


def test_the_same_board_gives_the_same_answer_in_whatever_order_it_was_made(insight):
    records = list(drawn("a+b", "b-c", "c+a", "b~+a", "c?b", "d>a", factors="e").records.values())

    answers = [asked(insight, board(*order)) for order in (records, records[::-1])]

    assert answers[0] == answers[1]


def test_it_speaks_of_nothing_that_is_not_on_the_board(insight):
    """Links, loops and evidence that name what their reader doesn't see."""
    lost = [
        link("l1", "a", "hidden"),
        {"id": "k", "kind": "note", **note("k"), "evidence": ["hidden"], "cluster": "hidden"},
    ]

    assert "hidden" not in str(asked(insight, board(note("a", sort="factor"), *lost)))


@pytest.mark.parametrize(("notes", "links"), [(40, 1_500), (2_000, 6_000), (8_000, 8_000)])
def test_it_bounds_its_own_work(insight, notes, links):
    chance = random.Random(notes)
    factors = [note(f"n{number:04}", f"Factor {number}", sort="factor") for number in range(notes)]
    pairs = [chance.sample(factors, 2) for _ in range(links)]
    signs = chance.choices("+-?", k=links)
    drawn = [link(f"l{n:04}", a["id"], b["id"], sign) for n, ((a, b), sign) in enumerate(zip(pairs, signs, strict=True))]
    crowded = board(*factors, *drawn)

    began = time.thread_time()
    answer = insight.compute(crowded, insight.params())

    assert time.thread_time() - began < 5
    assert len(msgspec.json.encode(answer)) < 500_000
