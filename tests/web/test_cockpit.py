"""The cockpit says who moves and who is still; one look costs the same few queries for one team and for a hundred."""

import csv
import io
import re

import pytest
from sqlalchemy import event

from tests.web.conftest import add, end, joined, made
from tests.web.programme import cast
from workshop.store.ids import now_ms

DAY = 86_400_000


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    app = made(tmp_path_factory.mktemp("cockpit"))
    yield app
    end(app)


@pytest.fixture
def all(browser, parts, address):
    return cast(browser, parts, address)


@pytest.fixture
def url(all):
    return f"/p/{all.programme.id}"


def queries(parts, ask):
    """How many statements the database is asked meanwhile."""
    said = []
    listen = lambda *given: said.append(given[2])  # noqa: E731
    event.listen(parts.store.db.engine, "before_cursor_execute", listen)
    try:
        ask()
    finally:
        event.remove(parts.store.db.engine, "before_cursor_execute", listen)
    return len([each for each in said if not each.startswith(("BEGIN", "PRAGMA"))])


def test_teams_stand_under_their_milestone_and_the_headline_counts_them(all, parts, url, browser):
    store = parts.store.programmes
    start = store.add_milestone(all.programme.id, "Partida", now_ms() + 9 * DAY)
    store.reach(all.sol.id, start.id)
    store.set_team(all.aurora.id, paused_until=now_ms() + 20 * DAY)

    page = all.of.lea.get(url).text

    assert "1 of 2 teams is moving" in page and "1 has told of a pause" in page
    column = page[page.index("Partida") :]
    assert (
        "Sol" in column[: column.index("</section>")] and "Aurora" not in column[: column.index("</section>")]
    )


def test_a_still_team_stands_in_the_rail_with_its_mentor_and_an_address_for_who_manages(all, parts, url):
    for team in (all.aurora, all.sol):
        parts.store.programmes.set_team(team.id, at=now_ms() - 30 * DAY)

    page = all.of.fay.get(url).text
    assert "2 have been still for 14 days or more" in page
    assert re.search(r"Mentored by mel, sara|Mentored by sara, mel", page)
    assert "mailto:" in page and "%40" in page

    for watching in (all.of.wim, all.of.otto):
        page = watching.get(url).text
        assert "Mentored by" in page
        assert "mailto:" not in page and "example.org" not in page


def test_a_team_that_writes_moves_again(all, parts, url, browser):
    parts.store.programmes.set_team(all.aurora.id, at=now_ms() - 30 * DAY)
    assert "still for 30 days" in all.of.lea.get(url).text

    guest = joined(browser(), all.own.code, "Ana")
    add(parts, all.own, guest, "n1")

    page = all.of.lea.get(url).text
    assert (
        "still for 30 days" not in page
        and "1 contribution was written" in page
        and "1 person took part" in page
    )


def test_a_cohort_is_looked_at_alone(all, parts, url):
    other = parts.store.programmes.add_cohort(all.programme.id, "Turma Sul")
    parts.store.programmes.set_team(all.sol.id, cohort=other.id)

    page = all.of.lea.get(f"{url}?cohort={other.id}").text

    assert "1 of 1 teams is moving" in page
    assert "Aurora" not in page[page.index('class="map__columns"') : page.index("<aside")]


def test_a_hundred_teams_cost_as_many_queries_as_two(all, parts, url):
    few = queries(parts, lambda: all.of.lea.get(url))
    for number in range(98):
        team = parts.store.programmes.add_team(all.programme.id, f"Equipe {number}")
        parts.store.sessions.make(f"Oficina {number}", programme=all.programme.id, programme_team=team.id)
        parts.store.programmes.add_member(all.programme.id, all.of.mel.account.id, "mentor", team.id)

    assert "100 of 100 teams are moving" in all.of.lea.get(url).text
    assert queries(parts, lambda: all.of.lea.get(url)) <= few


def test_the_table_counts_each_team_in_each_session_and_runs_in_no_spreadsheet(all, parts, url, browser):
    parts.store.sessions.set(all.own.id, title='=HYPERLINK("http://x.example","x")')
    parts.store.programmes.set_team(all.sol.id, name="+Sol")
    guest = joined(browser(), all.own.code, "Ana")
    add(parts, all.own, guest, "n1")
    add(parts, all.own, guest, "n2")

    answer = all.of.lea.get(f"{url}/sessions/table.csv")
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))

    assert rows[0] == ["Workshop", "Day", "Team", "People", "Contributions", "Decisions"]
    assert ['\'=HYPERLINK("http://x.example","x")', "", "Aurora", "1", "2", "0"] in rows
    assert ["Troca", "", "'+Sol", "0", "0", "0"] in rows
    assert "attachment" in answer.headers["Content-Disposition"]
    page = all.of.lea.get(f"{url}/sessions").text
    assert "=HYPERLINK" in page and '<th scope="row"><a' in page


@pytest.mark.parametrize(
    ("who", "there"),
    [("lea", 200), ("fay", 200), ("wim", 200), ("otto", 200), ("mel", 403), ("ana", 403), ("zoe", 404)],
)
def test_only_who_sees_all_teams_sees_the_tables(all, url, who, there):
    for path in ("/sessions", "/sessions/table.csv"):
        assert getattr(all.of, who).get(url + path).status_code == there


def test_who_is_of_one_team_comes_to_its_page(all, url):
    assert all.of.ana.get(url).headers["Location"].endswith(f"/teams/{all.aurora.id}")
    assert all.of.bo.get(url).headers["Location"].endswith(f"/teams/{all.sol.id}")


def test_who_is_signed_out_signs_in_first(browser, url):
    for path in ("", "/teams", "/members", "/roster", "/sessions", "/communities", "/gallery"):
        assert "/sign-in?next=" in browser().get(url + path).headers["Location"]
    assert browser().post(f"{url}/teams", data={"names": "X"}).status_code == 403
