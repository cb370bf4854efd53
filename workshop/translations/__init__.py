"""The catalogues of our sentences, and how they are kept: `python -m workshop.translations`."""
