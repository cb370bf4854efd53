"""Wrong codes cost time, and never the room: whoever has the right one comes in at once."""

import secrets

import pytest

from tests.server import redis_or_skip
from tests.web.conftest import made
from workshop.config import Config, Limits
from workshop.core.refusal import Refused
from workshop.web.door import SLOW, Door, neighbourhood

WRONG = {"code": "00000000", "name": "Eve"}


def test_after_ten_wrong_codes_the_next_costs_time(browser, app):
    waited = []
    app.extensions["door"].pause = waited.append
    eve = browser()

    first = [eve.post("/join", json=WRONG).status_code for _ in range(10)]
    slow = eve.post("/join", json=WRONG)

    assert first == [404] * 10
    assert (slow.status_code, slow.json["code"], waited) == (429, "too_fast", [SLOW])
    assert int(slow.headers["Retry-After"]) > 0


def test_recognising_a_code_and_opening_a_link_count_as_tries(browser):
    eve = browser()

    for _ in range(5):
        eve.get("/api/v1/codes/00000000")
        eve.get("/join?code=00000000")

    assert eve.post("/join", json=WRONG).status_code == 429


def test_the_room_comes_in_while_somebody_guesses(browser, session):
    eve = browser()
    for _ in range(100):
        eve.post("/join", json=WRONG)

    ana = browser().post("/join", json={"code": session.code, "name": "Ana"})

    assert ana.status_code == 200


def test_sixty_people_behind_one_router_join_at_once(browser, session):
    def join(number):
        person = browser()
        assert person.get(f"/api/v1/codes/{session.code}").status_code == 200
        return person.post("/join", json={"code": session.code, "name": f"Person {number}"}).json["person"]

    assert len({join(number) for number in range(60)}) == 60


def test_an_address_that_makes_very_many_guests_has_to_wait(folder, browser):
    small = made(folder)
    parts = small.extensions["workshop"]
    small.extensions["door"] = Door(
        Config(parts.config.data, "", "", limits=Limits(joins_per_minute=3)), parts.store
    )
    session = parts.store.sessions.make("Praça")
    ana = browser(small)
    ana.post("/join", json={"code": session.code, "name": "Ana"})

    codes = [
        browser(small).post("/join", json={"code": session.code, "name": "X"}).status_code for _ in range(3)
    ]

    assert codes == [200, 200, 429]
    assert ana.post("/join", json={"code": session.code, "name": "Ana"}).status_code == 200


def test_a_flood_is_stopped_before_it_reaches_the_database(parts):
    door = Door(parts.config, parts.store, pause=lambda seconds: None)

    codes = set()
    for _ in range(700):
        with pytest.raises(Refused) as refused:
            door.session("00000000", "10.9.9.9")
        codes.add((refused.value.code, refused.value.facts.get("retry_ms")))

    assert codes == {("unknown_code", None), ("too_fast", 10_000), ("too_fast", 60_000)}


def test_limits_go_on_in_memory_while_redis_is_away(parts, session):
    config = Config(parts.config.data, "", "", redis_url="redis://127.0.0.1:1/0")
    door = Door(config, parts.store, pause=lambda seconds: None)

    assert door.session(session.code, "10.9.9.8")[0].id == session.id
    for _ in range(10):
        with pytest.raises(Refused, match="unknown_code"):
            door.session("00000000", "10.9.9.8")
    with pytest.raises(Refused, match="too_fast"):
        door.session("00000000", "10.9.9.8")


def test_all_processes_count_together_in_redis(parts, session):
    config = Config(parts.config.data, "", "", redis_url=redis_or_skip())
    one, other = (Door(config, parts.store, pause=lambda seconds: None) for _ in range(2))
    address = f"2001:db8:{secrets.token_hex(2)}:{secrets.token_hex(2)}::1"

    for door in (one, other) * 5:
        with pytest.raises(Refused, match="unknown_code"):
            door.session("00000000", address)

    with pytest.raises(Refused, match="too_fast"):
        one.session("00000000", address)
    assert other.session(session.code, address)[0].id == session.id


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
    ],
)
def test_one_household_is_one_address(one, other, same):
    assert (neighbourhood(one) == neighbourhood(other)) is same
