# ruff: noqa: E501 (one sentence a line)
"""What stands in each file of the evidence, and what its columns mean: the data dictionary, in our three languages."""

from workshop.words import translate

WORKSHOPS, AGENDA, ATTENDANCE, CODEBOOK, DATA, DECISIONS, STATUSES, DICTIONARY = (
    "workshops.csv", "agenda.csv", "attendance.csv", "codebook.csv", "contributions.csv", "decisions.csv", "statuses.csv",
    "dictionary.csv",
)  # fmt: skip


def columns(language: str) -> dict[str, dict[str, str]]:
    """By file and column what it means."""

    workshop = translate("Number of the workshop in workshops.csv", language)
    return {
        WORKSHOPS: {
            "workshop": translate("Number of the workshop", language),
            "title": translate("What the workshop was called", language),
            "day": translate("The day on which it began", language),
            "place": translate("Where it was held", language),
            "language": translate("The language that was spoken", language),
            "purpose": translate("What people were told that the data is for", language),
            "methods": translate("The facilitation methods that were used", language),
            "people": translate("How many people took part; withheld when fewer than five", language),
        },
        AGENDA: {
            "workshop": workshop,
            "step": translate("Number of the step", language),
            "title": translate("What the step was called", language),
            "method": translate("Its facilitation method", language),
            "planned_minutes": translate("Minutes that were planned", language),
            "minutes": translate("Minutes that it lasted; empty when it was not held", language),
        },
        ATTENDANCE: {
            "workshop": workshop,
            "group": translate("The team; (all) is everybody together", language),
            "people": translate("How many people; withheld when fewer than five, or when that could be found by subtracting", language),
        },
        CODEBOOK: {
            "workshop": workshop,
            "code": translate("The group or the part of a frame under which contributions were put", language),
            "kind": translate("group: made and named by people; part: a part of a method's frame", language),
            "within": translate("The larger group or the frame that it lies in", language),
            "board": translate("The board on which it stands", language),
            "contributions": translate("How many contributions", language),
        },
        DATA: {
            "number": translate("A running number that means nothing else", language),
            "workshop": workshop,
            "themes": translate("The themes of its answers, with | between them", language),
            "groups": translate("The groups it was put into, with | between them", language),
            "team": translate("The team that wrote it; withheld where the team was small", language),
            "text": translate("What was written, without e-mail addresses and telephone numbers; withheld where it told too much about a person", language),
            "answers": translate("The answers it was given, with | between them", language),
            "statuses": translate("The statuses of these answers", language),
            "day": translate("The day of the workshop", language),
        },
        DECISIONS: {
            "workshop": workshop,
            "question": translate("What the vote asked", language),
            "way": translate("The way to vote", language),
            "secret": translate("Whether ballots were secret", language),
            "state": translate("Whether the vote is open, closed or revealed", language),
            "ballots": translate("How many ballots; withheld when fewer than five", language),
            "option": translate("What could be chosen", language),
            "rank": translate("The place it came to; empty where that is not told", language),
            "decided": translate("What was decided; the vote itself did not decide", language),
            "why": translate("Why it was decided so", language),
            "by": translate("Who decided; withheld where that names a person", language),
            "how": translate("How it was decided", language),
            "not_agreed": translate("What people did not agree on", language),
            "look_again": translate("The day on which it is looked at again", language),
        },
        STATUSES: {
            "workshop": workshop,
            "theme": translate("The theme", language),
            "answer": translate("What is answered", language),
            "status": translate("will, doing, done, study (being studied), no (not this time), open (not yet answered)", language),
            "action": translate("What will be done, or where it stands", language),
            "reason": translate("The reason", language),
            "responsible": translate("Who answers for it; withheld where that names a person", language),
            "due": translate("By when", language),
            "contributions": translate("How many contributions", language),
        },
    }  # fmt: skip


def readme(language: str, title: str) -> str:
    """What whoever opens the ZIP reads first."""
    lines = (
        translate("Evidence of “{title}”", language, title=title),
        translate("How data was made in workshops: the method, the dates, who was there as counts, and what became of what people said.", language),
        translate("No name, e-mail address or identifier of a person is in these files. Times are days. Contributions are not in the order in which they were written.", language),
        translate("Groups of fewer than five people are withheld, and so is another group where the first could be found by subtracting.", language),
        translate("Who facilitates has looked through the contributions of answers and may have withheld some. A text may still name somebody: tell whoever holds the workshop, so that it is taken out.", language),
        translate("dictionary.csv says what each file and each column means.", language),
        translate("The files are UTF-8, with commas between cells. A cell that a spreadsheet would run as a formula has an apostrophe in front.", language),
    )  # fmt: skip
    return "\r\n\r\n".join(lines) + "\r\n"
