"""From what people write in a colour column to our six note colours."""

COLORS = ("sand", "amber", "coral", "mint", "sky", "lilac")
USUAL = "sand"

NAMES = {
    "sand": "sand beige white cream areia bege branco creme arena blanco crema",
    "amber": "amber yellow gold ambar âmbar ámbar amarelo dourado amarillo dorado",
    "coral": "coral red orange pink vermelho laranja rosa rojo naranja rosado",
    "mint": "mint green menta verde hortelã",
    "sky": "sky blue céu ceu azul cielo celeste",
    "lilac": "lilac purple violet lilás lilas roxo violeta lila morado púrpura",
}
KNOWN = {name: color for color, names in NAMES.items() for name in names.split()}


class Palette:
    """Known names get their colour; any other value gets one of its own while they last, always the same one."""

    def __init__(self) -> None:
        self._given: dict[str, str] = {}

    def color(self, value: str) -> str:
        name = value.strip().casefold()
        if not name:
            return USUAL
        known = KNOWN.get(name) or next((KNOWN[word] for word in name.split() if word in KNOWN), None)
        if known:
            return known
        return self._given.setdefault(name, COLORS[(len(self._given) + 1) % len(COLORS)])
