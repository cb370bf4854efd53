"""Every address of the server with everybody who may come by: who gets in is written here by hand, beside the code.

An address that stands in no line fails, so whoever adds one says here for whom it is.
"""

import re

import pytest

from tests.web.rights import ALL, ROWS
from tests.web.world import PEOPLE, made

DOORS = re.compile(r"/(?:sign-in|join|start)\b")
KEYED = ("POST joining.join", "POST signing.sign_in")
"""What asks for a code or a password whoever comes."""
PREFIXES = {
    "/p/<id>": {"id": "programme"},
    "/p/<programme>/teams/<id>": {"id": "team"},
    "/api/v1/boards/<id>": {"id": "board"},
    "/s/<id>/record/of/<board>": {"board": "board"},
    "/api/v1/boards/<board>/export": {"name": "csv"},
    "/api/v1/boards/<board>/import": {"name": "csv"},
    "/api/v1/sessions/<id>/harvest/<seq>": {"seq": 1},
    "/s/<id>/record/file": {"name": "markdown"},
    "/s/<id>/return/answers/<response>/<deed>": {"deed": "publish"},
}
"""What an argument of an address stands for, where its name alone doesn't tell; `id` is a session's elsewhere."""


def lets_in(answer):
    """Whether an answer is that of somebody who may ask this, whatever else they did wrong."""
    if answer.status_code in (301, 302, 303):
        return not DOORS.search(answer.headers["Location"])
    return answer.status_code not in (401, 403, 404)


def ask(client, method, address):
    given = {} if method != "GET" and "/api/" in address else None
    with client.open(address, method=method, json=given) as answer:
        return lets_in(answer)


def address(app, world, rule):
    names = {name: "session" if name == "id" else name for name in rule.arguments}
    for prefix, more in PREFIXES.items():
        names |= more if rule.rule.startswith(prefix) else {}
    values = {name: world.named.get(names[name], names[name]) for name in rule.arguments}
    return app.url_map.bind("mutirao.test").build(rule.endpoint, values)


@pytest.fixture(scope="module")
def rules(app):
    """Each method and endpoint with its address, but for the parts that are open to all; some have two addresses."""
    return [
        (f"{method} {rule.endpoint}", rule)
        for rule in app.url_map.iter_rules()
        for method in sorted(rule.methods - {"HEAD", "OPTIONS"})
        if ROWS.get(rule.endpoint.partition(".")[0]) != ALL and f"{method} {rule.endpoint}" not in KEYED
    ]


def test_every_address_has_its_line(rules):
    keys = {key for key, _ in rules}

    assert sorted(keys - ROWS.keys()) == []
    assert sorted(key for key in ROWS.keys() - keys if " " in key) == []


def test_nobody_gets_in_whom_the_table_does_not_name(app, parts, browser, rules):
    world = made(parts, browser)
    wrong = [
        f"{key} lets in {PEOPLE[letter]}"
        for key, rule in rules
        for letter, client in world.people.items()
        if letter not in ROWS[key] and ask(client, key.split()[0], address(app, world, rule))
    ]

    assert not wrong, "\n".join(wrong)


@pytest.mark.timeout(300)
def test_everybody_gets_in_whom_the_table_names(app, parts, browser, rules):
    world, wrong = made(parts, browser), []
    for key, rule in rules:
        for letter in ROWS[key]:
            if ask(world.people[letter], key.split()[0], address(app, world, rule)):
                continue
            world = made(parts, browser)  # somebody before them may have taken away what they ask for, or signed them out
            if not ask(world.people[letter], key.split()[0], address(app, world, rule)):
                wrong.append(f"{key} keeps out {PEOPLE[letter]}")

    assert not wrong, "\n".join(wrong)
