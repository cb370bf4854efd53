"""The shelf as pages get it: what boards need is small, what agendas need is all of it."""

import gzip

import pytest

from workshop.methods import AGENDAS, FRAMES, SHELF, agenda_steps, steps_of
from workshop.words import LANGUAGES

USUAL = {
    "private": False, "authors": "shown", "silent": False, "locked": False, "where": "teams", "rotate": False,
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


def test_another_language_has_no_shelf(browser):
    assert browser().get("/words/fr/kits.json").status_code == 404
