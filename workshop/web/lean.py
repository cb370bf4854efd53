"""Scripts as they travel: without comments, margins and the spaces between signs; what they say and do stays the same.

Reads just enough of JavaScript to leave strings, templates and patterns alone. Lines stay lines, for a line's end may
end a statement.
"""

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*[\s\S]*?\*/)
    |(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<tick>`)|(?P<open>\{)|(?P<close>\})|(?P<slash>/)
    |(?P<code>[^/"'`{}]+)""",
    re.VERBOSE,
)
_TEMPLATE = re.compile(r"(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(?P<end>`|\$\{)")
_PATTERN = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
_BEFORE_PATTERN = re.compile(r"(?:[(,=:\[!&|?{};+\-*%<>~^]|\b(?:return|typeof|case|in|of|await|yield)|^)\s*$")
"""What a slash follows that begins a pattern; after anything else it divides."""
_MARGIN = re.compile(r"[ \t]*\n\s*")
_SPACES = re.compile(r"[ \t]+")
_AROUND = re.compile(r" ?([{}()\[\],;:=<>?&|!]) ?")


def lean(script: str) -> str:
    """The same script, lighter; ValueError where it can't be read."""
    made: list[str] = []
    code: list[str] = []
    for whole, text in _pieces(script):
        if not whole:
            code.append(text)
            continue
        made += [_squeezed("".join(code)), text]
        code = []
    return "".join([*made, _squeezed("".join(code))]).strip()


def _squeezed(code: str) -> str:
    return _AROUND.sub(r"\1", _SPACES.sub(" ", _MARGIN.sub("\n", code)))


def _pieces(script: str) -> Iterator[tuple[bool, str]]:
    """The parts of a script in their order, and of each whether it must stay as it is; comments are spaces."""
    at, last = 0, ""
    inside: list[bool] = []  # of each open brace, whether a template goes on after it
    while at < len(script):
        found = _TOKEN.match(script, at)
        if not found:
            raise ValueError(f"What is {script[at : at + 40]!r}?")
        kind, text = found.lastgroup, found[0]
        whole = kind == "string"
        if kind == "open":
            inside.append(False)
        elif kind == "tick" or (kind == "close" and inside and inside.pop()):
            text += _rest(script, found.end())
            whole = True
            if text.endswith("${"):
                inside.append(True)
        elif kind == "slash" and _BEFORE_PATTERN.search(last):
            pattern = _PATTERN.match(script, at)
            whole, text = bool(pattern), pattern[0] if pattern else text
        at += len(text)
        if kind == "comment":
            text = "\n" if "\n" in text else " "
        else:
            last = text[-40:] if whole or not text.isspace() else last
        yield whole, text


def _rest(script: str, at: int) -> str:
    """The text of a template up to its end or its next value."""
    found = _TEMPLATE.match(script, at)
    if not found:
        raise ValueError(f"A template has no end: {script[at : at + 40]!r}")
    return found[0]
