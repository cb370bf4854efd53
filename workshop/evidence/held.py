"""One workshop as its evidence tells of it: plain data, which crosses to the process that packs it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workshop import returning
from workshop.evidence import withheld
from workshop.leading import name, ranked
from workshop.objects import tally
from workshop.objects.poll import KIND as POLL
from workshop.returning import Sheet

WITHHELD = "withheld"
ADDRESS = re.compile(r"[^\s@<>,;:]+@[\w.-]+\w")
NUMBER = re.compile(r"(?<![\w.])(?:\+|\(|\d)[\d ()./-]{6,18}\d(?!\w)")


@dataclass(frozen=True)
class Turn:
    """A step: minutes as planned, and as they were, None where it was not held."""

    title: str
    method: str
    planned: int
    ran: int | None


@dataclass(frozen=True)
class Answer:
    """A published answer, and the contributions that it is about, by key."""

    theme: str
    title: str
    status: str
    reason: str
    action: str
    responsible: str
    due: str
    keys: frozenset[str]


@dataclass(frozen=True)
class Held:
    """A workshop. `day` is its date as 2026-11-30; `groups` are how many people each team had, with "" for no team;
    `people` are the names and addresses of everybody in it, which must not go out; `hidden` are contributions by key."""

    title: str
    place: str
    day: str
    language: str
    purpose: str
    methods: tuple[str, ...]
    turns: tuple[Turn, ...]
    groups: Mapping[str, int]
    sheets: Sequence[Sheet]
    teams: Mapping[str, str]
    answers: Sequence[Answer]
    hidden: frozenset[str]
    people: frozenset[str]

    def cleared(self, field: str) -> str:
        """What somebody typed beside a decision, unless it names somebody of the workshop."""
        said = field.casefold()
        return WITHHELD if any(re.search(rf"(?<!\w){re.escape(each)}(?!\w)", said) for each in self.people) else field


Row = dict[str, object]


def attendance(held: Held) -> list[Row]:
    cells, total = withheld.shown(held.groups)
    rows: list[Row] = [{"group": team or "(no team)", "people": _told(many)} for team, many in sorted(cells.items())]
    return [*rows, {"group": "(all)", "people": _told(total)}]


def contributions(held: Held) -> list[Row]:
    """What people said, by group and words: not in the order in which they came."""
    traced = returning.traced(held.sheets)
    cells, _ = withheld.shown(held.groups)
    groups = [each for each in traced.subjects if each.kind == "group"]
    rows: list[Row] = [
        {
            "themes": _joined(each.theme for each in held.answers if key in each.keys),
            "groups": _joined(each.title for each in groups if key in each.keys),
            "team": _team(held, said.board, cells),
            "text": WITHHELD if key in held.hidden else bare(said.text),
            "answers": _joined(each.title for each in held.answers if key in each.keys),
            "statuses": _joined(each.status for each in held.answers if key in each.keys),
            "day": held.day,
        }
        for key, said in traced.said.items()
    ]
    return sorted(rows, key=lambda row: (str(row["themes"]), str(row["groups"]), str(row["text"]), str(row["team"])))


def codebook(held: Held) -> list[Row]:
    traced = returning.traced(held.sheets)
    cells, _ = withheld.shown(held.groups)
    boards = {sheet.id: _team(held, sheet.id, cells) or sheet.title for sheet in held.sheets}
    return [
        {
            "code": each.title, "kind": each.kind, "within": each.about, "board": boards[each.board],
            "contributions": len(each.keys),
        }
        for each in traced.subjects
        if each.kind in ("group", "part")
    ]  # fmt: skip


def decisions(held: Held) -> list[Row]:
    """Each vote, an option a row, and what was decided; small votes are told without how they came out."""
    found: list[Row] = []
    for sheet in held.sheets:
        board = returning.board_of(sheet)
        for poll in board.of(POLL.name).values():
            many = len(tally.ballots(poll, board)) if tally.tells(poll) else int(poll["cast"])
            ranks = {} if withheld.few(many) else ranked(board, poll)
            decision = poll.get("decision", {})
            told = {
                "question": poll["title"], "way": poll["way"], "secret": "yes" if poll["secret"] else "no",
                "state": poll["state"], "ballots": _told(None if withheld.few(many) else many),
                "decided": decision.get("decided", ""), "why": held.cleared(decision.get("why", "")),
                "by": held.cleared(decision.get("who", "")), "how": held.cleared(decision.get("how", "")),
                "not_agreed": decision.get("open", ""), "look_again": decision.get("review", ""),
            }  # fmt: skip
            for option in poll["options"]:
                key = name(sheet.id, option.get("note", ""))
                text = WITHHELD if key in held.hidden else bare(option["text"])
                found.append({**told, "option": text, "rank": ranks.get(option["id"], "")})
    return found


def statuses(held: Held) -> list[Row]:
    return [
        {
            "theme": each.theme, "answer": each.title, "status": each.status, "action": each.action,
            "reason": each.reason, "responsible": held.cleared(each.responsible), "due": each.due,
            "contributions": len(each.keys),
        }
        for each in held.answers
    ]  # fmt: skip


def bare(text: str) -> str:
    """A text without e-mail addresses and telephone numbers."""
    return NUMBER.sub("[…]", ADDRESS.sub("[…]", text))


def _team(held: Held, board: str, cells: Mapping[str, int | None]) -> str:
    """Where something was written, unless so few people were there that one of them could be found."""
    team = held.teams.get(board, "")
    return WITHHELD if team and cells.get(team) is None else team


def _told(count: int | None) -> object:
    return WITHHELD if count is None else count


def _joined(titles: Iterable[str]) -> str:
    return " | ".join(dict.fromkeys(filter(None, titles)))
