"""Pages in a real browser live through what a school's network does to them: nothing lost, nothing doubled."""

import re

import pytest

from tests.browser.page import losses_expected
from tests.server import serving


@pytest.fixture
def mortal(tmp_path):
    """A server that a test may kill."""
    with serving(tmp_path) as server:
        yield server


def test_twenty_minutes_without_network_lose_and_double_nothing(ana, bo):
    ana.page.clock.install()
    ana.write("before")
    bo.sees("before")

    with ana.without_network():
        ana.says("Offline")
        ana.write("in the tunnel")
        ana.page.clock.fast_forward("20:00")
        ana.write("still there")
        ana.sees("in the tunnel", "still there")
        ana.says("Offline: 2 waiting")
        ana.reads("No connection. 2 changes are kept on this device and are sent later.")
        assert ana.note("in the tunnel").get_by_text("Waiting").is_visible()
        ana.picture("offline")
        bo.write("meanwhile")
        bo.says("All saved")
        bo.sees_no("in the tunnel", "still there")

    for someone in (ana, bo):
        someone.sees("before", "in the tunnel", "still there", "meanwhile")
        someone.says("All saved")


def test_a_page_loaded_again_after_a_time_offline_still_has_everything(ana, bo):
    with ana.without_network():
        ana.write("written offline")
        ana.note("written offline").get_by_text("Waiting").wait_for()
        ana.page.close()
        bo.write("meanwhile")
        bo.says("All saved")
        ana.reconnect()
        ana.open_again(bo.page.url)

        for someone in (ana, bo):
            someone.sees("written offline", "meanwhile")


def test_two_who_write_while_the_server_is_killed_end_with_the_same_notes(people, mortal):
    code = mortal.session().code
    ana, bo = (people(name, at=mortal).join(code) for name in ("Ana", "Bo"))
    ana.write("first")
    with losses_expected(ana, bo):
        ana.begin()
        ana.page.keyboard.type("half a tho")
        mortal.kill()
        ana.page.keyboard.type("ught")
        ana.keys("Enter", "Escape")
        bo.write("while it is down")
        bo.says("Offline: 1 waiting")
        mortal.start()

        for someone in (ana, bo):
            someone.says("All saved")
            someone.sees("first", "half a thought", "while it is down")
    assert sorted(ana.notes()) == sorted(bo.notes()) == ["first", "half a thought", "while it is down"]


def test_notes_not_sent_when_the_page_closes_are_sent_when_it_opens(people, mortal):
    code = mortal.session().code
    ana, bo = (people(name, at=mortal).join(code) for name in ("Ana", "Bo"))
    with losses_expected(ana, bo):
        mortal.kill()
        ana.write("not sent yet")
        ana.begin()
        ana.page.keyboard.type("nor finished")
        ana.page.close(run_before_unload=True)
        mortal.start()
        ana.open_again(bo.page.url)

        for someone in (ana, bo):
            someone.sees("not sent yet", "nor finished")
            someone.says("All saved")


def test_everything_works_by_polling_where_websockets_are_blocked(people, session, bo):
    ana = people("Ana")
    with losses_expected(ana):
        asked = []
        ana.page.route_web_socket(re.compile(".*"), lambda socket: socket.close())
        ana.page.on("request", lambda request: asked.append(request.url))
        ana.join(session.code)
        ana.write("by polling")
        bo.write("by socket")

        for someone in (ana, bo):
            someone.sees("by polling", "by socket")
            someone.says("All saved")
        assert any("transport=polling" in url for url in asked)
        bo.drag("by polling", (0, 200))
        bo.says("All saved")
        ana.at_the_same_place("by polling", bo)
