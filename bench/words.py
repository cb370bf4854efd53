"""Words for notes: short answers as people write them, drawn so that common words are common."""

import random
from collections.abc import Callable

Text = Callable[[random.Random], str]
"""Draws the text of one note."""

COMMON_FIRST = """
a de o que e do da em para com uma os no na mais as dos como mas ao das bairro rua escola ônibus água praça gente
criança lixo luz noite feira posto saúde horta vizinhos falta tempo transporte calçada segura árvores sombra jovens
trabalho idosos prefeitura ajuda reunião espaço cultura esporte parque centro moradia aluguel enchente esgoto coleta
reciclagem comércio mercado renda emprego curso biblioteca creche vaga fila médico consulta remédio ponto linha
horário atraso tarifa ciclovia bicicleta trânsito velocidade travessia semáforo iluminação medo polícia assalto
violência ruído música festa encontro diálogo escuta participação conselho orçamento obra promessa prazo informação
internet sinal celular aplicativo cadastro documento
"""
WORDS = COMMON_FIRST.split()
WEIGHTS = [1 / (rank + 3) for rank in range(len(WORDS))]


def sentence(source: random.Random) -> str:
    """What fits on a note: three to twelve words."""
    return " ".join(source.choices(WORDS, WEIGHTS, k=source.randint(3, 12)))
