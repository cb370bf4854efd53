"""`doctor`: is everything here that the server needs? One line a check, and what to do about it."""

import click

from workshop.cli.checks import examine
from workshop.config import read_config


@click.command()
@click.pass_context
def doctor(ctx: click.Context) -> None:
    """Check this machine and its settings; ends with code 1 when something must be done."""
    well = True
    for name, fine, found in examine(read_config()):
        well = well and fine
        mark = click.style("✓", fg="green") if fine else click.style("✗", fg="red")
        click.echo(f"{mark} {name}: {found}")
    ctx.exit(0 if well else 1)
