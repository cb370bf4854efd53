"""What each column of the data files means."""

from collections.abc import Iterable

from workshop.record.document import Paragraph, Section, Table
from workshop.record.told import Told


def chapter(told: Told) -> Iterable[Section]:
    about = Paragraph(
        told.translate("The files with the data of this workshop (CSV, XLSX, JSON) use these names.")
    )
    rows = [[name, words] for name, words in _rows(told)]
    table = Table([told.translate("Name"), told.translate("What it means")], rows)
    yield Section("dictionary", told.translate("Data dictionary"), [about, table], "document")


def _rows(told: Told) -> Iterable[tuple[str, str]]:
    yield "kind", told.translate("What it is: note, text, card, frame, cluster, poll, option and so on.")
    yield "text", told.translate("Its words, as people wrote them.")
    yield "author", told.translate("Who wrote it, where that is shown; empty where authors are hidden.")
    yield "color", told.translate("Its colour: sand, amber, coral, mint, sky or lilac.")
    yield (
        "sort",
        told.translate(
            "What sort of note it is: idea, problem, quote, action and so on; of a vote, its way."
        ),
    )
    yield "tags", told.translate("The tags that people gave it.")
    yield "language", told.translate("The language of the note, where somebody named it.")
    yield "frame", told.translate("The title of the frame it lies in.")
    yield "part", told.translate("The lane, level or quadrant it lies in.")
    yield "links", told.translate("What its links lead to, with sign, delay and confidence.")
    yield "reactions", told.translate("How often each sign was given to it.")
    yield "comments", told.translate("What was said of it.")
    yield "x, y", told.translate("Its place on the board, in board units from the left and from the top.")
    yield "id", told.translate("Its name for programs; it never changes.")
    yield "marks", told.translate("What a method lets people say of it beside its text.")
    yield (
        "method, value",
        told.translate("The method of its frame, and what its part there means in all languages."),
    )
    yield (
        "power, interest, impact, effort",
        told.translate("Where it lies on the axes of its frame, from 1 to 10."),
    )
    yield "cluster", told.translate("The group it is in.")
    yield "evidence", told.translate("The notes that it rests on.")
    yield (
        "vote, rank, result",
        told.translate("The vote it belongs to, its place in the tally, and its result in words."),
    )
    yield "merged", told.translate("The texts of notes that were merged into it.")
    yield "origin", told.translate("The team it came from, where it was brought to the plenary.")
