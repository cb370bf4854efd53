"""Every page can be read and used by everybody: axe finds nothing, in light, dark and easy reading, large and small."""

import json
import re
from pathlib import Path
from uuid import uuid4

import pytest

from tests.browser.page import Someone
from tests.guests import connect, join, request
from tests.test_pictures import file

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = {
    "dark": ({"theme": "dark", "reading": "plain"}, ["color-contrast"]),
    "easy": ({"theme": "light", "reading": "easy"}, ["color-contrast", "target-size", "scrollable-region-focusable"]),
    "light": ({"theme": "light", "reading": "plain"}, RULES),
}
"""What a person may choose, and the rules it can matter to."""
WEAR = """detail => {
  dispatchEvent(new CustomEvent("look", {detail}));
  const still = () => Promise.allSettled(document.getAnimations().map(each => each.finished));
  return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => still().then(() => done()))));
}"""
BEYOND = """() => [...document.querySelectorAll('header *, #bars button, #list *')].filter(each => {
  const box = each.getBoundingClientRect();
  return box.width && (box.right > innerWidth + 1 || box.left < -1) && !each.closest('.unseen, .skip');
}).map(each => each.outerHTML.slice(0, 120))"""
COVERED = """() => {
  const focused = document.activeElement;
  if (focused.matches("body, #canvas")) return null;
  const box = focused.getBoundingClientRect();
  const clear = (across, down) => {
    const seen = document.elementFromPoint(box.x + box.width * across, box.y + box.height * down);
    const bar = seen?.closest('.top, .bars > *, .banners, .float, .toast, .hint, .ask, .first, dialog');
    return seen && (!bar || bar.contains(focused));
  };
  const parts = [0.05, 0.3, 0.5, 0.7, 0.95];
  if (parts.some(across => parts.some(down => clear(across, down)))) return null;
  return `${JSON.stringify(box)} ${focused.outerHTML.slice(0, 200)}`;
}"""
SIZES = {"large": {"width": 1440, "height": 900}, "small": {"width": 360, "height": 740}}


@pytest.fixture(scope="module")
def filled(server):
    """A workshop with a question, notes of every colour, frames, groups and links on its board."""
    session = server.session()
    guest = join(server, session.facilitator_code, "Fay")
    fay = connect(server, guest)
    assert fay.open(session.board)["ok"]
    colors = ("sand", "amber", "coral", "mint", "sky", "lilac")
    notes = {color: uuid4().hex for color in colors}
    box = {"x": -24, "y": -72, "w": 480, "h": 240}
    parts = {"layout": "lanes", "labels": ["Agora", ""]}
    axes = {"layout": "quadrants", "labels": ["pouco esforço", "muito esforço", "pouco impacto", "muito impacto"]}
    acts = [
        ("frame.add", {"frame": uuid4().hex, **box, "title": "Transporte", **parts}),
        ("frame.add", {"frame": uuid4().hex, **box, "y": 400, "title": "Impacto", **axes, "method": "impact-effort"}),
    ]
    acts += [
        ("note.add", {"note": notes[color], "x": 216 * at, "y": 0, "text": f"Ônibus {at}", "color": color})
        for at, color in enumerate(colors)
    ]
    acts += [
        ("text.add", {"text": uuid4().hex, "x": 0, "y": 240, "words": "O que muda a cidade"}),
        ("link.add", {"link": uuid4().hex, "from": notes["sand"], "to": notes["sky"]}),
        ("image.add", {"image": uuid4().hex, "x": 480, "y": 240, "w": 160, "h": 120, "file": picture(server, guest)}),
        ("drawing.add", {"drawing": uuid4().hex, "x": 700, "y": 240, "w": 90, "h": 60, "points": [0, 0, 900, 600]}),
        ("card.add", {"card": uuid4().hex, "x": 900, "y": 240, "url": "https://city.example/plano", "title": "Plano"}),
        (
            "link.add",
            {
                "link": uuid4().hex, "from": notes["sky"], "to": notes["lilac"], "sort": "causal", "polarity": "+",
                "delay": True,
            },
        ),
        ("note.tag", {"notes": [notes["coral"], notes["lilac"]], "add": ["escola", "noite"]}),
        ("note.mark", {"notes": [notes["amber"], notes["lilac"]], "mark": "stance-sceptic", "on": True}),
        ("note.set", {"notes": [notes["coral"]], "sort": "problem", "lang": "pt-BR", "author": "hidden"}),
        ("comment.add", {"comment": uuid4().hex, "on": notes["mint"], "text": "Desde quando?"}),
        ("comment.add", {"comment": uuid4().hex, "x": 0, "y": 300, "text": "Falta a feira"}),
        ("reaction.set", {"on": notes["sky"], "sort": "lived", "given": True}),
        ("cluster.make", {"cluster": "outer", "notes": [notes["mint"], notes["sky"]], "title": "Noite"}),
        ("cluster.make", {"cluster": "inner", "notes": [notes["lilac"]]}),
        ("cluster.make", {"cluster": "folded", "notes": [notes["amber"]], "title": "Ônibus"}),
        ("cluster.nest", {"cluster": "inner", "in": "outer"}),
        ("cluster.set", {"cluster": "folded", "collapsed": True, "color": "amber"}),
        ("stage.set", {"title": "Escrever", "question": "O que muda a cidade?", "silent": True, "missing": "A feira"}),
    ]
    for command, args in acts:
        answer = fay.act(session.board, command, args)
        assert answer["ok"], answer
    return session


