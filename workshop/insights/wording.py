"""Words that are worth a question in the name of a factor or a problem, in Portuguese, Spanish and English.

A variable of a causal map is a noun that can rise and fall (Sterman, Business Dynamics, 2000, section 5.2): a verb
or a name that says "more" already takes one side. A problem is a state of things, not the absence of a solution (the
logical framework approach). Words are looked for where such names begin, and those that are often nouns are let be:
a question that is beside the point costs more than one that is not asked.
"""

import re

ARTICLE = r"(?:(?:[oa]s?|um|uma|el|l[oa]s?|una?|the|an)\s+)?"

MORE = (
    r"mais|menos|aumentos?|aumentar|redução|reduções|reduzir|diminuição|diminuir|acréscimo|decréscimo|"
    r"melhora|melhorar|piora|piorar|"
    r"más|mas|incrementos?|incrementar|reducción|reducir|disminución|disminuir|mejorar|empeoramiento|empeorar|"
    r"more|less|fewer|increase[sd]?|increasing|decrease[sd]?|decreasing|reduced?|reducing|reduction|rising|declining|"
    r"worsening"
)
LACKING = (
    r"(?:falta|ausência|carência|escassez|insuficiência|ausencia|carencia|escasez|insuficiencia)\s+d(?:el?|as?|os?)|"
    r"(?:lack|absence|shortage)\s+of"
)
NONE = (
    r"não\s+(?:há|tem|temos|existem?)|no\s+(?:hay|tenemos|existen?)|"
    r"there(?:\s+is|\s+are|'s)\s+(?:no|not\s+enough)|not\s+enough"
)
BREATH = r"(?!\s+(?:ar|aire)\b)"
"""Shortness of breath lacks nothing that somebody could bring."""
AMOUNT = r"(?!\s+(?:de|que|than)\s+\d)(?!\s+de\s+da[nñ]os)"
"""More than 60 years is an age, and the reduction of harm is a policy."""

DIRECTION = re.compile(
    rf"{ARTICLE}({MORE})\b{AMOUNT}(?:\s+(?:d(?:el?|as?|os?)|n(?:as?|os?)|en|of|in)\b)?(?:\s+|$)", re.I
)
ENDING = re.compile(r"\s((?:in|de)creases?)$", re.I)
LACK_FIRST = re.compile(rf"{ARTICLE}({LACKING}|{NONE})\b{BREATH}\s*", re.I)
LACK = re.compile(rf"(?<!\bsem )(?<!\bsin )(?<!\bno )\b({LACKING}|{NONE})\b{BREATH}", re.I)

INFINITIVE = re.compile(r"([a-zçñü]{2,}[ai]r(?:-?se)?)(?:\s|$)", re.I)
"""Portuguese and Spanish verbs in -ar and -ir; they bear no accent, and so açúcar and solidário are none."""
NOT_VERBS = (
    "acelular altar avatar auxiliar azar bazar bem-estar bienestar calcanhar celular circular colar collar ejemplar "
    "escolar exemplar familiar hangar hogar jaguar jantar lugar luar lunar malestar militar nectar nuclear olhar "
    "paladar particular pesar pilar polar polegar popular pré-escolar preescolar preliminar radar regular secular "
    "seminar similar singular solar titular vulgar "
    "devir elixir emir nadir porvir porvenir souvenir "
    "affair appear calendar cellar chair clear coarse dear dollar fair gear grammar hair hear near pair pillar repair "
    "scar sparse spear stair star sugar swear tear wear webinar year"
)
"""What ends like such a verb and is none, in the three languages."""
NOUNS = frozenset(NOT_VERBS.split())
VERBS = (
    r"acolher|acontecer|aprender|atender|beber|ceder|colher|combater|comer|conceder|conhecer|conocer|conter|contener|"
    r"correr|crecer|crescer|debater|defender|depender|desenvolver|dizer|ejercer|encender|entender|escoger|escolher|"
    r"escrever|estabelecer|establecer|exercer|extender|favorecer|fazer|fornecer|fortalecer|hacer|leer|manter|mantener|"
    r"mover|obter|obtener|oferecer|ofrecer|perder|poner|promover|proponer|proteger|receber|recoger|reconhecer|"
    r"reconocer|resolver|responder|romper|tener|traer|trazer|vencer|vender|viver|volver|"
    r"pôr|propor|dispor"
)
"""Those in -er that are no nouns: too many nouns end so in English, and some here, as poder and mujer."""
COMMON = re.compile(rf"({VERBS})(?:-?se)?(?:\s|$)", re.I)
ENGLISH = re.compile(
    r"(?:to\s+)?((?:improv|creat|mak|giv|provid|achiev|educat|prepar|involv|encourag|reduc|rais)(?:e|ing)|"
    r"(?:ensur|prevent|strengthen|avoid|teach|bring|keep|add|allow)(?:ing)?|ensure|develop|build|get|enable|promote)"
    r"\s+\w",
    re.I,
)


def direction(name: str) -> tuple[str, str] | None:
    """The word by which a factor's name takes one side, and what is left of it: ("Mais", "Ônibus à noite")."""
    name = " ".join(name.split())
    found, lacking, end = DIRECTION.match(name), LACK_FIRST.match(name), ENDING.search(name)
    if lacking:
        return lacking[1], _begun(name[lacking.end() :])
    if found and not _is_a_title(name, name[found.end() :]):
        return found[1], _begun(name[found.end() :])
    return (end[1], name[: end.start()]) if end else None


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def _is_a_title(name: str, rest: str) -> bool:
    """Whether the next word is written large as in a proper name: Mais Médicos is a programme."""
    return rest[:1].isupper() and not name.isupper()


def verb(name: str) -> str | None:
    """The verb with which a factor's name begins."""
    name = " ".join(name.split())
    found = ENGLISH.match(name) or COMMON.match(name) or INFINITIVE.match(name)
    return found[1] if found and found[1].lower() not in NOUNS else None


def lack(text: str) -> str | None:
    """The words by which a problem is told as something that is missing."""
    found = LACK.search(" ".join(text.split()))
    return found[1] if found else None
