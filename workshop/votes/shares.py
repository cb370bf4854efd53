"""The method of equal shares on approval ballots, in exact fractions, and the greedy rule that it is compared with.

D. Peters, G. Pierczyński, P. Skowron, Proportional Participatory Budgeting with Additive Utilities (NeurIPS 2021),
with an option's cost as what it is worth to those who chose it, as https://equalshares.net explains it. Everybody
gets an equal share of the money. Of the options that those who chose them can still pay, the one with the most
*effective votes* is bought: its cost is split as equally as possible, somebody who has less pays what they have, and
counts as that fraction of a vote.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

Supporters = Mapping[str, Sequence[int]]
"""Who chose an option, as places in the list of ballots."""


@dataclass(frozen=True)
class Vote:
    """What is up: costs in the order of the poll, who chose what, how many people there are, how much money."""

    costs: Mapping[str, int]
    supporters: Supporters
    people: int
    total: int

    def candidates(self) -> list[str]:
        """What somebody chose and the whole budget could pay."""
        return [id for id, cost in self.costs.items() if self.supporters[id] and cost <= self.total]

    def preference(self, id: str) -> tuple[int, int]:
        """How ties are broken: the cheaper one, then the one more people chose, then the order of the poll."""
        return (self.costs[id], -len(self.supporters[id]))


@dataclass(frozen=True)
class Purchase:
    """One option that was bought: its effective votes, who paid what, and what it was preferred to in a tie."""

    id: str
    votes: Fraction
    paid: Mapping[int, Fraction]
    over: Sequence[str] = ()


@dataclass(frozen=True)
class Run:
    """What was bought, in order, with `share` for each person, and what each has left."""

    share: Fraction
    purchases: list[Purchase] = field(default_factory=list)
    left: list[Fraction] = field(default_factory=list)

    def bought(self) -> list[str]:
        return [each.id for each in self.purchases]


def equal_shares(vote: Vote) -> tuple[Run, list[str]]:
    """The run that counts, and what the greedy rule adds to it with the money that is left.

    Completion as in the literature ("add-one"): what everybody starts with is raised by one unit at a time until
    nothing else fits into the budget, or until one more unit would overspend it. A share of thousands of units is
    raised by a hundredth of it first, then by ever smaller steps down to one, so that the end is the same but for a
    share between two steps at which more would be spent than at the later one. Then whatever still fits is added
    by votes.
    """
    run = at_share(vote, Fraction(vote.total, vote.people) if vote.people else Fraction(0))
    share, step = int(run.share), max(1, int(run.share) // 100)
    enough = sum(vote.costs[id] for id in vote.candidates())
    while share < enough and any(True for _ in _fitting(vote, run.bought())):
        raised = at_share(vote, Fraction(share + step))
        if spent(vote, raised.bought()) <= vote.total:
            run, share = raised, share + step
        elif step > 1:
            step = max(1, step // 10)
        else:
            break
    return run, greedy(vote, run.bought())


def at_share(vote: Vote, share: Fraction) -> Run:
    """The method with a given share for each person, as far as supporters can pay; may spend more than there is."""
    run = Run(share, [], [share] * vote.people)
    waiting = {id: Fraction(len(vote.supporters[id])) for id in vote.candidates()}
    while True:
        best: list[Purchase] = []
        # Effective votes only ever fall, so the last ones are a bound and most options need no new look.
        for id in sorted(waiting, key=waiting.__getitem__, reverse=True):
            if best and waiting[id] < best[0].votes:
                break
            offer = _offer(id, vote, run.left)
            if offer is None:
                del waiting[id]
                continue
            waiting[id] = offer.votes
            if not best or offer.votes > best[0].votes:
                best = [offer]
            elif offer.votes == best[0].votes:
                best.append(offer)
        if not best:
            return run
        order = list(vote.costs)
        best.sort(key=lambda offer: (*vote.preference(offer.id), order.index(offer.id)))
        chosen = Purchase(best[0].id, best[0].votes, best[0].paid, [offer.id for offer in best[1:]])
        run.purchases.append(chosen)
        del waiting[chosen.id]
        for person, amount in chosen.paid.items():
            run.left[person] -= amount


def _offer(id: str, vote: Vote, left: Sequence[Fraction]) -> Purchase | None:
    """The option at its cost, split as equally as possible; None when its supporters can't pay it."""
    cost = Fraction(vote.costs[id])
    owners = sorted(vote.supporters[id], key=left.__getitem__)
    if sum((left[person] for person in owners), Fraction(0)) < cost:
        return None
    rest = cost
    for count, person in enumerate(owners):
        most = rest / (len(owners) - count)
        if left[person] >= most:
            paid = {each: min(left[each], most) for each in owners}
            return Purchase(id, cost / most, {each: amount for each, amount in paid.items() if amount})
        rest -= left[person]
    return None


def greedy(vote: Vote, bought: Sequence[str] = ()) -> list[str]:
    """What the usual rule buys besides `bought`: by votes, whatever still fits; ties as `preference` says."""
    added: list[str] = []
    for id in by_votes(vote):
        if id not in bought and spent(vote, [*bought, *added, id]) <= vote.total:
            added.append(id)
    return added


def by_votes(vote: Vote) -> list[str]:
    return sorted(vote.candidates(), key=lambda id: (-len(vote.supporters[id]), vote.costs[id]))


def spent(vote: Vote, bought: Sequence[str]) -> int:
    return sum(vote.costs[id] for id in bought)


def _fitting(vote: Vote, bought: Sequence[str]) -> Iterator[str]:
    free = vote.total - spent(vote, bought)
    return (id for id in vote.candidates() if id not in bought and vote.costs[id] <= free)
