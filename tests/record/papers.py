"""Documents to write in every format: one as a workshop leaves it, and one in which every word is hostile."""

from workshop.exports.picture import svg
from workshop.record.document import (
    Bars,
    Document,
    Facts,
    Heading,
    Item,
    Items,
    Paragraph,
    Picture,
    Quote,
    Run,
    Section,
    Table,
)

LONG = (
    "Trinta e quatro pessoas não falam por todo o bairro. Só três tinham menos de 25 anos, e ninguém da rua de baixo veio. "
    "Votar ajudou a escolher por onde começar, não decidiu. O que as pessoas escreveram foi agrupado por elas mesmas, em "
    "silêncio, e ninguém mudou uma palavra do que outra pessoa escreveu. "
)

HOSTILE = [
    '=HYPERLINK("http://evil.example";"x")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "＝1+1",
    "=cmd|' /C calc'!A0",
    '{DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"}',
    "<script>alert(1)</script>",
    "<w:instrText>DATE</w:instrText>",
    "&lol; <!ENTITY x SYSTEM 'file:///etc/passwd'> &#x3c;b&#x3e;",
    "]]><![CDATA[ <a:t>x</a:t>",
    "a\x00b\x08c\x1bd\x7f",
    "\u202egpj.exe\u202c",
    "שלום עולם",
    "👩‍👩‍👧 🌳 é",
    "#set page(1) $x$ `rm` *b* _i_",
    "x" * 2000,
    "palavras " * 220,
]


def board():
    """A picture of a small board."""
    from tests.exports.test_formats import BOARD

    return svg(BOARD, "pt-BR")


def example():
    drawn = board()
    clusters = [
        Item(
            "Transporte",
            [
                Item("Ônibus atrasa toda manhã", color="sand"),
                Item("Tarifa cara para quem ganha pouco", color="sand"),
                Item("Ponto sem cobertura quando chove", color="sky"),
            ],
            3,
        ),
        Item(
            "Inclusão digital",
            [Item(f"Formulário confuso no celular, parte {at}", color="sky") for at in range(1, 9)],
            8,
        ),
        Item("Segurança", [Item("Rua escura, medo à noite", color="coral")], 1),
    ]
    return Document(
        "Bairro que acolhe",
        "Oficina 2. O que mais pesa na vida da Vila Esperança, e por onde começar.",
        "Memória da oficina",
        "pt-BR",
        "Contamos pessoas por grupo. Nomes de moradores não aparecem.",
        [
            Section(
                "facts",
                "Onde, quando e quem",
                [
                    Facts(
                        [
                            ("Onde", "Centro comunitário da Vila Esperança e pela internet"),
                            ("Quando", "Quinta, 28 de maio de 2026, das 15:00 às 17:04"),
                            ("Quem conduziu", "Facilitação: Marina"),
                        ]
                    ),
                ],
            ),
            Section(
                "method",
                "Método, e o que ele não diz",
                [
                    Paragraph(
                        "Cada pessoa escreveu sozinha e em silêncio. Depois o grupo juntou notas parecidas."
                    ),
                    Paragraph(LONG * 3, lead="Limites."),
                    Paragraph("Só o que estranhos podem ver está aqui.", small=True),
                ],
            ),
            Section(
                "attendance",
                "Quem esteve: 34 pessoas em 4 equipes",
                [
                    Bars([("Praça", 9), ("Escola", 9), ("Feira", 8), ("Remota", 8)], 9, "Pessoas por equipe"),
                ],
            ),
            Section(
                "run",
                "Como a tarde correu",
                [
                    Run(
                        [("Chegar", 10, 12), ("Ouvir", 25, 33), ("Agrupar", 25, 22), ("Votar", 15, None)],
                        "17:00",
                        "17:04",
                    ),
                ],
            ),
            Section(
                "board",
                "O quadro ao fim da oficina",
                [
                    Picture(
                        drawn.svg,
                        "Quadro com duas notas numa moldura e uma ligação.",
                        drawn.w,
                        drawn.h,
                        "O quadro, entradas 1 a 318",
                    ),
                    Heading("Em palavras"),
                    Items(clusters),
                    Quote("Eu atravesso a praça com a chave na mão.", "Moradora, equipe Praça"),
                ],
            ),
            Section(
                "votes",
                "Votações",
                [
                    Heading("O que vem primeiro?"),
                    Table(
                        ["Opção", "Pontos", "Pessoas"],
                        [
                            [f"Opção {at}: uma ideia com algumas palavras", str(at * 3), str(at)]
                            for at in range(1, 15)
                        ],
                        "34 pessoas, 5 pontos cada",
                        [1, 2],
                    ),
                ],
            ),
            Section(
                "dictionary",
                "Dicionário de dados",
                [
                    Table(["Campo", "O que é"], [["note", "Uma nota, com o texto de quem a escreveu"]]),
                ],
                "document",
            ),
        ],
    )


def hostile():
    """A document in which each of these stands in every place that words can have."""
    blocks = []
    for text in HOSTILE:
        blocks += [
            Heading(text),
            Paragraph(text, text),
            Paragraph(text, small=True),
            Quote(text, text),
            Facts([(text, text)]),
            Items([Item(text, [Item(text, [Item(text, [Item(text)])])], 2, text), Item(text, color="mint")]),
            Table([text, text], [[text, text], [text, text]], text, [1]),
            Bars([(text, 3), (text, 0)], 3, text),
            Run([(text, 5, 4), (text, 5, None)], text, text),
        ]
    picture = Picture(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', HOSTILE[8], 9, 9, HOSTILE[0]
    )
    return Document(
        HOSTILE[0],
        HOSTILE[8],
        HOSTILE[10],
        "pt-BR",
        HOSTILE[6],
        [Section("x", HOSTILE[8], [*blocks, picture])],
    )
