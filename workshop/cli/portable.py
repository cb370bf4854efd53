"""`take` and `bring`: a whole workshop into a file, and out of it on another server."""

from pathlib import Path

import click

from workshop.cli.offline import offline
from workshop.cli.trouble import unreadable
from workshop.config import read_config
from workshop.portable.arriving import arrive
from workshop.portable.taking import Wanted, take


@click.command("take")
@click.option("--session", required=True, help="The id of the workshop: it stands in the address of its pages, after /s/.")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The file, best named *.mutirao.")
def take_along(session: str, output: Path) -> None:
    """Pack a workshop into a file, as its facilitators see it, people by initials."""
    with offline() as place:
        found = place.store.sessions.get(session)
        if found is None:
            raise click.ClickException(f"There is no workshop {session!r}; its id is in its pages' address, after /s/.")
    try:
        taken = take(read_config().database_url, Wanted(session), str(output))
    except OSError as error:
        raise unreadable(output, error) from None
    counts = taken.counts
    click.echo(f"“{found.title}” is in {output} now: {counts.boards} boards, {counts.entries} entries.")
    if taken.hidden or taken.votes:
        click.echo(f"{taken.hidden} things that are hidden now and the ballots of {taken.votes} votes stay here.", err=True)


@click.command("bring")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--email", help="The account that it is for; without one only its facilitator's code opens it.")
def bring_in(file: Path, email: str | None) -> None:
    """Bring in what is in a FILE that `take` has made."""
    if not file.is_file():
        raise click.ClickException(f"There is no file {file}.")
    with offline() as place:
        account = place.store.accounts.by_email(email) if email else None
        if email and account is None:
            raise click.ClickException(f"There is no account of {email}; make one with python -m workshop user.")
        for id in arrive(place.store, str(file), account.id if account else None).sessions:
            made = place.store.sessions.get(id)
            assert made is not None
            codes = f"Join with {made.code}, as its facilitator with {made.facilitator_code}."
            click.echo(f"“{made.title}” is here now. {codes}")
