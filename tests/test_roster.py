"""A table of people to invite: any separator, columns by their name in any language, lines that can't be used told."""

import pytest

from workshop import roster
from workshop.core.refusal import Refused
from workshop.roster import Line
from workshop.web.names import name_of
from workshop.web.typed import email


def read(text):
    return roster.read(text.encode(), name_of, email)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_any_separator_and_any_order_of_columns(separator):
    rows = [
        ["E-mail", "Nome", "Função", "Equipe"],
        ["ana@a.example", "Ana", "Mentora", "Aurora"],
        ["b@a.example", "Bo", "", "Sol"],
    ]

    found = read("\n".join(separator.join(row) for row in rows))

    assert found.lines == [
        Line(2, "Ana", "ana@a.example", "Aurora", "mentor"),
        Line(3, "Bo", "b@a.example", "Sol", "member"),
    ]
    assert found.refused == []


def test_lines_that_cannot_be_used_are_told_with_their_number():
    found = read(
        "name,email,team,role\nAna,ana@a.example,Aurora,\n,bo@a.example,Aurora,\nBo,nonsense,Aurora,\n"
        "Bo,bo@a.example,,member\nBo,bo@a.example,Aurora,king\nAna,ANA@a.example,aurora,mentor\nOtto,o@a.example,,observer\n"
    )

    assert [(line.number, line.name) for line in found.lines] == [(2, "Ana"), (8, "Otto")]
    assert [each.line for each in found.refused] == [3, 4, 5, 6, 7]
    assert found.refused[-1].facts == {"line": 2}


def test_a_table_without_its_columns_is_refused():
    with pytest.raises(Refused, match="columns"):
        read("Ana,ana@a.example\n")


def test_new_teams_are_named_once():
    found = read("nome;e-mail;equipe\nAna;a@a.example;Aurora\nBo;b@a.example;aurora\nOtto;o@a.example;Sol\n")

    assert found.new_teams(["SOL"]) == ["Aurora"]
    assert [line.role for line in found.lines] == ["member"] * 3


def test_a_guarded_cell_loses_its_apostrophe():
    assert read("name,email,team\n'=Ana,a@a.example,'+Sol\n").lines[0] == Line(
        2, "=Ana", "a@a.example", "+Sol", "member"
    )
