"""A programme with two teams in one workshop, and one person of each sort who may come by, in a browser of their own."""

from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any

from flask.testing import FlaskClient

from tests.web.conftest import joined
from workshop.core.role import Role
from workshop.core.rule import Command
from workshop.core.sight import Viewer

PEOPLE = {
    "s": "a stranger without cookies",
    "x": "an account that belongs nowhere here",
    "e": "a participant of another workshop",
    "O": "an observer of the programme",
    "r": "a member of the second team",
    "q": "a participant of its second team",
    "m": "a member of the first team",
    "p": "a participant of its first team",
    "v": "an observer of the workshop",
    "n": "a mentor of the workshop alone",
    "S": "a specialist of the whole programme",
    "M": "a mentor of the first team",
    "f": "the workshop's facilitator",
    "F": "a facilitator of the programme",
    "L": "a lead of the programme",
    "w": "the account that made workshop and programme",
}
"""Who asks, by a letter each; who may do most comes last, for what they do may take away what others ask for."""
MEMBERS = {"L": ("lead", None), "F": ("facilitator", None), "S": ("specialist", None), "M": ("mentor", 0),
           "m": ("member", 0), "r": ("member", 1), "O": ("observer", None)}  # fmt: skip
NUMBERS = count(1)


@dataclass
class World:
    """What there is, by the names that addresses call it, and who asks, by their letters."""

    named: dict[str, Any]
    people: dict[str, FlaskClient]


def made(parts: Any, browser: Any) -> World:
    """All of it, fresh."""
    store, at = parts.store, next(NUMBERS)
    browser = partial(browser, address=f"10.7.{at // 250}.{at % 250 + 1}")
    accounts = {
        letter: store.accounts.make(f"Person {letter}", f"{letter.lower()}{letter.isupper():d}-{at}@example.org", None, "en")
        for letter in ("x", "w", *MEMBERS)
    }
    programme = store.programmes.make("Cidade que escuta", "pt-BR", accounts["w"].id)
    teams = [store.programmes.add_team(programme.id, name) for name in ("Aurora", "Ipê")]
    for letter, (role, team) in MEMBERS.items():
        member = store.programmes.add_member(
            programme.id, accounts[letter].id, role, None if team is None else teams[team].id
        )
    session = store.sessions.make(
        "Bairro que acolhe", "pt-BR", programme_teams={team.id: team.name for team in teams},
        owner=accounts["w"].id, programme=programme.id,
    )  # fmt: skip
    other = store.sessions.make("Outra oficina")
    people = {"s": browser(), "e": joined(browser(), other.code, "Eva")}
    for letter, name, code in (("v", "Vi", session.code), ("p", "Pia", session.code), ("q", "Quim", session.code),
                               ("n", "Nina", session.code), ("f", "Fay", session.facilitator_code)):  # fmt: skip
        people[letter] = joined(browser(), code, name)
    for letter, fields in (("v", {"role": Role.OBSERVER}), ("n", {"role": Role.MENTOR}),
                           ("p", {"team": session.boards[1]}), ("q", {"team": session.boards[2]})):  # fmt: skip
        store.people.set(people[letter].person, **fields)
    for letter, account in accounts.items():
        people[letter] = browser()
        people[letter].post(f"/sign-in/{store.accounts.make_link(account.id, 2**52)}")
        people[letter].get(f"/b/{session.board}")  # who may hold it becomes one of its people
    for board in session.boards:
        ask(parts, board, people["f"], "note.add", note="n", x=0, y=0, text="Luz na praça")
        options = [{"id": "a", "text": "Luz"}, {"id": "b", "text": "Banco"}]
        ask(parts, board, people["f"], "poll.open", poll="p", way="choice", title="O quê?", options=options)
    me = accounts["M"].id
    mission = store.mentoring.give_mission(teams[0].id, me, "Cinco entrevistas", "", None)
    review = store.mentoring.begin_review(session.boards[1], teams[0].id, me, 1)
    store.mentoring.set_review(review.id, given=1, text="Boa")
    response = store.responses.make(session.id, session.boards[1], "n", people["f"].person, title="Luz")
    commitment = store.commitments.make(session.id, None, "Medir a luz", people["f"].person)
    community = store.communities.make(programme.id, "Água", "", me)
    piece = store.gallery.add(programme.id, "board", "Um quadro", [], me)
    named = {
        "session": session.id, "board": session.boards[1], "plenary": session.board, "code": session.code,
        "programme": programme.id, "team": teams[0].id, "member": member.id, "person": people["q"].person, "poll": "p",
        "account": accounts["m"].id, "note": "n",
        "mission": mission.id, "review": review.id, "response": response.id, "commitment": commitment.id,
        "public": store.responses.open(session.id), "answer": response.id,
        "community": community.id, "posted": store.communities.post(community.id, me, "Oi").id, "piece": piece.id,
    }  # fmt: skip
    return World(named, {letter: people[letter] for letter in PEOPLE})


def ask(parts: Any, board: str, client: FlaskClient, name: str, **args: Any) -> None:
    viewer = Viewer(client.person, Role.FACILITATOR)  # type: ignore[attr-defined]
    parts.boards.act(board, viewer, [Command(f"w{next(NUMBERS)}", name, args)])
