"""Files of a record as a reader finds them: their words, and the bones that hold these."""

import io
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

from pypdf import PdfReader

UNESCAPED = re.compile(r"(?<!\\)(?:\\\\)*([`*_\[\]<>#|])")


def words(name, body):
    """All that can be read in a file, without spaces, which lines break in their own ways."""
    if body[:4] == b"%PDF":
        text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
    elif body[:2] == b"PK":
        text = "".join("".join(part.itertext()) for _, part in _parts(body))
    else:
        text = body.decode("utf-8-sig")
    return re.sub(r"\s+", "", text)


def bones(name, body):
    """What of a file is no words: the same for two documents that differ in their words alone."""
    if body[:4] == b"%PDF":
        return _pdf(body)
    if body[:2] == b"PK":
        return [(path, [each.tag for each in part.iter()]) for path, part in _parts(body) if path.endswith(".rels")]
    if name == "html":
        return _Tags.of(body.decode())
    return UNESCAPED.findall(body.decode())


def _pdf(body):
    reader = PdfReader(io.BytesIO(body))
    links = [str(note) for page in reader.pages for note in page.get("/Annots", ())]
    return links, sorted(key for key in reader.trailer["/Root"] if key in ("/OpenAction", "/AA", "/Names", "/AcroForm"))


def _parts(body):
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        for path in archive.namelist():
            if path.endswith((".xml", ".rels")):
                yield path, ElementTree.fromstring(archive.read(path))


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    @classmethod
    def of(cls, text):
        parser = cls()
        parser.feed(text)
        return parser.found

    def handle_starttag(self, tag, attrs):
        kept = [(name, value) for name, value in attrs if name not in ("alt", "src", "style")]
        self.found.append((tag, kept, any(name.startswith("on") for name, _ in attrs)))
