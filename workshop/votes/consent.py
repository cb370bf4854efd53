"""Consent: a proposal is good enough for now unless somebody says which aim it would harm, and why."""

from collections.abc import Sequence
from typing import Any

from workshop.core.fields import Args
from workshop.core.refusal import Refused
from workshop.votes.ballots import UNREADABLE, words
from workshop.votes.way import Options, Tally, ids, rounded

NAME = "consent"

Ballot = dict[str, Any]


class Settings(Args):
    """There is nothing to set."""


def suits(options: Options, settings: Settings) -> None:
    if len(options) != 1:
        raise Refused("bad_args", "Consent is asked for one proposal at a time; choose one.", "options")


def check(options: Options, settings: Settings, ballot: object) -> Ballot:
    """`{"consent": true, "reaction"?}` or `{"consent": false, "reason", "harms"}`; nobody abstains."""
    if not isinstance(ballot, dict):
        raise Refused("bad_args", UNREADABLE, "ballot")
    if ballot.get("consent") is True and ballot.keys() <= {"consent", "reaction"}:
        reaction = words(ballot.get("reaction", ""))
        return {"consent": True, "reaction": reaction} if reaction else {"consent": True}
    if ballot.get("consent") is False and ballot.keys() == {"consent", "reason", "harms"}:
        objection = {"reason": words(ballot["reason"]), "harms": words(ballot["harms"])}
        if not all(objection.values()):
            raise Refused("bad_args", "Say what you object to, and which aim it would harm.", "ballot")
        return {"consent": False, **objection}
    raise Refused("bad_args", UNREADABLE, "ballot")


def tally(options: Options, settings: Settings, ballots: Sequence[Ballot]) -> Tally:
    """How many consent, every objection with the aim it harms, and what else was said.

    Objections are numbered from 1 by their words, so a number stays while the ballots do. "fine" is what nobody
    of at least four objects to; an objection is never outvoted, so no other word is used.
    """
    objections = sorted((ballot["reason"], ballot["harms"]) for ballot in ballots if not ballot["consent"])
    consents = len(ballots) - len(objections)
    lines = [
        {
            "id": id,
            "rank": 1,
            "support": rounded(consents / len(ballots)) if ballots else 0,
            "agreement": "fine" if len(ballots) >= 4 and not objections else None,
        }
        for id in ids(options)
    ]
    return {
        "ballots": len(ballots),
        "options": lines,
        "ties": [],
        "consents": consents,
        "objections": [
            {"number": number, "reason": reason, "harms": harms} for number, (reason, harms) in enumerate(objections, 1)
        ],
        "reactions": sorted(ballot["reaction"] for ballot in ballots if "reaction" in ballot),
    }
