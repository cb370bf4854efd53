"""The shelf as pages get it: what boards need is small, what agendas need is all of it."""

import gzip

import pytest

from tests.cast import FAY
from tests.core.test_sight import Play
from workshop.methods import AGENDAS, FRAMES, SHELF, agenda_steps, steps_of
from workshop.objects.step import in_order, staged
from workshop.words import LANGUAGES

USUAL = {
    "private": False, "authors": "shown", "silent": False, "locked": False, "where": "plenary", "rotate": False,
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_board_gets_only_the_methods_with_a_frame_and_no_steps(browser, language):
    answer = browser().get(f"/words/{language}/methods.json")
    told = answer.json["methods"]

    assert told.keys() == FRAMES.keys()
    assert all("steps" not in each and each["parts"] for each in told.values())
    assert len(gzip.compress(answer.data)) < 8 * 1024


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_agenda_gets_all_methods_with_their_steps_as_they_are_added(browser, language):
    told = browser().get(f"/words/{language}/kits.json").json

    assert told["methods"].keys() == SHELF.keys()
    assert told["agendas"].keys() == AGENDAS.keys()
    for name, each in told["methods"].items():
        assert each["name"] == SHELF[name].name.to(language)
        assert each["frame"] == (name in FRAMES)
        assert [USUAL | step for step in each["steps"]] == steps_of(name, language)
    for name, each in told["agendas"].items():
        whole = [USUAL | step for step in each["steps"] if "break" not in step]
        assert whole == [USUAL | step for step in agenda_steps(name, language) if "break" not in step]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_can_be_added_to_an_agenda_as_it_comes(browser, language):
    told = browser().get(f"/words/{language}/kits.json").json
    for name, each in [*told["methods"].items(), *told["agendas"].items()]:
        play = Play()
        for number, step in enumerate(each["steps"]):
            play.act(FAY, "step.add", step=f"s{number}", **step)
        stages = [staged(step, 0) for step in in_order(play.board)]
        asked = steps_of(name, language) if name in SHELF else agenda_steps(name, language)
        for stage, step in zip(stages, asked, strict=True):
            assert (stage.get("question"), stage.get("poll")) == (step.get("question"), step.get("poll"))
            assert stage["where"] == step.get("where", "plenary")
            assert stage.get("locked", False) == (step.get("locked") or "break" in step)


def test_another_language_has_no_shelf(browser):
    assert browser().get("/words/fr/kits.json").status_code == 404
