"""The words that the notes of a group share and others don't, as people wrote them.

Weighed as class-based TF-IDF (M. Grootendorst, BERTopic, 2022): in how many notes of the group a word stands, times the
logarithm of how seldom it is in all. A word that stands in one note of a group is not shared.
"""

from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

from workshop.insights.meaning import LONGEST, WORD

MOST = 3
SHORTEST = 3
ENDINGS = ("s", "es")
"""One and many are told apart by these endings in the three languages: the shorter form counts for both."""

PORTUGUESE = """
a à às ao aos aquela aquelas aquele aqueles aquilo as até com como da das de dela dele deles depois do dos e é ela elas
ele eles em entre era essa essas esse esses esta estas este estes está estão eu foi foram há isso isto já lhe mais mas me
mesmo meu minha muito muita muitos muitas na não nas nem no nos nós nossa nosso num numa o os ou para pela pelas pelo
pelos por porque pra quais qual quando que quem se sem ser seu seus só sua suas são também te tem têm temos ter toda
todas todo todos um uma umas uns vai você vocês deve devem deveria pode podem precisa precisam precisamos fazer haver sobre
"""
SPANISH = """
al algo algunas algunos ante antes cada con contra cual cuando de del desde donde dos el él ella ellas ellos en entre
era es esa esas ese eso esos esta está están estas este esto estos fue ha hacer hacia han hasta hay la las le les lo los
más me mi mis mucho mucha muchos muchas muy nada ni no nos nosotros nuestra nuestro o os otra otras otro otros para pero
poco por porque pues que qué quien se sea ser si sí sin sobre son su sus también tan tanto te tener tiene tienen todo
toda todas todos un una unas uno unos y ya debe deben debería puede pueden
"""
ENGLISH = """
a about after all also an and any are as at be because been before being between both but by can could did do does doing
don't each few for from get had has have he her here him his how i if in into is it it's its just like make many may me
more most much must my need needed needs no nor not of off on one only or other our out over own please put same she
should so some such than that the their them then there these they this those through to too under until up us very want
was we were what when where which while who why will with would you your
"""
SILENT = frozenset(f"{PORTUGUESE} {SPANISH} {ENGLISH}".split())
"""Words that tell nothing of what a note is about."""


class Vocabulary:
    """Every note's words by their stem, and how each stem is mostly written."""

    def __init__(self, texts: Sequence[str]) -> None:
        written = [dict.fromkeys(said(text)) for text in texts]
        known = {word for words in written for word in words}
        self.stems = [frozenset(stem(word, known) for word in words) for words in written]
        self._in = Counter(each for stems in self.stems for each in stems)
        forms = Counter(word for words in written for word in words)
        self._form: dict[str, str] = {}
        for word, _ in sorted(forms.items(), key=lambda form: (-form[1], form[0])):
            self._form.setdefault(stem(word, known), word)

    def shared(self, group: Sequence[int]) -> list[str]:
        """The words that the notes at these places share, the most telling first."""
        inside = Counter(each for at in group for each in self.stems[at])
        weights = {
            each: count / len(group) * log(1 + len(self.stems) / self._in[each]) * sqrt(count / self._in[each])
            for each, count in inside.items()
            if count > 1
        }
        best = sorted(weights, key=lambda each: (-weights[each], each))[:MOST]
        return [self._form[each] for each in best]


def said(text: str) -> list[str]:
    """The telling words of a text, in small letters."""
    words = WORD.findall(text[:LONGEST].casefold())
    return [word for word in words if len(word) >= SHORTEST and word not in SILENT]


def stem(word: str, known: set[str]) -> str:
    """The word without an ending for many, where that is written somewhere too."""
    return next((word[: -len(end)] for end in ENDINGS if word.endswith(end) and word[: -len(end)] in known), word)
