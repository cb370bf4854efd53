"""Every role at every address of the mentors' pages; a private note at every address there is; and a mentor at every
address that changes something."""

import re

import pytest

from tests.web.test_mentoring import NUMBERS, ROLES, house, visit  # noqa: F401
from workshop.rights import host
from workshop.store.ids import now_ms

OURS = ("mentoring", "board_review", "team_review", "rubric", "mentions")
EVERYBODY = ("Lia", "Tess", "Spe", "Ana", "Otto", "Zoe", "Yara", None)
"""Yara mentors another team of the programme; None is nobody who signed in."""
MENTORS = {"Tess", "Spe"}
TEAM = {"Lia", "Tess", "Spe", "Ana", "Otto"}
SECRET = "cansados-e-em-segredo"

# address -> who gets through; {words} are filled in, and a form is sent where there is one
TABLE = {
    ("GET", "/mentor"): {*TEAM, "Zoe", "Yara"},
    ("GET", "/mentor/comments"): {*TEAM, "Zoe", "Yara"},
    ("GET", "/mentor/missions"): {*TEAM, "Zoe", "Yara"},
    ("POST", "/mentor/pin", "team={team}&on=yes"): MENTORS,
    ("GET", "/b/{board}/review"): TEAM,
    ("GET", "/b/{board}/changed.svg"): TEAM,
    ("GET", "/api/v1/boards/{board}/changed"): TEAM,
    ("GET", "/api/v1/boards/{board}/people"): TEAM,
    ("POST", "/api/v1/boards/{board}/visit", '{"seq": 1}'): TEAM,
    ("GET", "/p/{programme}/teams/{team}/review"): TEAM,
    ("POST", "/p/{programme}/teams/{team}/review/note", "note=mine"): MENTORS,
    ("POST", "/p/{programme}/teams/{team}/review/missions", "title=Go"): {*MENTORS, "Lia"},
    ("POST", "/p/{programme}/teams/{team}/review/missions/{mission}/answer", "answer=So"): {"Ana", "Lia"},
    ("GET", "/p/{programme}/teams/{team}/review/of/{board}"): MENTORS,
    ("POST", "/p/{programme}/teams/{team}/review/of/{board}", "text=Well&give=no"): MENTORS,
    ("POST", "/p/{programme}/teams/{team}/review/{review}/answer", "answer=So"): {"Ana", "Lia"},
    ("POST", "/p/{programme}/teams/{team}/review/{review}/close", ""): {"Tess"},
    ("POST", "/p/{programme}/teams/{team}/review/missions/{mission}/remove", ""): {"Tess", "Lia"},
    ("GET", "/p/{programme}/rubric"): {"Lia"},
    ("POST", "/p/{programme}/rubric", "id=&title=Evidence&about="): {"Lia"},
}


@pytest.fixture
def full(house, browser, parts):  # noqa: F811
    """The house with a mission, a review and a private note of Tess's, and another team with a mentor of its own."""
    store, tess = parts.store, house.people["Tess"].account.id
    yara = store.accounts.make("Yara", f"yara{next(NUMBERS)}-{now_ms()}@example.org", None, "en")
    other = store.programmes.add_team(house.programme.id, "Maré")
    store.programmes.add_member(house.programme.id, yara.id, "mentor", other.id)
    client = browser()
    client.post(f"/sign-in/{store.accounts.make_link(yara.id, now_ms() + 10**6)}")
    client.account = yara
    house.people["Yara"], house.people[None] = client, browser()
    house.mission = store.mentoring.give_mission(house.team.id, tess, "Five interviews", "", None)
    house.review = store.mentoring.begin_review(house.board, house.team.id, tess, 1)
    store.mentoring.set_review(house.review.id, given=now_ms(), text="Good way")
    store.mentoring.keep_private_note(tess, house.team.id, SECRET)
    return house


def filled(house, text):  # noqa: F811
    ids = {
        "board": house.board, "team": house.team.id, "programme": house.programme.id, "mission": house.mission.id,
        "review": house.review.id,
    }  # fmt: skip
    return re.sub(r"\{(\w+)\}", lambda found: ids.get(found[1], found[0]), text)


def ask(client, method, address, sent=None):
    kind = "application/json" if sent and sent.startswith("{") else "application/x-www-form-urlencoded"
    return client.open(address, method=method, data=sent, content_type=kind if method != "GET" else None)


