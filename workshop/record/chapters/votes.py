"""Each vote that was shown: its question, rule, ballots and tally."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from workshop.core.change import Record
from workshop.record import polls
from workshop.record.document import Bars, Block, Facts, Heading, Item, Items, Paragraph, Section, Table
from workshop.record.told import Told, line

COUNTS = {"dots": "dots", "choice": "people", "score": "points"}
"""What of a line is drawn as a bar, by the way."""


def chapter(told: Told) -> Iterable[Section]:
    shown = [
        (poll, whole) for surface, poll in polls.of(told) if (whole := polls.whole(surface, poll)) is not None
    ]
    for number, (poll, whole) in enumerate(shown, 1):
        title = told.translate("The vote") if len(shown) == 1 else told.translate("Vote {n}", n=number)
        blocks = [*_blocks(told, poll, whole["tally"]), *_by_group(told, poll, whole.get("groups", {}))]
        remark = Paragraph(
            told.translate("The tally helps to choose. What was decided stands apart."), small=True
        )
        yield Section(f"vote-{poll['id']}", title, [Heading(polls.title(poll)), *blocks, remark])


def _by_group(told: Told, poll: Record, groups: Mapping[str, Any]) -> Iterable[Block]:
    """What it came to by group, without those that are so small that they would tell who voted what."""
    shown = groups.get("groups", [])
    if not shown or poll["way"] not in COUNTS:
        return
    counts = [{row["id"]: row[COUNTS[poll["way"]]] for row in each["tally"]["options"]} for each in shown]
    rows = [
        [line(option["text"]), *(str(count[option["id"]]) for count in counts)] for option in poll["options"]
    ]
    columns = [told.translate("Option"), *(f"{line(each['group'])} ({each['ballots']})" for each in shown)]
    yield Heading(told.translate("By group"), 3)
    yield Table(columns, rows, _withheld(told, groups["withheld"]), list(range(1, len(columns))))


def _withheld(told: Told, count: int) -> str:
    if not count:
        return ""
    return told.translate_count(
        "{n} ballot of groups below five people is not told apart.",
        "{n} ballots of groups below five people are not told apart.",
        count,
    )


def _blocks(told: Told, poll: Record, count: polls.Tally) -> Iterable[Block]:
    yield Facts([
        (told.translate("Rule"), polls.rule(told, poll)),
        (told.translate("Who could vote"), told.translate("Everybody who took part.")),
        (told.translate("Ballots"), str(count["ballots"])),
    ])  # fmt: skip
    yield from _result(told, poll, count)
    agreed = [
        (polls.option(poll, each["id"]), polls.agreement(told, each.get("agreement")))
        for each in count["options"]
    ]
    marked = [Item(f"{words}: {option}") for option, words in agreed if words]
    if marked and poll["way"] not in ("consent", "gradients"):
        yield Items(marked)


def _result(told: Told, poll: Record, count: polls.Tally) -> Iterable[Block]:
    way, lines = poll["way"], count["options"]
    if way in COUNTS:
        rows = [(polls.option(poll, each["id"]), int(each[COUNTS[way]])) for each in lines]
        yield Bars(rows, max([number for _, number in rows] + [1]), _caption(told, poll, count))
    elif way == "consent":
        yield from _consent(told, poll, count)
    elif way == "gradients":
        columns = [
            told.translate("Proposal"),
            told.translate("For (1–3)"),
            told.translate("Between (4–6)"),
            told.translate("Against (7–8)"),
        ]
        zones = [
            [
                polls.option(poll, each["id"]),
                *(str(each["zones"][zone]) for zone in ("for", "between", "against")),
            ]
            for each in lines
        ]
        yield Table(columns, zones, numbers=[1, 2, 3])
    elif way == "matrix":
        columns = [
            told.translate("Option"),
            told.translate("Impact"),
            told.translate("Effort"),
            told.translate("Spread"),
        ]
        yield Table(
            columns, [_placed(poll, each) for each in lines], told.translate("Medians of 1 to 10."), [1, 2, 3]
        )
    elif way == "ranking":
        columns = [
            told.translate("Option"),
            told.translate("Place by Schulze"),
            told.translate("Place by Borda"),
        ]
        yield Table(
            columns,
            [[polls.option(poll, each["id"]), str(each["rank"]), str(each["borda"])] for each in lines],
            numbers=[1, 2],
        )
    elif way == "budget":
        yield from _budget(told, poll, count)


def _caption(told: Told, poll: Record, count: polls.Tally) -> str:
    match poll["way"]:
        case "dots":
            return told.translate(
                "{dots} dots on {ballots} ballots.", dots=count["dots"], ballots=count["ballots"]
            )
        case "score":
            return told.translate("Sums of points; the order follows their means.")
    return told.translate("How many chose each.")


def _placed(poll: Record, each: Mapping[str, Any]) -> list[str]:
    medians = [each[axis]["median"] for axis in ("impact", "effort")]
    return [
        polls.option(poll, each["id"]),
        *("–" if value is None else f"{value:g}" for value in medians),
        f"{each['spread']:g}",
    ]


def _consent(told: Told, poll: Record, count: polls.Tally) -> Iterable[Block]:
    yield Items([Item(polls.option(poll, each["id"])) for each in poll["options"]])
    yield Bars([
        (told.translate("Consent"), count["consents"]),
        (told.translate("Objections"), len(count["objections"])),
    ], max(count["ballots"], 1))  # fmt: skip
    said: Sequence[str] = [line(reaction) for reaction in count["reactions"] if line(reaction)]
    if said:
        yield Heading(told.translate("Reactions"), 3)
        yield Items([Item(reaction) for reaction in said])


def _budget(told: Told, poll: Record, count: polls.Tally) -> Iterable[Block]:
    yes, no = told.translate("yes"), told.translate("no")
    shares, greedy = set(count["shares"]["bought"]), set(count["greedy"]["bought"])
    rows = [
        [
            polls.option(poll, each["id"]), str(each["cost"]), str(each.get("people", "")),
            yes if each["id"] in shares else no, yes if each["id"] in greedy else no,
        ]
        for each in count["options"]
    ]  # fmt: skip
    columns = [
        told.translate("Option"), told.translate("Cost"), told.translate("Votes"), told.translate("By equal shares"),
        told.translate("By votes alone"),
    ]  # fmt: skip
    yield Table(
        columns,
        rows,
        told.translate("Both results, side by side; which one counts is for people to decide."),
        [1, 2],
    )
