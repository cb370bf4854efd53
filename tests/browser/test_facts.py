"""What a note can say besides its words, what a frame can mean, and what a link claims."""

import re

from playwright.sync_api import expect

from tests.browser.page import LATE, PHONE


def test_tags_are_typed_or_picked_and_seen_and_found_by_all(ana, bo):
    ana.write("Ônibus demora", "Chego tarde")
    ana.choose("Ônibus demora")
    ana.press("Tags", within="What to do with it")
    ana.page.get_by_label("New tag").fill(" transporte ")
    ana.keys("Enter")
    expect(ana.control("transporte", within="Tags of this board")).to_have_attribute("aria-pressed", "true")
    ana.keys("Escape")
    expect(bo.note("Ônibus demora")).to_contain_text("transporte")

    bo.choose("Chego tarde")
    bo.keys("#")
    bo.press("transporte", within="Tags of this board")
    bo.keys("Escape")

    ana.press("List")
    expect(ana.page.locator(".item__tag", has_text="transporte")).to_have_count(2)
    ana.page.get_by_label("Find in the notes").filter(visible=True).fill("TRANSP")
    expect(ana.page.locator("#list .item")).to_have_count(2)
    ana.page.get_by_label("Find in the notes").filter(visible=True).fill("rua")
    ana.reads("Nothing found. Try another word.")


def test_a_name_is_hidden_from_others_and_the_language_of_a_note_is_said(people, session, bo):
    ana = people("Ana", **PHONE).join(session.code)
    ana.tap("New note")
    ana.page.get_by_role("textbox", name="New note").fill("Miedo de noche")
    ana.tap("Done")
    bo.sees("Miedo de noche")

    ana.tap("More about “Miedo de noche”")
    ana.tap("Hide my name", "menuitem")
    ana.tap("More about “Miedo de noche”")
    ana.tap("Language…", "menuitem")
    ana.tap("Español", "menuitemradio")

    expect(ana.page.locator(".item__who")).to_have_text(re.compile(r"You \(hidden\)"))
    expect(bo.note("Miedo de noche")).to_contain_text("Name hidden")
    expect(bo.note("Miedo de noche")).not_to_contain_text("Ana")
    expect(bo.note("Miedo de noche").locator("[lang=es]")).to_have_text("Miedo de noche")
    expect(ana.page.locator(".item__words[lang=es]")).to_have_text("Miedo de noche")

    ana.tap("More about “Miedo de noche”")
    ana.tap("Show my name", "menuitem")
    expect(bo.note("Miedo de noche")).to_contain_text("Ana")


def test_a_frame_is_parted_and_notes_go_from_part_to_part(ana, bo):
    ana.press("List")
    ana.press("More", within="Tools")
    ana.press(re.compile("^New frame"), "menuitem")
    ana.page.get_by_label("Name").fill("When")
    ana.page.get_by_label("Lanes").check()
    for lane, name in enumerate(("Now", "Later"), 1):
        ana.page.get_by_label(f"Lane {lane}", exact=True).fill(name)
    ana.press("Remove “Lane 3”")
    ana.press("Add the frame")
    expect(bo.page.get_by_label("Frame: When, 0 notes, Now, Later")).to_be_visible()

    later = ana.page.get_by_role("region", name="Later")
    later.get_by_role("button", name="Note here").click()
    ana.page.get_by_role("textbox").fill("Ônibus noturno")
    ana.press("Done")
    expect(later).to_contain_text("Ônibus noturno")

    ana.press("Move to…")
    expect(ana.control(re.compile("^When: Later"), "menuitemradio")).to_have_attribute("aria-checked", "true")
    ana.press("When: Now", "menuitemradio")
    expect(ana.page.get_by_role("region", name="Now")).to_contain_text("Ônibus noturno")
    expect(bo.page.get_by_label("Frame: When, 1 note, Now, Later")).to_be_visible()

    bo.note("Ônibus noturno").focus()
    bo.keys(*["ArrowRight"] * 6)
    expect(bo.page.locator("#live")).to_contain_text("Now in When: Later.", timeout=LATE)
    expect(later).to_contain_text("Ônibus noturno")

    bo.page.get_by_text("When").first.click()
    bo.press("Parts", within="What to do with it")
    bo.page.get_by_label("Quadrants").check()
    bo.page.get_by_label("Upper end").fill("much impact")
    bo.press("Change the frame")
    expect(ana.page.get_by_role("heading", level=3).first).to_have_text("much impact")
    bo.press("Undo", within="toast")
    expect(ana.page.get_by_role("heading", level=3).first).to_have_text("Now")


def test_what_a_link_claims_is_said_by_keys_and_read_as_a_sentence(ana, bo):
    ana.write("Traffic", "Pollution")
    ana.page.locator("#canvas").focus()
    ana.keys("Tab", "l", "Tab", "Enter")
    for key in ("+", "d"):
        ana.keys(key)
    expect(bo.page.locator("[data-link] .link__badge:not([hidden])")).to_have_count(1)
    bo.press("List")
    bo.reads("“Traffic” increases “Pollution”, with delay")

    ana.keys("Tab")
    expect(ana.note("Pollution")).to_be_focused()
    ana.keys("j", "-", "d")
    bo.reads("“Traffic” reduces “Pollution”")
    ana.keys("?")
    bo.reads("“Traffic” affects “Pollution”")
    expect(ana.page.get_by_role("dialog")).to_have_count(0)
    ana.press("Leads to", within="What to do with it")
    bo.reads("“Traffic” leads to “Pollution”")

    bo.press(re.compile("^More about the link"))
    bo.press("Reduces", "menuitemradio")
    expect(ana.control("Reduces", within="What to do with it")).to_have_attribute("aria-pressed", "true")
    bo.press(re.compile("^More about the link"))
    bo.press("Remove", "menuitem")
    expect(ana.links()).to_have_count(0)
