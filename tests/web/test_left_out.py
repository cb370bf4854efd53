"""Nothing that people read is left out of the translations: words in templates and scripts that no catalogue knows."""

import re
from html.parser import HTMLParser

import pytest

from workshop.resources import resource_dir

READ = ("aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "alt", "placeholder", "title", "label")
"""Attributes that are words for people."""
SAME_EVERYWHERE = {"Mutirão", "%", "Ctrl", "Shift", "Alt", "Enter", "Esc", "Tab"}
IN_ENGLISH = {"protocol.html", "fields.html"}
"""Documents for programmers, marked as English."""
LETTER = re.compile(r"[^\W\d_]{2}")
CLASS = re.compile(r"[\w-]*(__|--)[\w-]*")
JINJA = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'`\w])//[^\n]*", re.DOTALL)
SENTENCE = re.compile(r"""(?<![\w$])"([A-Z][a-zà-ú]+(?:[ ,][^"\\\n]*)+)\"""")
SPOKEN = re.compile(r"""\b(?:t|tn|Error|DOMException)\((?:[^()"]|"[^"]*"\s*,\s*)*$""")
SET = re.compile(
    r"""(?:setAttribute\(\s*"(?:aria-label|title|alt|placeholder)",\s*|\.(?:textContent|innerText|title|ariaLabel|alt|placeholder)\s*\+?=\s*)["`]([^"`$]*)"""
)
TEMPLATES = sorted(resource_dir("templates").rglob("*.html"))
SCRIPTS = sorted(path for folder in ("js", "objects", "votes") for path in (resource_dir("static") / folder).rglob("*.js"))


class Words(HTMLParser):
    """The texts and spoken attributes of a piece of HTML."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found, self._silent = [], 0

    def handle_starttag(self, tag, attrs):
        self._silent += tag in ("script", "style")
        self.found += [value for name, value in attrs if name in READ and value]

    def handle_endtag(self, tag):
        self._silent -= tag in ("script", "style")

    def handle_data(self, data):
        if not self._silent:
            self.found.append(data)


def left_out(html):
    """The words in HTML whose filled-in places have been taken out."""
    reader = Words()
    reader.feed(html)
    reader.close()
    texts = [part.strip() for text in reader.found for part in re.split(r"[\0\n]|\s{2,}", text)]
    words = [text for text in texts if LETTER.search(text) and not CLASS.fullmatch(text)]
    return [text for text in words if text.strip(" ·:+“”…") not in SAME_EVERYWHERE]


def literals(script):
    """The static text of every lit template of a script, with a mark at each place that is filled in."""
    for start in re.finditer(r"\b(?:html|svg)`", script):
        text, at = [], start.end()
        while script[at] != "`":
            if script.startswith("${", at):
                at = past_braces(script, at + 2)
                text.append("\0")
            else:
                text.append(script[at])
                at += 1
        yield "".join(text)


def past_braces(script, at):
    """The place after the brace that ends what is filled in; strings and templates inside are passed over."""
    while script[at] != "}":
        if script[at] in "\"'":
            at = past_quote(script, at)
        elif script[at] == "`":
            at += 1
            while script[at] != "`":
                at = past_braces(script, at + 2) if script.startswith("${", at) else at + 1
            at += 1
        elif script[at] == "{":
            at = past_braces(script, at + 1)
        else:
            at += 1
    return at + 1


def past_quote(script, at):
    quote, at = script[at], at + 1
    while script[at] != quote:
        at += 2 if script[at] == "\\" else 1
    return at + 1


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_say_nothing_past_the_catalogues(path):
    found = [] if path.name in IN_ENGLISH else left_out(JINJA.sub("\0", path.read_text()))

    assert found == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_say_nothing_past_the_catalogues(path):
    script = COMMENT.sub("", path.read_text())
    in_templates = [text for html in literals(script) for text in left_out(html.replace('"\0"', '""'))]
    set_by_hand = [text for text in SET.findall(script) if LETTER.search(text)]
    bare = [found[1] for found in SENTENCE.finditer(script) if not SPOKEN.search(script[: found.start()])]

    assert in_templates + set_by_hand + bare == []


def test_what_is_left_out_is_found():
    script = 'html`<p title="Close it" class=${a ? "b" : `c`}>Two words ${t("Known")}</p>`; node.textContent = "Seen";'

    assert [text for html in literals(script) for text in left_out(html)] == ["Close it", "Two words"]
    assert SET.findall(script) == ["Seen"]
    assert left_out(JINJA.sub("\0", '<p>{{ _("Known") }} unknown {% if x %}here{% endif %}</p>')) == ["unknown", "here"]
    assert SENTENCE.findall('say("Nobody knows this")') == ["Nobody knows this"]
