"""Mentors, specialists and observers of a programme give every command there is, in every stage: they leave nothing on
their team's board but comments, and observers not even those."""

import pytest

from tests import guests
from tests.live.test_matrix import STAGES, TABLE, Cast, M, V, expected
from tests.live.test_members_on_the_wire import of_account
from tests.wire import listen, new_id
from workshop.store import open_store

WHO = {"Mel": (M, "m"), "Spe": (M, "p"), "Otto": (V, "o")}
"""Whose role each has, and the letter of the things that they try to change."""


class Programme(Cast):
    """A team's own workshop in a programme, where Mel mentors the team, Spe all of them, and Otto observes."""

    def __init__(self, server, stage):
        self.server, self.stage = server, stage
        store = open_store(server.database)
        lead = store.accounts.make("Lea", f"lea-{new_id()}@example.org", None, "en")
        programme = store.programmes.make("Cidade que escuta", "en", lead.id)
        team = store.programmes.add_team(programme.id, "Aurora")
        self.session = store.sessions.make(stage, programme=programme.id, programme_team=team.id, owner=lead.id)
        self.plenary = self.board = self.session.board
        self.guests = {name: guests.join(server, self.session.code, name) for name in ("Ana", "Bo")}
        self.guests["Fay"] = guests.join(server, self.session.facilitator_code, "Fay")
        for name, role, of in (("Mel", "mentor", team.id), ("Spe", "specialist", None), ("Otto", "observer", None)):
            account, self.guests[name] = of_account(server, store, name, self.session)
            store.programmes.add_member(programme.id, account.id, role, of)
        store.db.close()
        self.clients = {name: guests.connect(server, guest) for name, guest in self.guests.items()}
        self.roles = {name: client.open(self.board)["role"] for name, client in self.clients.items()}

    def fill(self):
        super().fill()
        self.batch("Spe", [("comment.write", {"comment": "cop", "text": "u", "base": "t"})])

    def batch(self, name, commands):
        """What Ana would have said is said by Spe, who has her letter here."""
        if name == "Spe":
            return
        super().batch("Spe" if name == "Ana" else name, commands)

    def tried(self, name):
        """What somebody is answered to every command."""
        letter = WHO[name][1]
        client, entries = self.clients[name], self.clients["Bo"].copies[self.board].entries
        seq = next(each["seq"] for each in entries if "'untouched'" in str(each["changes"]))
        args = [row.args(letter) | ({"seq": seq} if row.command == "restore" else {}) for row in TABLE]
        sent = [client.send(self.board, row.command, each) for row, each in zip(TABLE, args, strict=True)]
        answers = [client.answer(number, 30) for number in sent]
        return ["ok" if each["ok"] else each["code"] for each in answers]

    def work(self):
        """All that is on the board but for what was said, as Bo sees it, who made nearly all of it."""
        records = self.clients["Bo"].copies[self.board].records
        return {id: record for id, record in records.items() if record["kind"] != "comment"}


@pytest.mark.parametrize("stage", [stage for stage in STAGES if "elsewhere" not in stage])
def test_members_who_look_leave_a_teams_board_as_it_is(server, stage):
    cast = Programme(server, stage)
    assert [cast.roles[name] for name in WHO] == [M, M, V]
    cast.fill()
    cast.enter()
    before = cast.work()

    wrong = []
    for name, (role, letter) in WHO.items():
        for row, said in zip(TABLE, cast.tried(name), strict=True):
            if said != expected(row, role, stage):
                wrong.append((name, row.command, row.args(letter), f"{said}, not {expected(row, role, stage)}"))
    cast.batch("Fay", [("comment.add", {"comment": "last", "text": "t", "x": 0, "y": 0})])
    seq = max(entry["seq"] for entry in cast.clients["Fay"].copies[cast.board].entries)
    listen([cast.clients["Bo"]], lambda: cast.clients["Bo"].copies[cast.board].seq >= seq)

    assert not wrong, "\n".join(map(str, wrong))
    assert cast.work() == before and len(before) > 60
