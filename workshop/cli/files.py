"""`import` and `export`: a table onto a board, a board into a file."""

import sys
from pathlib import Path

import click

from workshop.cli.offline import Offline, offline
from workshop.cli.trouble import unreadable
from workshop.core.refusal import Refused
from workshop.core.role import Role
from workshop.core.sight import Viewer
from workshop.exports import FORMATS, VOTES, Exported
from workshop.imports import FORMATS as IMPORTS
from workshop.imports import Options, Reading, below
from workshop.words import translate

EXPORTS = {**FORMATS, **VOTES}
NO_ROOM = "the database can't save any more; make room on its disk, python -m workshop doctor tells where."
SHOWN = 20
"""So many refused lines are told one by one."""


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--board", required=True, help="The id of the board: the end of its address.")
@click.option("--text", required=True, help="The column with the notes' text: its name, or its number from 1.")
@click.option("--color", help="A column for the notes' colours.")
@click.option("--frame", help="A column whose values become frames around their notes.")
@click.option("--author", default="Import", show_default=True, help="The name that stands on the notes.")
def import_file(file: Path, board: str, text: str, color: str | None, frame: str | None, author: str) -> None:
    """Put the lines of a CSV FILE on a board as notes."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise unreadable(file, error) from None
    with offline() as place:
        row = place.board(board)
        records = place.boards.see(board, Viewer("", Role.FACILITATOR)).records
        x, y = below(records.values())
        reading = IMPORTS["csv"].read(data, Options(text, color, frame, x, y))
        person = place.store.people.join(row.session, author, Role.FACILITATOR, "en")
        _carry_out(place, board, Viewer(person.id, person.role), reading)
    click.echo(f"{reading.notes} notes are on the board “{row.title}” now.")
    _tell_refused(reading)


def _carry_out(place: Offline, board: str, viewer: Viewer, reading: Reading) -> None:
    length, hidden = len(reading.commands), not sys.stderr.isatty()
    with click.progressbar(length=length, label="Importing", file=sys.stderr, hidden=hidden) as bar:
        for commands in reading.acts():
            try:
                place.boards.act(board, viewer, commands)
            except Refused as refused:
                if refused.code != "busy":
                    raise
                raise click.ClickException(f"After {bar.pos} of {length} steps {NO_ROOM}") from None
            bar.update(len(commands))


def _tell_refused(reading: Reading) -> None:
    for line in reading.refused[:SHOWN]:
        click.echo(f"Line {line.line} was left out: {translate(line.text, 'en', **line.facts)}", err=True)
    if len(reading.refused) > SHOWN:
        click.echo(f"{len(reading.refused) - SHOWN} more lines were left out.", err=True)


@click.command("export")
@click.option("--board", required=True, help="The id of the board: the end of its address.")
@click.option("--format", "kind", type=click.Choice(sorted(EXPORTS)), default="csv", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The file; - to print it.")
def export_board(board: str, kind: str, output: Path) -> None:
    """Write a board to a file, as its facilitator sees it."""
    with offline() as place:
        row = place.board(board)
        seen = place.boards.see(board, Viewer("", Role.FACILITATOR))
    data = EXPORTS[kind].write(Exported(row.title, seen.seq, seen.records, seen.names))
    if str(output) == "-":
        sys.stdout.buffer.write(data)
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise unreadable(output, error) from None
    click.echo(f"“{row.title}” is in {output} now: {len(seen.records)} records.")
