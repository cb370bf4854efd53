"""Who is to be invited, read from a table with a name, an e-mail, a team and a role in each line."""

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from workshop.core.refusal import Refused
from workshop.imports.csv import FORMULA
from workshop.imports.reading import RefusedLine
from workshop.imports.table import Table, open_table

MOST = 500
COLUMNS = {
    "name": ("name", "nome", "nombre"),
    "email": ("email", "e mail", "mail", "correo", "correo electronico"),
    "team": ("team", "equipe", "equipo", "time", "grupo"),
    "role": ("role", "papel", "funcao", "rol", "perfil"),
}
"""How people call the columns, in small letters without accents."""
SAYINGS = {
    "lead": (
        "lead",
        "lider",
        "lideranca",
        "liderazgo",
        "coordenacao",
        "coordenador",
        "coordenadora",
        "coordinador",
        "coordinadora",
    ),
    "facilitator": ("facilitator", "facilitador", "facilitadora", "facilitacao", "facilitacion"),
    "mentor": ("mentor", "mentora", "mentoria"),
    "specialist": ("specialist", "especialista"),
    "member": ("", "member", "team member", "membro", "membra", "integrante", "miembro", "participante"),
    "observer": ("observer", "observador", "observadora", "observacao", "observacion"),
}
NO_COLUMNS = "Name the columns in the first line: name, e-mail, team, role."
TOO_MANY = "This table has more than {most} lines; send it in parts."
TWICE = "This e-mail address stands in line {line} already, for the same team."
NO_ROLE = "This role isn't known: write lead, facilitator, mentor, specialist, member or observer."
NO_TEAM = "A member needs a team."
_PIPE = re.compile(rb"\s*\|\s*")


@dataclass(frozen=True)
class Line:
    """Somebody to invite; `team` is its name, "" for the whole programme."""

    number: int
    name: str
    email: str
    team: str
    role: str


@dataclass(frozen=True)
class Roster:
    lines: list[Line] = field(default_factory=list)
    refused: list[RefusedLine] = field(default_factory=list)

    def new_teams(self, known: Collection[str]) -> list[str]:
        """The names of teams that are not among those known, each once, in their order."""
        there, found = {name.casefold() for name in known}, dict[str, str]()
        for line in self.lines:
            if line.team and line.team.casefold() not in there:
                found.setdefault(line.team.casefold(), line.team)
        return list(found.values())


def read(data: bytes, name_of: Callable[[str], str], email_of: Callable[[str], str]) -> Roster:
    """The lines of a table, and those that can't be used with their number; raises Refused where there is no table.

    `name_of` and `email_of` clean a name and an address, or raise Refused.
    """
    if data.count(b"|") > max(data.count(separator) for separator in (b",", b";", b"\t")):
        data = _PIPE.sub(b"\t", data)
    table = open_table(data)
    columns = _columns(table)
    roster, seen = Roster(), dict[tuple[str, str], int]()
    for count, (number, cells) in enumerate(table.rows(), 1):
        if count > MOST:
            raise Refused("too_big", TOO_MANY, "table", most=MOST)
        said = {name: _cell(cells, at) for name, at in columns.items()}
        try:
            line = _line(number, said, name_of, email_of)
            if (line.email, line.team.casefold()) in seen:
                raise Refused("bad_args", TWICE, line=seen[line.email, line.team.casefold()])
        except Refused as refused:
            roster.refused.append(RefusedLine(number, refused.text, refused.facts))
            continue
        seen[line.email, line.team.casefold()] = number
        roster.lines.append(line)
    return roster


def _line(
    number: int, said: dict[str, str], name_of: Callable[[str], str], email_of: Callable[[str], str]
) -> Line:
    role = next((role for role, words in SAYINGS.items() if plain(said["role"]) in words), None)
    if role is None:
        raise Refused("bad_args", NO_ROLE)
    team = " ".join(said["team"].split())
    if len(team) > 80:
        raise Refused("too_big", "This is longer than {most} characters; shorten it.", most=80)
    if role == "member" and not team:
        raise Refused("bad_args", NO_TEAM)
    return Line(number, name_of(said["name"]), email_of(said["email"]), "" if role == "lead" else team, role)


def _columns(table: Table) -> dict[str, int]:
    names = [plain(name) for name in table.columns]
    found = {
        column: next((at for at, name in enumerate(names) if name in words), -1)
        for column, words in COLUMNS.items()
    }
    if found["name"] < 0 or found["email"] < 0:
        raise Refused("bad_args", NO_COLUMNS, "table")
    return found


def _cell(cells: Sequence[str], at: int) -> str:
    cell = cells[at].strip() if 0 <= at < len(cells) else ""
    return cell[1:] if FORMULA.match(cell) else cell


def plain(word: str) -> str:
    """In small letters, without accents and signs."""
    letters = unicodedata.normalize("NFD", word.casefold())
    kept = "".join(
        letter if letter.isalnum() else " " for letter in letters if not unicodedata.combining(letter)
    )
    return " ".join(kept.split())
