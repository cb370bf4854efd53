"""Where templates and static files are: inside the package when installed, beside it in a checkout."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def resource_dir(name: str) -> Path:
    """The folder `name` (templates, static, translations …); FileNotFoundError when it is nowhere."""
    for folder in (PACKAGE / name, PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"The folder {name} is missing beside {PACKAGE}; install Mutirão again.")
