"""Every ballot and every result can be read and used by everybody: axe finds nothing, and nothing is lost when large."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_readable import SIZES, WEAR, told, troubles
from tests.guests import connect, join

NOTES = ("Luz na rota da escola", "Podar as árvores", "Abrir a quadra até as 22 h")
IDS = ["n0", "n1", "n2"]
WAYS = {
    "dots": ({"budget": 3, "most": 2, "groups": ["Sol", "Lua"]}, IDS, {"n0": 2, "n1": 1}),
    "choice": ({"most": 2}, IDS, ["n0", "n2"]),
    "score": ({"most": 5}, IDS, {"n0": 5, "n1": 0}),
    "ranking": ({}, IDS, ["n1", "n0"]),
    "gradients": ({}, IDS[:2], {"n0": {"level": 7, "reason": "Falta quem cuide."}, "n1": {"level": 1}}),
    "consent": ({}, IDS[:1], {"consent": False, "reason": "Não há dinheiro.", "harms": "Manter as luzes"}),
    "matrix": ({"impact": ["pouca", "muita"], "effort": ["um dia", "um ano"]}, IDS, {"n0": [9, 2], "n1": [2, 9]}),
    "budget": ({"total": 90}, [{"id": id, "note": id, "cost": 30 + 10 * at} for at, id in enumerate(IDS)], ["n0", "n2"]),
}
"""Settings, options and a ballot for each way to vote."""


@pytest.fixture(scope="module")
def held(server):
    """A workshop with one open vote of each way, and one of each whose result is shown."""
    session = server.session()
    fay, ana, bo = (
        connect(server, join(server, code, name))
        for code, name in ((session.facilitator_code, "Fay"), (session.code, "Ana"), (session.code, "Bo"))
    )
    for client in (fay, ana, bo):
        assert client.open(session.board)["ok"]

    def act(client, command, **args):
        answer = client.act(session.board, command, args)
        assert answer["ok"], answer

    for at, text in enumerate(NOTES):
        act(fay, "note.add", note=f"n{at}", x=240 * at, y=0, text=text, color=("mint", "sky", "coral")[at])
    for way, (settings, options, ballot) in WAYS.items():
        for state in ("open", "shown"):
            poll, title = f"{way}-{state}", f"{way} {state}"
            act(fay, "poll.open", poll=poll, way=way, title=title, options=options, settings=settings, secret=True)
            for client in (ana, bo):
                act(client, "poll.cast", poll=poll, ballot=ballot)
        act(fay, "poll.close", poll=f"{way}-shown")
        act(fay, "poll.reveal", poll=f"{way}-shown")
    return session


def enter(someone, title):
    someone.from_menu("Votes")
    panel = someone.page.get_by_role("complementary", name="Votes")
    panel.get_by_role("button", name=title).first.click()
    expect(someone.page.get_by_role("heading", name=title, level=2)).to_be_focused()


def leave(someone):
    someone.press("Back to the board")
    someone.press("Close", within="Votes")


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_on_any_ballot_and_in_any_result(people, held, size):
    fay = people("Fay", viewport=SIZES[size], color_scheme="light", bypass_csp=True).join(held.facilitator_code)
    found = {}
    for way in WAYS:
        enter(fay, f"{way} open")
        if way == "consent":
            fay.page.get_by_label("I object").check()
        elif way == "gradients":
            fay.page.get_by_label("Support with reservations").first.check()
        fay.picture(f"vote-{way}-{size}")
        found[f"{way} open"] = troubles(fay)
        leave(fay)
        enter(fay, f"{way} shown")
        for fold in fay.page.locator(".vote details").all():
            fold.evaluate("each => { each.open = true; }")
        fay.picture(f"result-{way}-{size}")
        found[f"{way} shown"] = troubles(fay)
        leave(fay)

    assert told(found) == []


@pytest.mark.parametrize("window", [(320, 640), (1280, 800)], ids=str)
def test_with_big_text_and_at_400_percent_nothing_is_lost(people, held, window):
    ana = people("Ana", viewport=dict(zip(("width", "height"), window, strict=True)))
    ana.join(held.code)
    ana.page.evaluate(WEAR, {"size": "200" if window[0] > 1000 else "100"})
    for way in WAYS:
        for state in ("open", "shown"):
            enter(ana, f"{way} {state}")
            beyond = ana.page.evaluate("""() => [...document.querySelectorAll('.vote *')].filter(each => {
              const box = each.getBoundingClientRect();
              return box.width && (box.right > innerWidth + 1 || box.left < -1) && !each.closest('.unseen, .scroll');
            }).map(each => each.outerHTML.slice(0, 120))""")
            assert beyond == [], f"{way} {state}"
            leave(ana)


def test_a_ballot_is_filled_in_by_the_keyboard_alone(people, held):
    ana = people("Ana").join(held.code)
    enter(ana, "dots open")
    seen = []
    for _ in range(20):
        ana.keys("Tab")
        seen.append(ana.page.evaluate("document.activeElement.getAttribute('aria-label') ?? ''"))
        if seen[-1].startswith("Put a vote on"):
            break
    ana.keys("Enter")
    ana.reads("You have 2 votes left")
    expect(ana.page.locator(".vote :focus")).to_have_count(1)
    for _ in range(30):
        ana.keys("Tab")
        if ana.page.evaluate("document.activeElement.innerText") == "I'm done":
            break
    ana.keys("Space")
    expect(ana.page.get_by_role("heading", name="dots open", level=2)).to_have_count(0)
