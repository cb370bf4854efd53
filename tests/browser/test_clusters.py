"""Groups of notes: made by dropping, choosing, keys and taps; joined, left, folded, merged and split, seen by all."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.page import PHONE
from tests.guests import connect, join

NOTES = ("Ônibus demora", "Ônibus lotado", "Rua escura", "Praça sem sombra")


def group(someone, name):
    """A group on the canvas, by what it is called there."""
    return someone.page.locator("#canvas .cluster", has_text=name)


def says(someone, name, words):
    expect(group(someone, name)).to_have_accessible_name(re.compile(words))


def carry(someone, text, to, words):
    """Take a note to a place on the screen and let go there once the label says so; on a note the hand rests first."""
    ready(someone)
    x, y = someone.middle(text)
    label = someone.page.locator(".dropping")
    someone.page.mouse.move(x, y)
    someone.page.mouse.down()
    someone.page.mouse.move(x + 12, y + 12, steps=3)
    someone.page.mouse.move(*to, steps=5)
    expect(label).to_have_text(words)
    someone.page.mouse.up()
    expect(label).to_have_count(0)


def ready(someone):
    """What tells the meaning of a place comes when the hand first takes something up."""
    if not someone.page.evaluate("window.isReady"):
        box = someone.page.locator("#canvas .note").first.bounding_box()
        someone.page.mouse.move(box["x"] + 20, box["y"] + 20)
        someone.page.mouse.down()
        someone.page.mouse.move(box["x"] + 40, box["y"] + 20, steps=3)
        expect(someone.page.locator(".dropping")).to_have_count(1)
        someone.page.mouse.move(box["x"] + 20, box["y"] + 20, steps=3)
        someone.page.mouse.up()
        someone.page.evaluate("window.isReady = true")


def head(someone, name):
    someone.drawn()
    box = group(someone, name).locator(".cluster__title").bounding_box()
    return box["x"] + 20, box["y"] + box["height"] / 2


def choose_both(someone, *texts):
    someone.choose(texts[0])
    for text in texts[1:]:
        someone.note(text).click(modifiers=["Shift"])


@pytest.fixture
def grouped(server, session):
    """Four notes and what a program does with them: two in a group with a name."""
    prog = connect(server, join(server, session.code, "Rui"))
    assert prog.open(session.board)["ok"]

    def act(command, **args):
        answer = prog.act(session.board, command, args)
        assert answer["ok"], answer

    for at, text in enumerate(NOTES):
        act("note.add", note=f"n{at}", x=288 * at, y=0, text=text)
    act("cluster.make", cluster="k", notes=["n0", "n1"], title="Ônibus")
    return act


def test_a_note_rests_on_another_and_both_are_a_group_for_everybody(ana, bo):
    ana.write("Ônibus demora", "Ônibus lotado", "Rua escura")
    bo.sees("Rua escura")

    carry(ana, "Ônibus lotado", ana.middle("Ônibus demora"), "Group with “Ônibus demora”")

    for someone in (ana, bo):
        says(someone, "No name yet", "Group without a name, 2 notes")
    expect(group(ana, "No name yet")).to_have_attribute("data-selected", "")
    ana.page.locator("#canvas").focus()
    ana.keys("Control+z")
    expect(group(bo, "No name yet")).to_have_count(0)
    ana.at_the_same_place("Ônibus lotado", bo)


def test_passing_over_a_note_groups_nothing(ana):
    ana.write("Ônibus demora", "Ônibus lotado")
    ready(ana)
    x, _ = ana.middle("Ônibus demora")
    before = ana.place("Ônibus lotado")

    ana.drag("Ônibus lotado", (round(x - ana.middle("Ônibus lotado")[0]) + 24, 24))

    expect(ana.note("Ônibus lotado")).not_to_have_css("translate", before)
    ana.says("All saved")
    expect(ana.page.locator("#canvas .cluster")).to_have_count(0)


def test_notes_are_dragged_into_a_group_and_out_of_it(grouped, ana, bo):
    x, y = head(ana, "Ônibus")

    carry(ana, "Rua escura", (x, y), "Into the group “Ônibus”")
    for someone in (ana, bo):
        says(someone, "Ônibus", "3 notes")
    bo.at_the_same_place("Rua escura", ana)

    carry(bo, "Rua escura", (x + 500, y + 420), "Out of the group “Ônibus”")
    for someone in (ana, bo):
        says(someone, "Ônibus", "2 notes")


def test_a_group_is_dragged_with_all_that_is_in_it_and_onto_another(grouped, ana, bo):
    grouped("cluster.make", cluster="l", notes=["n3"], title="Praça")
    says(ana, "Praça", "1 note")
    before = [bo.place(text) for text in NOTES]
    x, y = head(ana, "Ônibus")
    ana.page.mouse.move(x, y)
    ana.page.mouse.down()
    ana.page.mouse.move(x + 24, y + 160, steps=5)
    ana.page.mouse.up()

    for text in NOTES[:2]:
        expect(bo.note(text)).not_to_have_css("translate", before[NOTES.index(text)])
    assert [bo.place(text) for text in NOTES[2:]] == before[2:]

    x, y = head(ana, "Ônibus")
    ana.page.mouse.move(x, y)
    ana.page.mouse.down()
    ana.page.mouse.move(*head(ana, "Praça"), steps=5)
    expect(ana.page.locator(".dropping")).to_have_text("Join with the group “Praça”")
    ana.page.mouse.up()
    for someone in (ana, bo):
        says(someone, "Praça", "3 notes")
        expect(group(someone, "Ônibus")).to_have_count(0)


def test_a_group_is_made_named_folded_and_left_by_keys_alone(ana, bo):
    ana.write(*NOTES)
    bo.sees(*NOTES)
    ana.page.locator("#canvas").focus()
    ana.keys("Tab", "Space", "Tab", "Space", "g")

    says(ana, "No name yet", "2 notes")
    expect(group(ana, "No name yet")).to_be_focused()
    ana.keys("Enter")
    ana.page.keyboard.insert_text("Ônibus")
    ana.keys("Enter")
    says(bo, "Ônibus", "Group of notes: Ônibus, 2 notes")

    ana.page.locator("#canvas").focus()
    ana.keys("Tab")
    expect(ana.note("Rua escura")).to_be_focused()
    ana.keys("g")
    expect(ana.page.get_by_role("menuitem", name="New group")).to_be_focused()
    ana.keys("ArrowDown", "Enter")
    says(bo, "Ônibus", "3 notes")

    ana.page.locator("#canvas").focus()
    ana.keys("Tab", "Tab")
    expect(group(ana, "Ônibus")).to_be_focused()
    before = bo.place("Rua escura")
    ana.keys("ArrowDown", "ArrowDown")
    ana.rest()
    expect(bo.note("Rua escura")).not_to_have_css("translate", before)
    ana.keys("g")
    expect(ana.page.get_by_role("menuitem", name="Collapse")).to_be_focused()
    ana.keys("Enter")
    for someone in (ana, bo):
        says(someone, "Ônibus", "3 notes, Collapsed")
        someone.sees_no("Ônibus demora", "Rua escura")
    expect(group(ana, "Ônibus")).to_be_focused()
    ana.keys("Delete")
    ana.reads("Ungrouped. The notes stay.")
    for someone in (ana, bo):
        someone.sees(*NOTES)
        expect(someone.page.locator("#canvas .cluster")).to_have_count(0)


def test_notes_are_grouped_in_the_list_by_taps_alone(people, session, grouped):
    ana = people("Ana", **PHONE).join(session.code)
    heading = ana.page.locator("#list").get_by_role("heading", name="Ônibus", exact=True)
    expect(heading).to_be_visible()
    ana.tap("Menu")
    ana.tap("Choose several", "menuitem")
    for text in NOTES[2:]:
        ana.page.get_by_label(f"Choose “{text}”").tap()
    ana.tap("Group")
    expect(ana.page.locator("#list").get_by_role("heading", name="Group without a name")).to_be_visible()

    ana.tap("More about “Group without a name”")
    ana.tap("Group…", "menuitem")
    ana.tap("Join with another group…", "menuitem")
    ana.tap(re.compile("^Ônibus"), "menuitem")
    ana.reads("Joined from “Group without a name” (2 notes).")

    ana.tap("Collapse")
    expect(ana.page.locator("#list .item__words")).to_have_count(0)
    ana.tap("Open the group")
    expect(ana.page.locator("#list .item__words")).to_have_text(list(NOTES))
    ana.tap("More about “Rua escura”")
    ana.tap("Group…", "menuitem")
    ana.tap("Split off as a group", "menuitem")
    ana.reads("Split off from “Ônibus”.")
    expect(ana.page.locator("#list").get_by_role("heading", name="Part of “Ônibus”")).to_be_visible()


def test_the_list_reads_groups_within_groups_under_their_headings(grouped, ana):
    grouped("cluster.make", cluster="l", notes=["n2"], title="Noite")
    grouped("cluster.nest", **{"cluster": "l", "in": "k"})
    ana.press("List", within="View")

    expect(ana.page.get_by_role("heading", name="Ônibus", level=3)).to_be_visible()
    expect(ana.page.get_by_role("heading", name="Noite", level=4)).to_be_visible()
    inside = ana.page.get_by_role("region", name="Ônibus").locator(".item__words")
    expect(inside).to_have_text(list(NOTES[:3]))
    expect(ana.page.locator("#list [data-row=k]")).to_contain_text("3 notes")


def test_what_is_found_in_a_folded_group_leads_to_it(grouped, ana):
    grouped("cluster.set", cluster="k", collapsed=True)
    ana.sees_no("Ônibus lotado")
    ana.keys("Control+f")
    ana.page.keyboard.insert_text("lotado")
    ana.reads("1 found")
    ana.keys("Control+Enter")
    expect(group(ana, "Ônibus")).to_be_focused()


def test_a_note_that_different_people_keep_moving_says_so(server, session, grouped, ana):
    grouped("cluster.make", cluster="l", notes=["n3"], title="Praça")
    fay = connect(server, join(server, session.facilitator_code, "Fay"))
    assert fay.open(session.board)["ok"]
    for at in range(3):
        assert fay.act(session.board, "cluster.join", {"cluster": "l", "notes": ["n0"]})["ok"]
        grouped("cluster.join", cluster="k", notes=["n0"])
        contested = ana.note("Ônibus demora").locator(".note__contested")
        expect(contested).to_have_count(0 if at == 0 else 1)

    expect(ana.note("Ônibus demora")).to_have_accessible_name(re.compile("different people moved it 6 times"))
    ana.press("List", within="View")
    ana.reads("Contested: different people moved it 6 times")


def test_in_a_silent_round_people_group_and_cannot_comment(grouped, ana, fay):
    fay.press(re.compile("Ask a question|Change this step"))
    fay.page.get_by_label("Silent round").check()
    fay.page.get_by_label("What is missing?").fill("Quem mora longe")
    fay.press("Change the step")

    ana.reads("Silent round: group the notes without talking.")
    ana.reads("What is missing? Quem mora longe")
    expect(ana.control("Comment", within="Tools")).to_have_count(0)
    expect(fay.control("Comment", within="Tools")).to_have_count(1)
    choose_both(ana, "Rua escura", "Praça sem sombra")
    expect(ana.control("React", within="What to do with it")).to_have_count(0)
    ana.press("Group", within="What to do with it")
    says(fay, "No name yet", "2 notes")
