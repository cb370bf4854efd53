"""The command line: serve, demo, user, token, import, export, take, bring and doctor."""

import logging

import click

from workshop import __version__
from workshop.cli import logs
from workshop.cli.doctor import doctor
from workshop.cli.files import export_board, import_file
from workshop.cli.portable import bring_in, take_along
from workshop.cli.serve import demo, serve
from workshop.cli.token import token
from workshop.cli.trouble import Plainly
from workshop.cli.user import user


@click.group(cls=Plainly, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="Mutirão")
def main() -> None:
    """Mutirão: live boards for co-creation workshops.

    Settings come from the environment: WORKSHOP_HOST, WORKSHOP_PORT, WORKSHOP_DATA, WORKSHOP_DATABASE_URL,
    WORKSHOP_REDIS_URL, WORKSHOP_SECRET_KEY and WORKSHOP_PUBLIC_URL.
    """
    logs.set_up(logging.CRITICAL)  # commands say what goes wrong by themselves; only servers keep a log


for command in (serve, demo, user, token, import_file, export_board, take_along, bring_in, doctor):
    main.add_command(command)
