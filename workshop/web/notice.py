"""What people are told of their data before they join: purpose, legal basis and how long, in plain words."""

from typing import Protocol

from workshop.words import translate

BASES = ("consent", "public_task", "legitimate", "research", "contract")
"""The legal bases of Brazil's LGPD (law 13.709 of 2018, article 7) that workshops rest on."""
KEEPS = (30, 90, 365, 730)
"""The days that data may be kept after a workshop."""

NO_PURPOSE = "What you write is used for this workshop and for what comes out of it."
PURPOSE = "What you write is used for this: {purpose}"
HELD = "We keep the first name that you type, what you write and draw, and when. We ask for no e-mail address."
HELD_OF_CHILDREN = (
    "We keep the initials of the name that you type, what you write and draw, and when. We ask for no e-mail address."
)
NO_PICTURES = "Children take part here: the pictures that you bring stay inside the workshop and are never published."
CONSENT = "You take part because you want to. You can leave at any time and ask that your notes be removed."
PUBLIC_TASK = "The law allows this because a public body needs it for a public policy."
LEGITIMATE = "The law allows this because whoever holds the workshop has a fair interest in it and minds your rights."
RESEARCH = "The law allows this for a study by a research body, without names wherever possible."
CONTRACT = "The law allows this because it belongs to something that you have agreed on, such as a programme."
DAYS = "Names are kept for {days} days after the workshop; then they are taken out, and nobody can tell who wrote what."
YEAR = "Names are kept for a year after the workshop; then they are taken out, and nobody can tell who wrote what."
YEARS = "Names are kept for {years} years after the workshop; then they are taken out, and nobody can tell who wrote what."
HOST = "{host} holds this workshop and answers for your data."
ASK = "“Your data” in the menu shows what is kept of you, gives it to you as a file, and erases it when you want that."


class About(Protocol):
    """What a session, or a form about one, says of people's data."""

    @property
    def purpose(self) -> str: ...
    @property
    def basis(self) -> str: ...
    @property
    def keep_days(self) -> int | None: ...
    @property
    def children(self) -> bool: ...


def notice(session: About, language: str, host: str = "") -> list[str]:
    """The sentences that people read about their data, in this order; `host` is who holds the workshop."""
    return [
        translate(PURPOSE, language, purpose=session.purpose) if session.purpose else translate(NO_PURPOSE, language),
        *_held(session.children, language),
        *_basis(session.basis, language),
        *_kept(session.keep_days, language),
        *([translate(HOST, language, host=host)] if host else []),
        translate(ASK, language),
    ]


def _held(children: bool, language: str) -> list[str]:
    if children:
        return [translate(HELD_OF_CHILDREN, language), translate(NO_PICTURES, language)]
    return [translate(HELD, language)]


def _basis(basis: str, language: str) -> list[str]:
    told = {
        "consent": translate(CONSENT, language),
        "public_task": translate(PUBLIC_TASK, language),
        "legitimate": translate(LEGITIMATE, language),
        "research": translate(RESEARCH, language),
        "contract": translate(CONTRACT, language),
    }
    return [told[basis]] if basis in told else []


def _kept(days: int | None, language: str) -> list[str]:
    if days is None:
        return []
    if days % 365:
        return [translate(DAYS, language, days=days)]
    return [translate(YEAR, language) if days == 365 else translate(YEARS, language, years=days // 365)]
