"""A board's story as one file: opened from the disk without any network, played, scrubbed and read, in three languages."""

import pytest
from playwright.sync_api import expect

from tests.web.conftest import act, add, address, app, browser, folder, joined, parts, session  # noqa: F401

HOSTILE = "</script><img src=x onerror=alert(1)>\u2028${1}"


@pytest.fixture
def story(browser, parts, session, tmp_path):  # noqa: F811
    """A file of a board on which Ana wrote, moved and took away, and Fay went through two steps."""
    ana, fay = joined(browser(), session.code, "Ana Lima"), joined(browser(), session.facilitator_code, "Fay Rocha")
    act(parts, session, fay, "step.add", step="s1", title="Chegada")
    act(parts, session, fay, "step.add", step="s2", title="Ideias", private=True)
    act(parts, session, fay, "step.enter", step="s1", **{"from": None})
    add(parts, session, ana, "a", "Água limpa")
    act(parts, session, fay, "note.add", note="b", x=400, y=0, text=HOSTILE)
    act(parts, session, fay, "link.add", link="l", **{"from": "a", "to": "b"})
    act(parts, session, fay, "step.enter", step="s2", **{"from": "s1"})
    add(parts, session, ana, "c", "nunca mostrada")
    act(parts, session, ana, "drop", ids=["c"])
    act(parts, session, fay, "stage.set", private=False)
    answer = fay.get(f"/b/{session.board}/replayed")
    assert answer.status_code == 200, answer.text
    assert ana.get(f"/b/{session.board}/replayed").status_code == 403
    path = tmp_path / "quadro.html"
    path.write_bytes(answer.data)
    return path


def test_it_needs_no_server_and_tells_no_secret(chromium, story):
    context = chromium.new_context(offline=True, viewport={"width": 1200, "height": 800})
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if not request.url.startswith(("file:", "data:")) else None)
    page.goto(story.as_uri())
    raw = story.read_text()

    assert page.locator("html").get_attribute("lang") == "pt-BR"
    assert page.locator(".thing--note").count() == 2
    page.get_by_label("Capítulo").select_option(label="Chegada")
    page.get_by_role("button", name="Uma mudança para a frente").click()
    assert page.locator(".thing--note").all_inner_texts() == ["Água limpa"]
    page.locator("#slider").press("ArrowRight")
    page.locator("#slider").press("ArrowRight")
    assert "</script><img src=x onerror=alert(1)>" in page.locator(".thing--note").nth(1).inner_text()
    expect(page.locator("#outline li")).to_have_count(3)
    assert page.locator("#outline li").nth(0).inner_text() == "Água limpa"
    world, before = page.locator(".world"), page.locator(".world").get_attribute("style")
    page.get_by_role("button", name="Aumentar").click()
    assert world.get_attribute("style") != before
    page.get_by_role("button", name="Aumentar").press(" ")
    assert page.get_by_role("button", name="Tocar").is_visible()
    page.get_by_label("Idioma").select_option("en")
    assert page.get_by_role("button", name="Play").is_visible()
    page.locator("#speed").select_option("64")
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    assert page.locator("#slider").input_value() == page.locator("#slider").get_attribute("max")
    assert said == []
    for secret in ("nunca mostrada", "Ana Lima", "Rocha", "onerror=alert(1)>"):
        assert secret not in raw
    context.close()
