"""What a record says of a workshop, and what it leaves out."""

from dataclasses import replace

import msgspec
import pytest

from tests.record.boards import ANSWERED, PROMISE, RECORDS, note, poll, told
from workshop.record.compose import compose
from workshop.record.document import Bars, Document, Heading, Items, Quote, Run, Table


def document(**more):
    return compose(told(**more))


def section(made, id):
    return next((each for each in made.sections if each.id == id), None)


def words(thing):
    return msgspec.json.encode(thing).decode()


def test_every_language_has_every_chapter():
    chapters = {language: [each.id for each in document(language=language).sections] for language in ("pt-BR", "es", "en")}

    assert chapters["pt-BR"] == chapters["es"] == chapters["en"]
    assert len(chapters["en"]) == 14


@pytest.mark.parametrize(("language", "title"), [("pt-BR", "Quem esteve: 10 pessoas"), ("en", "Who was there: 10 people")])
def test_attendance_is_counts_by_team(language, title):
    found = section(document(language=language), "attendance")

    assert found.title == title
    assert [count for _, count in found.blocks[0].rows] == [9, 1]


def test_the_agenda_tells_plan_and_run():
    found = section(document(), "agenda")

    assert found.blocks[0] == Run([("Ouvir", 25, 33), ("Agrupar", 25, 22), ("Votar", 10, None)], "19:26", "19:30")
    assert found.blocks[1].text == "“Ouvir” levou 8 minutos a mais. “Agrupar” levou 3 minutos a menos. Não aconteceu: Votar."


def test_the_outline_holds_each_note_once_with_counts():
    items = next(block for block in section(document(), "board-b1").blocks if isinstance(block, Items)).items
    group, frame, alone = items

    assert (group.text, group.count, [each.text for each in group.items]) == (
        "Transporte", 3, ["Ônibus atrasa", "Eu atravesso a praça com a chave na mão", "Dentro"],
    )  # fmt: skip
    assert [each.text for each in group.items[0].items] == ["O ônibus demora"]
    assert (frame.text, [each.text for each in frame.items]) == ("Rua", ["Hoje"])
    assert alone.count == 5


def test_quotes_come_first_then_what_people_reacted_to():
    found = section(document(), "quotes").blocks

    assert found == [Quote("Eu atravesso a praça com a chave na mão", "Equipe Praça"), Quote("Tarifa cara", "Equipe Praça")]


def test_loops_are_read_as_sentences():
    found = section(document(), "loops").blocks

    assert [item.text for item in found[1].items] == [
        "Mais escuridão, mais medo.", "Mais medo, com atraso, menos escuridão.",
    ]  # fmt: skip


def test_a_vote_is_told_with_question_rule_ballots_and_tally():
    found = section(document(), "vote-p1").blocks

    assert found[0] == Heading("Por onde começar?")
    assert "Secreto até o fim." in found[1].rows[0][1]
    assert found[1].rows[2] == ("Cédulas", "2")
    assert found[2] == Bars([("Opção n1", 3), ("Opção n2", 2)], 3, "5 pontos em 2 cédulas.")


def test_a_vote_that_was_not_shown_has_no_tally_anywhere():
    ballots = [{"ballot": {"n1": 2}}]
    closed, open = poll("p3", "Ainda não", state="closed", ballots=ballots), poll("p4", "Aberta", state="open")
    made = compose(told(*RECORDS, closed, open))

    assert section(made, "vote-p2") is section(made, "vote-p3") is section(made, "vote-p4") is None
    assert "O resultado da votação “Ainda não” não foi mostrado." in words(section(made, "open"))
    assert "A votação “Aberta” não foi encerrada." in words(section(made, "open"))


def test_an_open_vote_is_not_told_while_it_goes_on():
    made = compose(told(poll("p", "Agora?", state="open", secret=False)))

    assert section(made, "vote-p") is None


def test_large_groups_are_told_apart_and_small_ones_are_not():
    ballots = [{"ballot": {"n1": 1}, "group": "Moradores"}] * 6 + [{"ballot": {"n2": 2}, "group": "Jovens"}] * 5
    made = compose(told(poll("p", "Qual?", settings={"budget": 3, "most": 2, "groups": ["Moradores", "Jovens", "Poucos"]},
                             ballots=[*ballots, {"ballot": {"n2": 1}}])))  # fmt: skip
    table = next(block for block in section(made, "vote-p").blocks if isinstance(block, Table))

    assert table.columns == ["Opção", "Moradores (6)"]
    assert table.rows == [["Opção n1", "6"], ["Opção n2", "0"]]
    assert "6 cédulas" in table.caption


def test_decisions_say_who_and_stand_apart_from_the_vote():
    found = words(section(document(), "decisions"))

    assert "Começar pela luz" in found
    assert "Equipe Aurora" in found
    assert "Ajudou a escolher. Não decidiu." in found
    assert "24 de dezembro de 2026" in found


def test_disagreement_and_gaps_are_results_too():
    found = words(section(document(), "open"))

    for said in (
        "foi movida de grupo várias vezes", "Ligação contestada: Medo → reduz, com atraso → Escuridão.",
        "Quem cuida da horta?", "Pergunta em aberto: Quem paga?", "Ninguém falou de crianças", "Ninguém me agrupou",
    ):  # fmt: skip
        assert said in found


def test_commitments_name_who_answers_for_them_and_actions_nobody_took():
    found = words(section(document(promises=(PROMISE,)), "commitments"))
    alone = words(section(document(), "commitments"))

    assert "Davi, Obras" in found
    assert found.count("Medir a luz") == 1
    assert "Medir a luz" in alone


def test_what_residents_will_hear_is_there_to_be_written_and_told_where_it_is_known():
    assert section(document(), "return").blocks == []
    assert "Os postes serão trocados." in words(section(document(answers=(ANSWERED,)), "return"))
    assert "https://a.example/r/x" in words(section(document(address="https://a.example/r/x"), "return"))


def test_hidden_authors_have_no_team():
    quote = note("n", "Eu vi", sort="quote", author="hidden")

    assert section(compose(told(quote)), "quotes").blocks == [Quote("Eu vi", "")]


def test_a_workshop_of_which_nothing_is_known_has_a_record_all_the_same():
    made = compose(replace(told(), surfaces=(), turns=(), people=0, teamless=0, starts=None, facilitators=(), methods=()))

    assert isinstance(made, Document)
    assert [each.id for each in made.sections] == ["facts", "method", "return", "dictionary"]