def test_every_role_gets_through_where_the_table_says_and_nowhere_else(full):
    wrong = []
    for (method, path, *form), who in TABLE.items():
        for name in sorted(EVERYBODY, key=lambda name: name in who):  # who may goes last: it may take something away
            answer = ask(full.people[name], method, filled(full, path), filled(full, form[0]) if form else None)
            through = answer.status_code in (200, 204) or (
                answer.status_code in (302, 303) and "/sign-in" not in answer.headers["Location"]
            )
            if path.endswith("/remove") and name in who:
                assert through or answer.status_code == 410
                continue
            if through != (name in who):
                wrong.append((method, path, name, answer.status_code, answer.headers.get("Location")))

    assert not wrong, "\n".join(map(str, wrong))


def test_the_table_names_every_address_of_ours(app):
    ours = set()
    for rule in app.url_map.iter_rules():
        if rule.endpoint.split(".")[0] in OURS:
            path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)
            path = path.replace("/teams/{id}", "/teams/{team}")
            ours |= {(method, path) for method in rule.methods - {"HEAD", "OPTIONS"}}

    assert {key[:2] for key in TABLE} == ours


def test_another_teams_mission_or_review_is_found_at_no_address_of_ones_own_team(full, parts):
    other = parts.store.programmes.add_team(full.programme.id, "Ipê")
    parts.store.programmes.add_member(full.programme.id, full.people["Ana"].account.id, "member", other.id)
    base = f"/p/{full.programme.id}/teams/{other.id}/review"

    ana = full.people["Ana"]
    assert ana.post(f"{base}/missions/{full.mission.id}/answer", data={"answer": "Hi"}).status_code == 410
    assert ana.post(f"{base}/{full.review.id}/answer", data={"answer": "Hi"}).status_code == 410
    assert full.people["Spe"].get(f"{base}/of/{full.board}").status_code == 404
    assert parts.store.mentoring.mission(full.mission.id).answer == ""


def addresses(app, house, methods):  # noqa: F811
    """Every address of the server with what it may be about filled in, however unlikely."""
    session = house.session
    known = {
        "board": house.board, "programme": house.programme.id, "team": house.team.id, "id": session.id,
        "session": session.id, "review": house.review.id, "mission": house.mission.id, "person": "nobody",
        "name": "json", "language": "en", "token": "none", "code": session.code, "public": "none", "record": "n",
    }  # fmt: skip
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith(("assets.", "health.")):
            continue
        for other in ({}, {"id": house.programme.id}, {"id": house.team.id}, {"team": house.board}):
            path = rule.rule
            for name, value in {**known, **other}.items():
                path = re.sub(rf"<(?:\w+:)?{name}>", value, path)
            path = re.sub(r"<[^>]+>", "x", path)
            yield from ((method, path) for method in sorted(rule.methods & methods))


def test_a_private_note_is_sent_to_its_author_alone_at_any_address(app, full):
    visit(full, full.people["Tess"])
    assert SECRET in full.people["Tess"].get(full.url()).text

    found = []
    for name in ("Lia", "Spe", "Ana", "Otto", "Yara", "Zoe", None):
        for method, path in sorted(set(addresses(app, full, {"GET"}))):
            answer = full.people[name].open(path, method=method)
            if SECRET.encode() in answer.data:
                found.append((name, path))
    assert not found


def test_a_mentor_changes_nothing_on_the_teams_board_at_any_address(app, full, parts):
    person = host(parts.store, full.session.id, full.people["Tess"].account).id
    room = parts.boards.room(full.board)
    before, seq = dict(room.board.records), room.board.seq
    bodies = (
        ("application/json", '{"id": "x1", "command": "note.add", "args": {"note": "z", "x": 0, "y": 0, "text": "z"}}'),
        ("application/json", '{"id": "x2", "command": "stage.set", "args": {"locked": true}, "since": 0, "seq": 1}'),
        ("application/x-www-form-urlencoded", "title=Z&text=Z&name=Z&on=yes&give=no"),
        ("text/csv", "text\nsmuggled\n"),
    )

    tried = 0
    for name in ("Tess", "Spe", "Otto"):
        for method, path in sorted(set(addresses(app, full, {"POST", "PUT", "PATCH", "DELETE"}))):
            if path in ("/sign-out", "/leave") or path.startswith(("/account", "/start", "/me")):
                continue
            for kind, body in bodies:
                full.people[name].open(path, method=method, data=body, content_type=kind)
                tried += 1
    assert tried > 500
    assert (dict(room.board.records), room.board.seq) == (before, seq)
    assert parts.store.sessions.get(full.session.id).removed is None
    assert parts.store.people.get(person).role == "mentor"
    assert ROLES["Tess"] in parts.store.programmes.team_roles(full.team.id, full.people["Tess"].account.id)
