"""Many things at once: locked, arranged, copied and pasted, each in one step."""

import re

from playwright.sync_api import expect

from tests.browser.page import PHONE


def more(someone, text, words):
    """Something of the menu of a note."""
    someone.note(text).click(button="right")
    someone.press(words, "menuitem")


def test_what_is_locked_stays_for_everybody_until_it_is_unlocked(ana, bo, fay):
    ana.write("Ônibus demora", "Rua escura")
    bo.sees("Ônibus demora")
    more(ana, "Ônibus demora", "Lock")

    expect(bo.note("Ônibus demora")).to_have_accessible_name("Ônibus demora, Idea, Sand, Ana, Locked")
    before = bo.place("Ônibus demora")
    bo.drag("Ônibus demora", (168, 96))
    bo.choose("Ônibus demora")
    bo.keys("Enter", "Delete")
    bo.reads("This is locked. The facilitator can unlock it.")
    bo.sees("Ônibus demora")
    assert bo.place("Ônibus demora") == before

    more(fay, "Ônibus demora", "Unlock")
    expect(bo.note("Ônibus demora")).to_have_accessible_name(re.compile("Ana$"))
    bo.choose("Ônibus demora")
    bo.keys("Delete")
    for someone in (ana, bo, fay):
        someone.sees_no("Ônibus demora")
        someone.sees("Rua escura")


def test_a_note_is_sent_to_the_back_and_is_first_in_the_list(ana, bo):
    ana.write("Ônibus demora", "Rua escura")
    bo.sees("Rua escura")
    more(ana, "Rua escura", "Arrange…")
    ana.press("Send to the back", "menuitem")

    for someone in (ana, bo):
        expect(someone.page.locator("#canvas .note .note__text")).to_have_text(["Rua escura", "Ônibus demora"])
    bo.press("List")
    expect(bo.page.locator("#list .item__words")).to_have_text(["Rua escura", "Ônibus demora"])


def clip(someone, text):
    """Have a text on the clipboard, as from another program."""
    someone.from_menu("Paste a list…")
    someone.page.get_by_label("Your list").fill(text)
    someone.keys("Control+a", "Control+c", "Escape")
    someone.page.locator("#canvas").focus()


def boxes(someone):
    """Where the notes lie on the screen, by their text."""
    someone.drawn()
    read = "notes => notes.map(note => [note.textContent, note.getBoundingClientRect()])"
    found = someone.page.locator("#canvas .note").evaluate_all(read)
    return {text: (box["left"], box["top"], box["right"], box["bottom"]) for text, box in found}


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def none_overlaps(someone):
    places = list(boxes(someone).values())
    return not any(overlap(one, other) for at, one in enumerate(places) for other in places[at + 1 :])


LIST = ["Ônibus demora", "Rua escura na volta da escola " * 6, "מכולת", "Praça boa 😀", "Sem calçada"]


def test_a_pasted_list_becomes_notes_and_one_undo_takes_them_back(ana, bo):
    bo.write("Já estava aqui")
    ana.sees("Já estava aqui")
    clip(ana, "\n".join(f"{at}. {text}" for at, text in enumerate(LIST, 1)))

    ana.keys("Control+v")

    ana.reads("5 notes added.")
    for someone in (ana, bo):
        someone.sees(*(text.strip() for text in LIST))
    assert none_overlaps(ana)
    ana.page.reload()
    ana.arrive()
    ana.page.locator("#canvas").focus()
    ana.keys("Control+z")
    for someone in (ana, bo):
        someone.sees_no(*(text.strip() for text in LIST))
        someone.sees("Já estava aqui")


def test_chosen_notes_are_arranged_without_lying_on_each_other(ana, bo):
    clip(ana, "\n".join(LIST))
    ana.keys("Control+v")
    ana.reads("5 notes added.")
    before = boxes(ana)

    ana.press("Arrange…", within="What to do with it")
    ana.press("Align right", "menuitem")
    ana.reads("Arranged.")

    assert len({round(right) for _, _, right, _ in boxes(ana).values()}) == 1
    assert none_overlaps(ana)
    ana.says("All saved")
    bo.at_the_same_place("Sem calçada", ana)
    ana.keys("Control+z")
    ana.says("All saved")
    assert boxes(ana) == before


def test_notes_are_copied_with_their_links_to_another_board(ana, server):
    ana.write("Ônibus demora", "Chego tarde")
    ana.choose("Ônibus demora")
    ana.press("Link", within="What to do with it")
    ana.choose("Chego tarde")
    ana.page.locator("#canvas").focus()
    ana.keys("Control+a", "Control+c")
    ana.reads("2 things copied.")

    ana.join(server.session().code)
    ana.page.locator("#canvas").focus()
    ana.keys("Control+v")

    ana.sees("Ônibus demora", "Chego tarde")
    expect(ana.links()).to_have_count(1)
    ana.keys("Control+d")
    expect(ana.links()).to_have_count(2)
    ana.keys("Control+x")
    expect(ana.links()).to_have_count(1)
    ana.press("Undo", within="toast")
    expect(ana.links()).to_have_count(2)


def test_a_list_too_long_is_taken_part_by_part_on_a_phone(people, session):
    ana = people("Ana", **PHONE).join(session.code)
    ana.press("Menu")
    ana.tap("Paste a list…", "menuitem")
    ana.page.get_by_label("Your list").fill("\n".join(f"Nota {at}" for at in range(1, 504)))
    ana.reads(re.compile("These are 503 lines, and 500 can be added at once"))

    ana.tap("Add the first 500 now")
    expect(ana.page.get_by_label("Your list")).to_have_value("Nota 501\nNota 502\nNota 503")
    ana.tap("Add 3 notes")

    ana.reads("3 notes added.")
    expect(ana.page.get_by_role("heading", name="All notes")).to_be_visible()
    ana.reads("503 notes")


def test_several_rows_of_the_list_are_ticked_and_removed_by_keys(ana):
    ana.write("Ônibus demora", "Rua escura", "Sem calçada")
    ana.press("List")
    ana.press("Choose", within="Tools")
    for text in ("Ônibus demora", "Sem calçada"):
        ana.page.get_by_label(f"Choose “{text}”").focus()
        ana.keys("Space")
    ana.reads("2 chosen")
    ana.press("More", within="Tools")
    ana.press("Remove", "menuitem")

    rows = ana.page.locator("#list .item__words")
    expect(rows).to_have_text(["Rua escura"])
    ana.press("Undo", within="toast")
    expect(rows).to_have_text(["Ônibus demora", "Rua escura", "Sem calçada"])
    ana.press("Done", within="Tools")
    ana.page.locator("#list").get_by_role("button", name="Rua escura", exact=True).focus()
    ana.keys("Control+c", "Control+v")
    expect(rows).to_have_text(["Ônibus demora", "Rua escura", "Sem calçada", "Rua escura"])


def test_two_people_typing_into_one_note_at_once_lose_nothing(ana, bo):
    ana.write("no meio")
    bo.sees("no meio")
    for someone in (ana, bo):
        someone.note("no meio").dblclick()
    ana.keys("Home")
    for one, other in zip("antes ", " depois", strict=False):
        ana.page.keyboard.type(one)
        bo.page.keyboard.type(other)
        ana.page.wait_for_timeout(60)
    bo.page.keyboard.type("s")
    for someone in (ana, bo):
        someone.keys("Enter")

    for someone in (ana, bo):
        someone.sees("antes no meio depois")
        someone.says("All saved")
