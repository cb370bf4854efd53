"""Every role in every stage with every command, on the wire: what each may do is written here by hand, beside the rules."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests import guests
from tests.wire import listen, new_id
from workshop.objects import RULES
from workshop.store import open_store

P, M, V, F = "participant", "mentor", "observer", "facilitator"
ROLES = (P, M, V, F)
FACILITATOR, WRITERS, CONTRIBUTORS, ALL = {F}, {F, P}, {F, P, M}, set(ROLES)
NOBODY: set[str] = set()

STAGES: dict[str, dict[str, Any]] = {
    "open": {},
    "private": {"private": True},
    "circle": {"private": True, "circle": 2},
    "locked": {"locked": True},
    "a break": {"break": True},
    "only notes": {"tools": ["note"]},
    "silent": {"silent": True},
    "authors hidden": {"authors": "hidden"},
    "teams elsewhere": {"where": "teams"},
    "plenary elsewhere": {"where": "plenary"},
    "done": {},
}
LOCKED = {"locked", "a break", "done"}
ELSEWHERE = {"teams elsewhere", "plenary elsewhere"}


@dataclass(frozen=True)
class Row:
    """A command on what Bo made for whoever gives it: `r` is the role's letter, `his` that private writing hides it.

    `tool` is the kind that the step must offer; `always` works also where people are locked out; what is `talk` rests in
    silence; of the `template` participants keep off. `else_` are refusals of a role wherever it gets that far.
    """

    command: str
    who: set[str]
    args: Callable[[str], dict[str, Any]]
    tool: str | None = None
    his: set[str] | bool = False
    always: bool = False
    talk: bool = False
    template: bool = False
    else_: dict[str, str] = field(default_factory=dict)


MENTOR = {M: "not_allowed"}
XY: dict[str, Any] = {"x": 5, "y": 5}
OPTIONS = [{"id": "a", "text": "one"}, {"id": "b", "text": "two"}]
TABLE = [
    Row("note.add", WRITERS, lambda r: {"note": f"new{r}", "text": "t", **XY}, "note"),
    Row("note.write", WRITERS, lambda r: {"note": f"n{r}", "text": "t", "base": "n"}, "note", his=True),
    Row("note.set", WRITERS, lambda r: {"notes": [f"n{r}"], "color": "sky"}, "note", his=True),
    Row("note.tag", WRITERS, lambda r: {"notes": [f"n{r}"], "add": ["t"]}, "note", his=True),
    Row("note.mark", WRITERS, lambda r: {"notes": [f"n{r}"], "mark": "keep-yes", "on": True}, "note", his=True),
    Row("note.evidence", WRITERS, lambda r: {"note": f"n{r}", "add": [f"m{r}"]}, "note", his=True),
    Row("note.merge", WRITERS, lambda r: {"note": f"o{r}", "into": f"n{r}"}, "note", his=True),
    Row("text.add", WRITERS, lambda r: {"text": f"newt{r}", "words": "w", **XY}, "text"),
    Row("text.write", WRITERS, lambda r: {"text": f"t{r}", "words": "v", "base": "w"}, "text"),
    Row("text.set", WRITERS, lambda r: {"texts": [f"t{r}"], "size": "small"}, "text"),
    Row("image.add", WRITERS, lambda r: {"image": f"newi{r}", "w": 4, "h": 3, "file": "f", **XY}, "image"),
    Row("image.write", WRITERS, lambda r: {"image": f"i{r}", "alt": "a", "base": ""}, "image", his=True),
    Row("image.size", WRITERS, lambda r: {"image": f"i{r}", "w": 8, "h": 6, **XY}, "image", his=True),
    Row("drawing.add", WRITERS, lambda r: {"drawing": f"newd{r}", "w": 4, "h": 3, "points": [0, 9], **XY}, "drawing"),
    Row("drawing.write", WRITERS, lambda r: {"drawing": f"d{r}", "alt": "a", "base": ""}, "drawing", his=True),
    Row("card.add", WRITERS, lambda r: {"card": f"newc{r}", "url": "https://a.example/", **XY}, "card"),
    Row("card.write", WRITERS, lambda r: {"card": f"c{r}", "title": "a", "base": ""}, "card", his=True),
    Row("frame.add", WRITERS, lambda r: {"frame": f"newf{r}", "w": 9, "h": 9, **XY}, "frame"),
    Row("frame.title", WRITERS, lambda r: {"frame": f"f{r}", "title": "t", "base": ""}, "frame"),
    Row("frame.set", WRITERS, lambda r: {"frame": f"f{r}", "layout": "lanes", "labels": ["a", "b"]}, "frame"),
    Row("frame.size", WRITERS, lambda r: {"frame": f"f{r}", "w": 90, "h": 90, **XY}, "frame"),
    Row("frame.title", WRITERS, lambda r: {"frame": f"kit{r}", "title": "t", "base": "k"}, "frame", template=True),
    Row("frame.set", WRITERS, lambda r: {"frame": f"kit{r}", "layout": "lanes", "labels": ["a"]}, "frame", template=True),
    Row("frame.size", WRITERS, lambda r: {"frame": f"kit{r}", "w": 90, "h": 90, **XY}, "frame", template=True),
    Row("cluster.make", WRITERS, lambda r: {"cluster": f"newk{r}", "notes": [f"n{r}"]}, "cluster", his=True),
    Row("cluster.name", WRITERS, lambda r: {"cluster": f"k{r}", "title": "t"}, "cluster", his=True),
    Row("cluster.join", WRITERS, lambda r: {"cluster": f"k{r}", "notes": [f"m{r}"]}, "cluster", his=True),
    Row("cluster.leave", WRITERS, lambda r: {"notes": [f"m{r}"]}, "cluster", his=True),
    Row("cluster.set", WRITERS, lambda r: {"cluster": f"k{r}", "color": "sky"}, "cluster", his=True),
    Row("cluster.nest", WRITERS, lambda r: {"cluster": f"k{r}", "in": None}, "cluster", his=True),
    Row("cluster.split", WRITERS, lambda r: {"cluster": f"k{r}", "into": f"s{r}", "notes": [f"q{r}"]}, "cluster", his=True),
    Row("cluster.factor", WRITERS, lambda r: {"cluster": f"k{r}", "note": f"fac{r}", **XY}, "cluster", his=True),
    Row("cluster.merge", WRITERS, lambda r: {"cluster": f"l{r}", "into": f"k{r}"}, "cluster", his=True),
    Row("link.add", WRITERS, lambda r: {"link": f"newl{r}", "from": f"n{r}", "to": f"m{r}"}, "link", his=True),
    Row("link.set", WRITERS, lambda r: {"link": f"y{r}", "contested": True}, "link", his=True),
    Row("link.evidence", WRITERS, lambda r: {"link": f"y{r}", "add": [f"n{r}"]}, "link", his=True),
    Row("loop.name", WRITERS, lambda r: {"loop": f"loop{r}", "ids": [f"u{r}", f"v{r}"], "title": "t"}, "link", his=True),
    Row("loop.judge", WRITERS, lambda r: {"loop": f"loop{r}", "ids": [f"u{r}", f"v{r}"], "sense": "yes"}, "link", his=True),
    Row("comment.add", CONTRIBUTORS, lambda r: {"comment": f"newco{r}", "on": f"n{r}", "text": "t"}, "comment", True,
        talk=True),
    Row("comment.add", CONTRIBUTORS, lambda r: {"comment": f"newcl{r}", "on": f"uv{r}", "text": "@Bo?", "sort": "evidence",
        "mentions": ["bo"]}, "comment", True, talk=True),
    Row("comment.add", CONTRIBUTORS, lambda r: {"comment": f"newcr{r}", "on": f"u{r}", "loop": [f"u{r}", f"v{r}"],
        "text": "?", "sort": "question"}, "comment", True, talk=True),
    Row("comment.write", CONTRIBUTORS, lambda r: {"comment": f"co{r}", "text": "u", "base": "t"}, "comment", talk=True),
    Row("comment.settle", CONTRIBUTORS, lambda r: {"comment": f"co{r}", "done": True}, "comment"),
    Row("reaction.set", WRITERS, lambda r: {"on": f"n{r}", "sort": "agree", "given": True}, "reaction", True, talk=True),
    Row("move", CONTRIBUTORS, lambda r: {"moves": [[f"m{r}", 7, 7]]}, "note", his=True, else_=MENTOR),
    Row("move", CONTRIBUTORS, lambda r: {"moves": [[f"t{r}", 7, 7]]}, "text", else_=MENTOR),
    Row("move", CONTRIBUTORS, lambda r: {"moves": [[f"kit{r}", 7, 7]]}, "frame", template=True, else_=MENTOR),
    Row("raise", WRITERS, lambda r: {"ids": [f"m{r}"], "to": "front"}, "note", his=True),
    Row("raise", WRITERS, lambda r: {"ids": [f"kit{r}"], "to": "front"}, "frame", template=True),
    Row("lock", WRITERS, lambda r: {"ids": [f"t{r}"], "locked": True}, "text"),
    Row("lock", WRITERS, lambda r: {"ids": [f"kit{r}"], "locked": False}, "frame", template=True),
    Row("restore", CONTRIBUTORS, lambda r: {"seq": -1}, his={F}, else_={P: "not_allowed", M: "not_allowed"}),
    Row("drop", CONTRIBUTORS, lambda r: {"ids": [f"m{r}"]}, "note", his=True, else_=MENTOR),
    Row("drop", CONTRIBUTORS, lambda r: {"ids": [f"kitb{r}"]}, "frame", template=True, else_=MENTOR),
    Row("together", ALL, lambda r: {"commands": [["note.add", {"note": f"tog{r}", "text": "", **XY}]]}, "note",
        else_={M: "not_allowed", V: "not_allowed"}),
    Row("together", ALL, lambda r: {"commands": [["move", {"moves": [[f"kit{r}", 1, 1]]}]]}, "frame", template=True,
        else_={M: "not_allowed", V: "not_allowed"}),
    Row("together", ALL, lambda r: {"commands": [["stage.carry", {"stage": {}, "carried": 9}]]},
        else_=dict.fromkeys(ROLES, "unknown_command")),
    Row("signal.raise", WRITERS, lambda r: {"signal": f"sig{r}", "sort": "help"}, always=True),
    Row("signal.lower", WRITERS, lambda r: {"sort": "help"}, always=True),
    Row("poll.cast", WRITERS, lambda r: {"poll": "vote", "ballot": ["a"]}, always=True),
    Row("poll.open", FACILITATOR, lambda r: {"poll": f"p{r}", "way": "choice", "title": "?", "options": OPTIONS}),
    Row("poll.take", FACILITATOR,
        lambda r: {"poll": f"pt{r}", "way": "choice", "title": "?", "options": OPTIONS, "ballots": []}),
    Row("poll.close", FACILITATOR, lambda r: {"poll": "closing"}),
    Row("poll.reveal", FACILITATOR, lambda r: {"poll": "closing"}),
    Row("poll.decide", FACILITATOR, lambda r: {"poll": "closing", "decided": "so be it"}),
    Row("poll.phase", FACILITATOR, lambda r: {"poll": "consent", "phase": "react"}),
    Row("poll.meet", FACILITATOR, lambda r: {"poll": "met", "objection": 1, "how": "so"}),
    Row("stage.set", FACILITATOR, lambda r: {"missing": "children"}),
    Row("stage.time", FACILITATOR, lambda r: {"add": 0}),
    Row("stage.pair", FACILITATOR, lambda r: {}, else_={F: "not_now"}),
    Row("stage.carry", NOBODY, lambda r: {"stage": {}, "carried": 1000}),
    Row("stage.circles", NOBODY, lambda r: {"people": [], "key": 7}),
    Row("stage.teams", NOBODY, lambda r: {"teams": 0}),
    Row("harvest.take", NOBODY, lambda r: {"team": "t", "title": "t", "things": [], "tall": {}}),
    Row("step.add", FACILITATOR, lambda r: {"step": f"news{r}", "title": "t"}),
    Row("step.set", FACILITATOR, lambda r: {"step": "spare", "title": f"t{r}"}),
    Row("step.place", FACILITATOR, lambda r: {"step": "spare", "after": None}),
    Row("step.enter", FACILITATOR, lambda r: {"step": "spare", "from": "somewhere"}, else_={F: "not_now"}),
]  # fmt: skip


def expected(row: Row, role: str, stage: str) -> str:
    """What is answered: "ok" or the code of the refusal."""
    if not row.who:
        return "unknown_command"
    if role not in row.who:
        return "not_allowed"
    after = stage == "done" and row.tool == "comment"
    if role != F and not row.always and not after and stage in LOCKED:
        return "locked"
    if role == P and not row.always and stage in ELSEWHERE:
        return "not_now"
    hidden = stage == "private" or (stage == "circle" and role != P)
    if hidden and (row.his is True or (row.his and role in row.his)):
        return "gone"
    if row.command == "stage.pair" and stage == "circle":
        return "ok"
    if role in row.else_:
        return row.else_[role]
    if role != F and stage == "only notes" and row.tool not in (None, "note"):
        return "not_now"
    if role != F and stage == "silent" and row.talk:
        return "not_now"
    return "locked" if row.template and role != F else "ok"


def made_by_bo() -> list[tuple[str, dict[str, Any]]]:
    """What there is for everybody to try: of each kind one for each role."""
    found: list[tuple[str, dict[str, Any]]] = [("note.add", {"note": "untouched", "text": "n", **XY})]
    for r in "pmof":
        found += [("note.add", {"note": f"{n}{r}", "text": n, **XY}) for n in "nmoqr"]
        found += [("note.add", {"note": f"{n}{r}", "text": n, "sort": "factor", **XY}) for n in "uv"]
        for one, other in ("uv", "vu"):
            ends = {"from": f"{one}{r}", "to": f"{other}{r}"}
            found.append(("link.add", {"link": f"{one}{other}{r}", **ends, "sort": "causal"}))
        found += [
            ("link.add", {"link": f"y{r}", "from": f"q{r}", "to": f"r{r}"}),
            ("text.add", {"text": f"t{r}", "words": "w", **XY}),
            ("image.add", {"image": f"i{r}", "w": 4, "h": 3, "file": "f", **XY}),
            ("drawing.add", {"drawing": f"d{r}", "w": 4, "h": 3, "points": [0, 9], **XY}),
            ("card.add", {"card": f"c{r}", "url": "https://a.example/", **XY}),
            ("frame.add", {"frame": f"f{r}", "w": 50, "h": 50, **XY}),
            ("cluster.make", {"cluster": f"k{r}", "notes": [f"q{r}"]}),
            ("cluster.make", {"cluster": f"l{r}", "notes": [f"r{r}"]}),
        ]
    return found


def made_by_fay() -> list[tuple[str, dict[str, Any]]]:
    """What the method has laid, and votes in all their states."""
    kits = [f"kit{b}{r}" for r in "pmof" for b in ("", "b")]
    objects = [{"consent": False, "reason": "Too dear", "harms": "Our budget"}]
    return [
        *(("frame.add", {"frame": kit, "w": 50, "h": 50, "title": "k", **XY}) for kit in kits),
        ("lock", {"ids": kits, "locked": True}),
        *(("poll.open", {"poll": id, "way": "choice", "title": "?", "options": OPTIONS}) for id in ("vote", "closing")),
        ("poll.open", {"poll": "consent", "way": "consent", "title": "?", "options": OPTIONS[:1]}),
        ("poll.take", {"poll": "met", "way": "consent", "title": "?", "options": OPTIONS[:1], "ballots": objects}),
        ("step.add", {"step": "spare", "title": "spare"}),
    ]


class Cast:
    """A workshop with Ana's and Bo's team, where they, Mel, Otto and Fay sit at the board that is tried."""

    def __init__(self, server: Any, stage: str) -> None:
        self.server, self.stage = server, stage
        teams = ("Sol", "Lua") if stage in ELSEWHERE else ()
        store = open_store(server.database)
        self.session = store.sessions.make(stage, teams=teams)
        self.plenary = self.session.board
        self.board = self.session.boards[1] if stage == "plenary elsewhere" else self.plenary
        names = ("Ana", "Mel", "Otto", "Bo")
        self.guests = {name: guests.join(server, self.session.code, name) for name in names}
        self.guests["Fay"] = guests.join(server, self.session.facilitator_code, "Fay")
        for name, role in (("Mel", M), ("Otto", V)):
            store.people.set(self.guests[name].person, role=role)
        for name in ("Ana", "Bo"):
            store.people.set(self.guests[name].person, team=self.session.boards[1] if teams else None)
        store.db.close()
        self.clients = {name: guests.connect(server, guest) for name, guest in self.guests.items()}
        for client in self.clients.values():
            assert client.open(self.board)["ok"]

    def fill(self) -> None:
        self.batch("Bo", made_by_bo())
        self.batch("Fay", made_by_fay())
        for name, r in zip(("Ana", "Mel", "Fay"), "pmf", strict=True):
            self.batch(name, [("comment.add", {"comment": f"co{r}", "text": "t", **XY})])

    def batch(self, name: str, commands: list[tuple[str, dict[str, Any]]]) -> None:
        acts = [{"id": new_id(), "command": command, "args": args} for command, args in commands]
        answer = self.clients[name].call("act", {"board": self.board, "commands": acts})
        assert answer["ok"], answer

    def enter(self) -> None:
        """Bring the room to the stage, as facilitators do."""
        fay = self.clients["Fay"]
        if self.plenary != self.board:
            assert fay.open(self.plenary)["ok"]
        assert fay.act(self.plenary, "step.add", {"step": "now", "title": "now", **STAGES[self.stage]})["ok"]
        assert fay.act(self.plenary, "step.enter", {"step": "now", "from": None})["ok"]
        if self.stage == "done":
            assert fay.act(self.plenary, "step.enter", {"step": None, "from": "now", "done": True})["ok"]
        awaited = {"circle": {"circles"}, "done": {"done"}, "teams elsewhere": {"teams", "began"}}.get(self.stage, {"began"})
        everybody = list(self.clients.values())
        listen(
            everybody, lambda: all(awaited <= each.copies[self.board].records.get("stage", {}).keys() for each in everybody)
        )

    def tries(self, role: str) -> list[str]:
        """What one of a role is answered to every command; what is to be restored is a note that nobody touches."""
        client = self.clients[{P: "Ana", M: "Mel", V: "Otto", F: "Fay"}[role]]
        entries = self.clients["Bo"].copies[self.board].entries
        seq = next(each["seq"] for each in entries if "'untouched'" in str(each["changes"]))
        args = [row.args(role[0]) | ({"seq": seq} if row.command == "restore" else {}) for row in TABLE]
        sent = [client.send(self.board, row.command, each) for row, each in zip(TABLE, args, strict=True)]
        answers = [client.answer(number, 30) for number in sent]
        return ["ok" if each["ok"] else each["code"] for each in answers]


@pytest.mark.parametrize("stage", STAGES)
def test_every_role_may_do_what_the_stage_allows_and_nothing_else(server, stage):
    cast = Cast(server, stage)
    cast.fill()
    cast.enter()
    kits = {id: record for id, record in cast.clients["Bo"].copies[cast.board].records.items() if id.startswith("kit")}

    wrong = []
    for role in (P, M, V, F):  # facilitators last, for they may change what the others try
        answers = cast.tries(role)
        wanted = [expected(row, role, stage) for row in TABLE]
        wrong += [
            (role, row.command, row.args(role[0]), f"{said}, not {due}")
            for row, said, due in zip(TABLE, answers, wanted, strict=True)
            if said != due
        ]
        if role == V:
            there = cast.clients["Bo"].copies[cast.board].records
            assert len(kits) == 8 and kits.items() <= there.items()

    assert not wrong, "\n".join(map(str, wrong))


def test_the_table_names_every_command_there_is():
    assert {row.command for row in TABLE} == RULES.keys()
    assert all((row.who == NOBODY) == RULES[row.command].inside for row in TABLE)


BOARD_ROUTES = [
    ("GET", ""), ("GET", "/entries?since=0"), ("GET", "/export/json"), ("GET", "/export/csv"), ("GET", "/polls/vote"),
    ("GET", "/insights/loops"), ("GET", "/insights/groups"), ("GET", "/insights/duplicates"), ("GET", "/insights/hints"),
    ("GET", "/files/none"), ("POST", "/import/csv"), ("POST", "/files"), ("POST", "/titles"),
]  # fmt: skip


def test_no_address_opens_the_board_of_another_team_or_workshop(server):
    cast = Cast(server, "teams elsewhere")
    cast.fill()
    stranger = guests.join(server, server.session().code, "Zoe")
    other = cast.session.boards[2]

    for method, path in BOARD_ROUTES:
        for guest, board in ((cast.guests["Ana"], other), (stranger, cast.board), (stranger, other), (None, other)):
            headers = {"Cookie": guest.cookie if guest else "", "Content-Type": "application/json"}
            sent = "{}" if method == "POST" else None
            status, body, _ = guests.request(server, method, f"/api/v1/boards/{board}{path}", headers, sent)
            assert status in (401, 403, 404), (method, path, status, body[:200])
    for guest in (cast.guests["Ana"], stranger):
        assert not guests.connect(server, guest).call("open", {"board": other})["ok"]
    for name in ("Mel", "Otto", "Fay"):
        assert guests.get(server, cast.guests[name], f"/api/v1/boards/{other}")[0] == 200


def test_no_address_lets_people_bring_in_what_they_may_not_add(server):
    cast = Cast(server, "locked")
    cast.enter()

    for name in ("Ana", "Mel", "Otto"):
        headers = {"Cookie": cast.guests[name].cookie, "Content-Type": "text/csv"}
        path = f"/api/v1/boards/{cast.board}/import/csv?text=text"
        guests.request(server, "POST", path, headers, "text\nsmuggled\n")
        path = f"/api/v1/boards/{cast.board}/files"
        status, _, _ = guests.request(server, "POST", path, {**headers, "Content-Type": "image/png"}, b"\x89PNG")
        assert status in (403, 409, 423), status

    assert not any(record.get("text") == "smuggled" for record in cast.clients["Fay"].copies[cast.board].records.values())
