"""The mails between mentors and their teams: of a mission, a review, an answer; what those say stands on the page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workshop.mail import Mail, Post
from workshop.store import Store
from workshop.store.programmes import Team
from workshop.words import translate


@dataclass(frozen=True)
class Letter:
    """A mail as an English sentence for its subject, and its text."""

    subject: str
    text: str


def _(sentence: str) -> str:
    """Marks a sentence that is said in the reader's language later."""
    return sentence


MISSION = Letter(
    _("A mission for {team}: {title}"),
    _("Hello {name},\n\n{by} has a mission for {team}: {title}\n\nRead and answer it here:\n\n{link}\n"),
)
MISSION_DONE = Letter(
    _("{team} has done its mission: {title}"),
    _("Hello {name},\n\n{by} says that {team} has done its mission: {title}\n\nRead more here:\n\n{link}\n"),
)
MISSION_ANSWERED = Letter(
    _("{team} answers its mission: {title}"),
    _("Hello {name},\n\n{by} has written about the mission of {team}: {title}\n\nRead it here:\n\n{link}\n"),
)
REVIEW = Letter(
    _("A review for {team}"),
    _("Hello {name},\n\n{by} has reviewed the board “{board}” of {team}. Read and answer it here:\n\n{link}\n"),
)
REVIEW_ANSWERED = Letter(
    _("{team} answers your review"),
    _("Hello {name},\n\n{by} has answered your review of the board “{board}”. Read and close it here:\n\n{link}\n"),
)
REVIEW_CLOSED = Letter(
    _("The review for {team} is closed"),
    _("Hello {name},\n\n{by} has read your answer and closed the review of the board “{board}”:\n\n{link}\n"),
)


def members(store: Store, team: Team) -> list[str]:
    """The accounts of those who work in a team."""
    there = store.programmes.members(team.programme)
    return [each.account for each in there if each.team == team.id and each.role in ("member", "facilitator")]


def send(store: Store, post: Post, letter: Letter, accounts: Iterable[str], facts: Mapping[str, str]) -> None:
    """One mail for each, in their language."""
    for id in accounts:
        account = store.accounts.get(id)
        if account is not None:
            said = {"name": account.name, **facts}
            subject = " ".join(translate(letter.subject, account.language, **said).split())
            post.send(Mail(account.email, subject, translate(letter.text, account.language, **said)))
