"""Changes of a record hold on to what they were made for, and let go of it once that has changed."""

from dataclasses import replace

from tests.record.boards import note, told
from workshop.record.compose import compose
from workshop.record.document import Document, Paragraph, Quote, Section
from workshop.record.edits import Edits, SectionEdits, edited, keyed
from workshop.record.sketch import sketch


def document(*texts, **more):
    return Document("T", "", "M", "en", "", [Section("a", "A", [Paragraph(text) for text in texts]), *more.values()])


def keys(section):
    return [key for key, _ in keyed(section)]


def test_a_rewritten_text_holds_while_its_place_says_the_same():
    made = document("34 people were there.", "Nothing else.")
    key = keys(made.sections[0])[0]
    edits = Edits(sections={"a": SectionEdits(texts={key: "Many were there."})})

    assert [each.text for each in edited(made, edits).sections[0].blocks] == ["Many were there.", "Nothing else."]
    assert edited(document("35 people were there."), edits).sections[0].blocks[0].text == "35 people were there."


def test_of_two_alike_each_has_its_own_key():
    first, second = keys(document("Same.", "Same.").sections[0])

    assert first != second


def test_a_section_that_is_new_follows_the_one_it_was_made_after():
    sections = [Section(id, id, [Paragraph(id)]) for id in "abcd"]
    made = Document("T", "", "M", "en", "", sections)

    assert [each.id for each in edited(made, Edits(order=["d", "b", "gone", "a"])).sections] == ["d", "b", "c", "a"]


def test_what_is_emptied_or_left_out_is_gone_and_empty_sections_too():
    made = document("One.", more=Section("b", "B", [Quote("Said.")]))
    one, said = keys(made.sections[0])[0], keys(made.sections[1])[0]
    edits = Edits(sections={"a": SectionEdits(texts={one: " "}), "b": SectionEdits(left=[said])})

    assert edited(made, edits).sections == []


def test_the_editor_shows_words_whose_place_has_gone():
    edits = Edits(sections={"method": SectionEdits(texts={"0000": "Fomos poucos."})})
    drafts = {draft.id: draft for draft in sketch(told(), edits)}

    assert drafts["method"].lost == ("Fomos poucos.",)
    assert drafts["quotes"].lost == ()


def test_figures_follow_the_boards_whatever_was_changed_beside_them():
    facts = told()
    key = keys(next(each for each in compose(facts).sections if each.id == "open"))[0]
    edits = Edits(sections={"open": SectionEdits(title="Desacordos", left=[key])})
    surface = facts.surfaces[0]
    grown = replace(facts, surfaces=(replace(surface, records={**surface.records, "z": note("z", "Mais uma", 9000, 9000)}),))
    section = next(each for each in edited(compose(grown), edits).sections if each.id == "open")

    assert section.title == "Desacordos"
    assert any("Mais uma" in str(block) for block in section.blocks)
