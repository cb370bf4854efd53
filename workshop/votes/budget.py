"""Budget: everybody says yes to what they would pay for; counted by equal shares, beside the usual greedy rule."""

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Annotated, Any

from msgspec import Meta

from workshop.core.fields import Args
from workshop.core.refusal import Refused
from workshop.votes import choice, shares
from workshop.votes.ballots import chosen
from workshop.votes.shares import Purchase, Run, Vote
from workshop.votes.way import Options, Tally, exact, ids, rounded

NAME = "budget"
LARGEST = 1_000_000_000

Ballot = list[str]


class Settings(Args):
    """The money there is, in whole units of any currency."""

    total: Annotated[int, Meta(ge=1, le=LARGEST)]


def suits(options: Options, settings: Settings) -> None:
    for option in options:
        cost = option.get("cost")
        if type(cost) is not int or not 1 <= cost <= LARGEST:
            raise Refused("bad_args", "Give each option a cost, as a whole number of 1 or more.", "options")
    if all(option["cost"] > settings.total for option in options):
        raise Refused("bad_args", "Every option costs more than there is; check the costs and the total.", "settings")


def check(options: Options, settings: Settings, ballot: object) -> Ballot:
    """The options somebody says yes to, in the order of the poll, whatever they cost together."""
    taken = set(chosen(options, ballot))
    return [id for id in ids(options) if id in taken]


def tally(options: Options, settings: Settings, ballots: Sequence[Ballot]) -> Tally:
    """The votes, and beside each other what equal shares (`shares`) and the greedy rule (`greedy`) would buy.

    Both have `bought` in order, `spent`, `left`, `represented` (how many people get at least one thing they chose)
    and `not`, which says of everything else why: nobody chose it ("none"), it costs more than there is ("dear"),
    those who chose it `had` too little for it ("short"), or there was too little `left` when its turn came
    ("left"). `shares` has the first `share` and the `raised` one that the last run began with, the `steps` with
    effective votes and who paid (how many people which amount), and what was `added` by votes in the end.

    Ties are broken by the lower cost, then by the votes, then by the order of the poll; `over` tells of each step
    what was passed over so. The words about agreement are those of choice.
    """
    costs = {option["id"]: option["cost"] for option in options}
    choosers = {id: [n for n, ballot in enumerate(ballots) if id in ballot] for id in costs}
    vote = Vote(costs, choosers, len(ballots), settings.total)
    votes = choice.tally(options, choice.Settings(), ballots)
    for line in votes["options"]:
        line["cost"] = costs[line["id"]]
    run, added = shares.equal_shares(vote)
    return {
        **votes,
        "total": settings.total,
        "shares": {**_bought(vote, ballots, [*run.bought(), *added]), **_shares(vote, run, added)},
        "greedy": {**_bought(vote, ballots, shares.greedy(vote)), "not": dict(_passed_over(vote))},
    }


def _bought(vote: Vote, ballots: Sequence[Ballot], bought: Sequence[str]) -> Tally:
    spent = shares.spent(vote, bought)
    represented = sum(1 for ballot in ballots if not set(ballot).isdisjoint(bought))
    return {"bought": list(bought), "spent": spent, "left": vote.total - spent, "represented": represented}


def _shares(vote: Vote, run: Run, added: Sequence[str]) -> Tally:
    first = Fraction(vote.total, vote.people) if vote.people else Fraction(0)
    return {
        "share": _amount(first),
        "raised": _amount(run.share),
        "steps": [_step(each) for each in run.purchases],
        "added": list(added),
        "not": {id: _why(id, vote, run) for id in vote.costs if id not in [*run.bought(), *added]},
    }


def _step(purchase: Purchase) -> Tally:
    payers = Counter(purchase.paid.values())
    return {
        "id": purchase.id,
        "votes": rounded(purchase.votes),
        "votes_exact": exact(purchase.votes),
        "paid": [{**_amount(amount), "people": payers[amount]} for amount in sorted(payers, reverse=True)],
        "over": list(purchase.over),
    }


def _amount(value: Fraction) -> dict[str, Any]:
    return {"amount": rounded(value), "exact": exact(value)}


def _why(id: str, vote: Vote, run: Run) -> Tally:
    if _hopeless(id, vote):
        return _hopeless(id, vote)
    had = sum((run.left[person] for person in vote.supporters[id]), Fraction(0))
    return {"why": "short", "had": _amount(had), "cost": vote.costs[id]}


def _hopeless(id: str, vote: Vote) -> Tally:
    if not vote.supporters[id]:
        return {"why": "none"}
    return {"why": "dear", "cost": vote.costs[id]} if vote.costs[id] > vote.total else {}


def _passed_over(vote: Vote) -> Iterable[tuple[str, Tally]]:
    yield from ((id, _hopeless(id, vote)) for id in vote.costs if _hopeless(id, vote))
    left = vote.total
    for id in shares.by_votes(vote):
        if vote.costs[id] <= left:
            left -= vote.costs[id]
        else:
            yield id, {"why": "left", "left": left, "cost": vote.costs[id]}
