"""The data of a whole workshop as one workbook: all boards as strangers see them, without a name."""

from workshop.exports import Exported, xlsx
from workshop.record.told import Told


def book(told: Told) -> bytes:
    boards = [
        Exported(each.title, each.seq, each.records, {}, language=told.language) for each in told.surfaces
    ]
    plenary = next((each.id for each in told.surfaces if not each.team), None)
    counts = [each.people if each.team else told.teamless if each.id == plenary else None for each in told.surfaces]
    return xlsx.book(boards, told.language, counts)
