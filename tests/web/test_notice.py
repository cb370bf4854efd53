"""What people are told of their data: everything the workshop says of it, in every language, and nothing more."""

from dataclasses import dataclass

import pytest

from workshop.web.notice import BASES, KEEPS, notice
from workshop.words import LANGUAGES


@dataclass(frozen=True)
class About:
    purpose: str = ""
    basis: str = ""
    keep_days: int | None = None
    children: bool = False


def test_what_a_workshop_does_not_say_is_not_told():
    assert len(notice(About(), "en")) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_basis_and_each_time_is_a_sentence_of_its_own(language):
    bases = {notice(About(basis=basis), language)[2] for basis in BASES}
    times = {notice(About(keep_days=days), language)[2] for days in KEEPS}

    assert (len(bases), len(times)) == (len(BASES), len(KEEPS))


def test_the_purpose_is_told_as_it_was_written():
    purpose = "Choose {places} to light & <b>mend</b>"

    assert purpose in notice(About(purpose), "pt-BR")[0]


def test_days_are_told_as_people_count_them():
    told = {days: notice(About(keep_days=days), "en")[2] for days in KEEPS}

    assert "90 days" in told[90]
    assert "a year" in told[365]
    assert "2 years" in told[730]


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_children_take_part_initials_and_pictures_are_told_of(language):
    usual, told = notice(About(), language), notice(About(children=True), language)

    assert len(told) == len(usual) + 1
    assert told[1] != usual[1]
