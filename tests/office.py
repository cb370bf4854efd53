"""LibreOffice, as the one who opens what we write: a file that it makes pages of is whole."""

import shutil
import subprocess

import pytest
from pypdf import PdfReader


def pages(folder, files):
    """The files, {name: bytes}, as {name: the texts of their pages}."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("there is no LibreOffice here")
    for name, body in files.items():
        (folder / name).write_bytes(body)
    command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    done = subprocess.run(
        [*command, "--outdir", str(folder), *(str(folder / name) for name in files)],
        check=False, capture_output=True, text=True, timeout=240,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return {name: _texts((folder / name).with_suffix(".pdf")) for name in files}


def _texts(path):
    return [page.extract_text() for page in PdfReader(path).pages]
