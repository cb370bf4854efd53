"""What each column of our tables means: the dictionary that goes with data, in the reader's language."""

from collections.abc import Iterator

from workshop.exports.sheets import PEOPLE, SHEETS
from workshop.words import translate


def dictionary(language: str) -> Iterator[tuple[str, str, str]]:
    """Each table's name, column and what it means."""
    known = meanings(language)
    tables = [*((sheet.name, sheet.columns) for sheet in SHEETS), ("people", PEOPLE)]
    for name, columns in tables:
        yield from ((name, column, known.get(f"{name}.{column}") or known[column]) for column in columns)


def meanings(language: str) -> dict[str, str]:
    """By column, or by table and column where they mean something of their own there."""
    measured = translate("Where it lies on the axes of its frame, from 1 to 10.", language)
    return {
        "board": translate("The board it is on.", language),
        "text": translate("Its words, as people wrote them.", language),
        "title": translate("What people call it.", language),
        "author": translate("Who wrote it, where that is shown; empty where authors are hidden.", language),
        "color": translate("Its colour: sand, amber, coral, mint, sky or lilac.", language),
        "sort": translate(
            "What sort it is: of a note idea, problem, quote, action and so on; of a link plain or causal.",
            language,
        ),
        "loops.sort": translate("Reinforcing, balancing, or undetermined while a sign is missing.", language),
        "tags": translate("The tags that people gave it.", language),
        "language": translate("The language of the note, where somebody named it.", language),
        "frame": translate("The title of the frame it lies in.", language),
        "part": translate("The lane, level or quadrant it lies in.", language),
        "method": translate("The method of its frame.", language),
        "value": translate("What its part of the frame means, the same in all languages.", language),
        "power": measured,
        "interest": measured,
        "impact": measured,
        "effort": measured,
        "cluster": translate("The group it is in.", language),
        "reactions": translate("How often each sign was given to it.", language),
        "people.reactions": translate("How many signs were given on the board.", language),
        "comments": translate("What was said of it.", language),
        "people.comments": translate("How many comments there are on the board.", language),
        "marks": translate("What a method lets people say of it beside its text.", language),
        "evidence": translate("On how many notes it rests.", language),
        "merged": translate("The texts of notes that were merged into it.", language),
        "origin": translate("The team it came from, where it was brought to the plenary.", language),
        "paper": translate("The code of the paper it was typed from.", language),
        "x": translate("Its place on the board, in board units from the left.", language),
        "y": translate("Its place on the board, in board units from the top.", language),
        "id": translate("Its name for programs; it never changes.", language),
        "notes": translate("How many notes there are in it.", language),
        "layout": translate("Whether it has lanes, levels or quadrants, or is free.", language),
        "parts": translate("What its parts are called, in reading order.", language),
        "from": translate("Where the link begins.", language),
        "to": translate("Where the link leads to.", language),
        "from_id": translate("Where the link begins, by its name for programs.", language),
        "to_id": translate("Where the link leads to, by its name for programs.", language),
        "polarity": translate(
            "+ when both rise and fall together, - when one falls as the other rises, ? when nobody knows.",
            language,
        ),
        "delay": translate("Whether the effect comes late.", language),
        "confidence": translate("How sure people are: low, medium or high.", language),
        "contested": translate("Whether people don't agree about it.", language),
        "in": translate("How many causal links come in.", language),
        "out": translate("How many causal links go out.", language),
        "reach": translate("How many other factors its links lead to, however far.", language),
        "loops": translate("How many loops of up to eight links it is in.", language),
        "between": translate(
            "The share of the shortest ways between other factors that go through it (Freeman 1977).",
            language,
        ),
        "weight": translate(
            "From 0 to 100, half its part of the loops and half its part of the ways between others.",
            language,
        ),
        "votes": translate(
            "How many votes it got in the last vote on factors whose result may be told.", language
        ),
        "mark": translate("R for a reinforcing loop and B for a balancing one, numbered.", language),
        "factors": translate("Its factors in the order of the arrows.", language),
        "ids": translate("Its factors by their names for programs.", language),
        "way": translate("By which way people voted.", language),
        "secret": translate("Whether the vote was secret.", language),
        "state": translate("Whether it is open, closed, or its result is shown.", language),
        "round": translate("Which round of asking it was.", language),
        "cast": translate("How many people voted.", language),
        "options": translate("How many options there were.", language),
        "settings": translate("The rule of the vote, such as how many votes each person had.", language),
        "decided": translate("What people decided; the vote did not decide.", language),
        "why": translate("Why they decided so.", language),
        "who": translate("Who decided.", language),
        "how": translate("How they decided.", language),
        "open": translate("What stayed open.", language),
        "review": translate("The day on which to look at it again.", language),
        "vote": translate("What was asked.", language),
        "option": translate("What could be chosen.", language),
        "rank": translate("Its place in the tally; options may share one.", language),
        "figure": translate("What the number counts, such as people or votes.", language),
        "number": translate("The figure itself.", language),
        "vote_id": translate("The vote by its name for programs.", language),
        "option_id": translate("The option by its name for programs.", language),
        "people": translate("How many people took part, where that was counted.", language),
        "authors": translate("How many different people wrote notes, where authors are known.", language),
        "links": translate("How many links there are on the board.", language),
    }