def picture(server, guest):
    """The id of a picture that was sent to the board."""
    headers = {"Cookie": guest.cookie, "Content-Type": "image/png"}
    _, told, _ = request(server, "POST", f"/api/v1/boards/{guest.board}/files", headers, file("PNG"))
    return json.loads(told)["file"]


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_on_any_page(people, filled, size):
    ana = people("Ana", viewport=SIZES[size], color_scheme="light", bypass_csp=True)
    ana.page.goto(f"{ana.address}/join")
    found = {"join": troubles(ana)}
    ana.join(filled.code)
    paths = ["/", f"/join?code={filled.code}", "/join?code=1", "/b/nothing", "/nothing", "/offline/en", "/docs/protocol"]
    with ana.refusals_expected():
        for path in paths:
            ana.page.goto(ana.address + path)
            found[path] = troubles(ana)

    assert told(found) == []


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_in_either_view_nor_in_what_opens_over_them(people, filled, size):
    fay = people("Fay", viewport=SIZES[size], color_scheme="light", bypass_csp=True).join(filled.facilitator_code)
    fay.says("All saved")
    found = {}
    for view in ("Board", "List"):
        fay.press(view, within="View")
        fay.drawn()
        found[view] = troubles(fay)
        fay.picture(f"{view}-{size}".lower())
    fay.press("1 comment")
    fay.reads("Desde quando?")
    found["comments"] = troubles(fay)
    fay.press("Close")
    fay.page.get_by_role("button", name="Parts").first.click()
    fay.page.locator(".sheet[open]").wait_for()
    found["parts"] = troubles(fay)
    fay.press("Close")
    fay.press(re.compile("^More about the link.*delay"))
    found["link"] = troubles(fay)
    fay.keys("Escape")
    if size == "small":
        found |= opened(fay, "note", lambda: fay.press(re.compile("^More about “Ônibus 0”")))
        fay.press("New note")
    else:
        found |= opened(fay, "menu", lambda: fay.press("Menu"))
        fay.press("Board", within="View")
        fay.begin()
    found["writing"] = troubles(fay)
    fay.keys("Escape")

    assert told(found) == []


@pytest.mark.parametrize("window", [(320, 640), (320, 256), (1280, 800)], ids=str)
@pytest.mark.parametrize("view", ["List", "Board"])
def test_at_400_percent_and_with_big_text_nothing_is_lost(people, filled, view, window):
    ana = people("Ana", viewport=dict(zip(("width", "height"), window, strict=True)))
    if window[0] > 1000:
        ana.context.add_init_script("localStorage.setItem('size', '200')")
    ana.join(filled.code)
    ana.press(view, within="View")
    ana.says("All saved")
    ana.picture(f"reflow-{view}-{window[0]}-{window[1]}".lower())

    assert ana.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert ana.page.evaluate(BEYOND) == []
    for _ in range(30):
        ana.keys("Tab")
        ana.drawn()
        assert ana.page.evaluate(COVERED) is None


@pytest.mark.parametrize("path", ["/", "/join?code={code}", "/nothing", "/docs/protocol"])
def test_pages_never_scroll_two_ways(people, filled, path):
    ana = people("Ana", viewport={"width": 320, "height": 256})
    with ana.refusals_expected():
        ana.page.goto(ana.address + path.format(code=filled.code))
    for size in ("100", "200"):
        ana.page.evaluate(WEAR, {"size": size})
        assert ana.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), size


def opened(someone, name, opener):
    """What axe finds in a menu and in every sheet or menu that its items with three dots open."""
    opener()
    menu = someone.page.locator("dialog.menu")
    found = {name: troubles(someone)}
    items = [each for each in menu.locator("[role^=menuitem]").all_inner_texts() if each.strip().endswith("…")]
    someone.keys("Escape")
    for words in items:
        opener()
        menu.get_by_role("menuitem", name=words.strip(), exact=True).click()
        someone.page.locator("dialog[open], .work:not([hidden])").wait_for()
        found[words] = troubles(someone)
        someone.keys("Escape")
    return found


def told(found):
    return [f"{where}: {what}" for where, whats in found.items() for what in whats]


def troubles(someone: Someone) -> list[str]:
    """What axe finds on the page in every look, shortened; in front of it a sheet, behind which nothing can be reached."""
    if not someone.page.evaluate("'axe' in window"):
        someone.page.evaluate(AXE.read_text() + "; undefined")
    run = "rules => axe.run(document.querySelector('dialog[open]') ?? document, {runOnly: rules})"
    found = []
    for look, (wear, rules) in LOOKS.items():
        someone.page.evaluate(WEAR, wear)
        told = someone.page.evaluate(run, rules)
        found += [
            f"{look}: {each['id']} {[(node['html'][:160], node['failureSummary'][:200]) for node in each['nodes'][:3]]}"
            for each in told["violations"]
        ]
    return found
