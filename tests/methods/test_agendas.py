"""Whole workshops of the shelf: every step is one of a method that is there, in time, with a break, in each language."""

from itertools import combinations

import pytest

from workshop.methods import AGENDAS, SHELF, agenda_steps, steps_of
from workshop.words import LANGUAGES


@pytest.fixture(params=sorted(AGENDAS))
def agenda(request):
    return request.param, AGENDAS[request.param]


def test_the_folder_holds_the_agendas():
    assert AGENDAS.keys() >= {"listening", "problem-map", "commitments"}


def test_it_ends_in_time_with_little_to_spare(agenda):
    _, each = agenda

    assert each.minutes - 10 <= sum(turn.minutes for turn in each.steps) <= each.minutes
    assert all(turn.minutes >= 5 for turn in each.steps)


def test_each_turn_is_a_step_of_a_method_or_a_break(agenda):
    _, each = agenda
    for turn in each.steps:
        assert (turn.method is None) == turn.break_, turn
        assert turn.break_ or 1 <= turn.step <= len(SHELF[turn.method].steps), turn
    assert sum(turn.break_ for turn in each.steps) == 1


def test_it_arrives_and_closes(agenda):
    _, each = agenda

    assert (each.steps[0].method, each.steps[-1].method) == ("warm-up", "closing-round")


def test_all_is_said_in_all_languages(agenda):
    _, each = agenda
    own = [words for turn in each.steps for words in (turn.question, turn.cue) if words]
    for words in (each.name, each.about, *own):
        told = [words.to(language) for language in LANGUAGES]
        assert all(2 <= len(one) <= 240 and one == one.strip() for one in told), words
        assert all(one != other for one, other in combinations(told, 2)), words
    assert all("?" in turn.question.to(language) for turn in each.steps if turn.question for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_steps_are_those_of_the_methods_in_its_own_words_and_minutes(agenda, language):
    name, each = agenda
    for turn, told in zip(each.steps, agenda_steps(name, language), strict=True):
        own = {field: getattr(turn, field).to(language) for field in ("title", "question", "cue") if getattr(turn, field)}
        if turn.break_:
            assert told == {"break": True, "minutes": turn.minutes, **own}
        else:
            step = steps_of(turn.method, language)[turn.step - 1]
            assert told == {**step, "minutes": turn.minutes, **own}


def test_the_listening_workshop_writes_groups_pauses_votes_and_decides():
    steps = agenda_steps("listening", "pt-BR")

    assert [step.get("circle") for step in steps[1:4]] == [1, 2, 4]
    assert [step["title"] for step in steps[4:]] == ["Agrupar", "Pausa", "Votar", "Decidir", "Quem e até quando", "Fechar"]
    assert [step["poll"]["way"] for step in steps if "poll" in step] == ["dots", "consent"]
    assert steps[0]["question"] == "Em uma palavra, como é a sua rua?"
