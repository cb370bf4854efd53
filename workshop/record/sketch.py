"""A record as its editor shows it: sections with what can be changed in them, and nothing heavy."""

from dataclasses import dataclass

from workshop.record.compose import compose
from workshop.record.edits import Edits, Place, SectionEdits, in_order, places
from workshop.record.told import Told

LONGEST = 120


@dataclass(frozen=True)
class Draft:
    """A section in the editor: as it was `made`, its places, what was changed, and texts whose place has gone."""

    id: str
    made: str
    places: tuple[Place, ...]
    edits: SectionEdits
    lost: tuple[str, ...]


def sketch(told: Told, edits: Edits) -> list[Draft]:
    document = compose(told)
    return [
        _draft(
            section.id, section.title, tuple(places(section)), edits.sections.get(section.id, SectionEdits())
        )
        for section in in_order(document.sections, edits.order)
    ]


def _draft(id: str, title: str, found: tuple[Place, ...], edits: SectionEdits) -> Draft:
    known = {place.key for place in found}
    lost = tuple(words for key, words in edits.texts.items() if key not in known and words.strip())
    short = tuple(place if place.sort == "paragraph" else _short(place) for place in found)
    return Draft(id, title, short, edits, lost)


def _short(place: Place) -> Place:
    if len(place.text) <= LONGEST:
        return place
    return Place(place.key, place.sort, f"{place.text[: LONGEST - 1].rstrip()}…", place.lead)
