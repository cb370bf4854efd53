"""Words worth a question, and those that only look like them, in three languages."""

import pytest

from workshop.insights import wording

TAKES_A_SIDE = {
    "Mais ônibus à noite": ("Mais", "Ônibus à noite"),
    "menos violência": ("menos", "Violência"),
    "Aumento da violência": ("Aumento", "Violência"),
    "O aumento dos aluguéis": ("aumento", "Aluguéis"),
    "Redução do desmatamento": ("Redução", "Desmatamento"),
    "MAIS ÔNIBUS": ("MAIS", "ÔNIBUS"),
    "Falta de iluminação": ("Falta de", "Iluminação"),
    "Não há médicos": ("Não há", "Médicos"),
    "Más policías": ("Más", "Policías"),
    "Aumento del desempleo": ("Aumento", "Desempleo"),
    "Disminución de la pesca": ("Disminución", "La pesca"),
    "No hay transporte": ("No hay", "Transporte"),
    "La falta de agua": ("falta de", "Agua"),
    "More  buses\nat night": ("More", "Buses at night"),
    "Fewer cars": ("Fewer", "Cars"),
    "Increase in rents": ("Increase", "Rents"),
    "Rent increases": ("increases", "Rent"),
    "Reduced trust": ("Reduced", "Trust"),
    "Lack of lighting": ("Lack of", "Lighting"),
    "There are no jobs": ("There are no", "Jobs"),
    "Not enough shade": ("Not enough", "Shade"),
}
TAKES_NONE = [
    "Ônibus", "Mais Médicos", "Mais de 60 anos", "Redução de danos", "Maior idade", "Masculinidade", "Segurança",
    "Crescimento da cidade", "Qualidade do ar", "Confiança na polícia", "Falta de ar", "Mascotas", "Mayor confianza",
    "Reducción de daños", "Menor de edad", "Moreno", "Mora judicial", "Mayor's office", "Higher education",
    "Lesson plans", "City growth", "No-go areas", "North side", "Harm reduction", "Moreover",
]  # fmt: skip
VERBS = [
    "Melhorar", "Educar as crianças", "Garantir moradia", "Construir confiança", "Reunir-se na praça", "Fazer hortas",
    "Oferecer cursos", "Participar", "Manter a rua limpa", "Cuidar do rio", "Enseñar", "Reunirse", "Organizarse",
    "Hacer deporte", "Construir escuelas", "Vivir", "Compartir el agua", "Improve lighting", "Creating jobs",
    "To build trust", "provide shelter", "Making friends",
]  # fmt: skip
NOUNS = [
    "Lugar de encontro", "Bem-estar", "Celular", "Mulher", "Poder público", "Lazer", "Dever de casa", "Mar", "Ar", "Açúcar",
    "Câncer", "Líder comunitário", "Olhar", "Familiar", "Hogar", "Bienestar", "Mujer", "Alquiler", "Taller", "Azar",
    "Porvenir", "Water quality", "Teacher pay", "Dollar", "Chair", "Car", "Crime", "Housing", "Lighting", "Parking",
    "Training", "Building height", "Repair cafés", "Sparse housing", "Year", "Order", "Get-togethers", "Keeper", "Power",
    "Farmer income", "Ensured", "Developer fees", "Additional cost", "Bringer", "Sugar", "Ciudad", "Escolaridade",
    "Militares",
]  # fmt: skip
LACKS = [
    "Falta de luz na rua", "Há falta de médicos no posto", "Ausência do Estado", "Não tem ônibus", "Escassez de água",
    "Falta de agua potable", "No hay canchas", "La carencia de empleo", "There is no shade", "A lack of trust",
    "Kids get hurt, not enough crossings", "Absence of data",
]  # fmt: skip
NOTHING_LACKS = [
    "Faltas na escola", "Sem falta de vontade", "Falta de ar", "Sin falta de ganas", "No lack of ideas",
    "A falta que ela faz", "Rua escura", "Hospitalização alta", "No-one listens", "Es peligroso", "Slack of rope",
]  # fmt: skip


@pytest.mark.parametrize("name", TAKES_A_SIDE)
def test_a_name_that_takes_a_side_is_found_with_what_is_left_of_it(name):
    assert wording.direction(name) == TAKES_A_SIDE[name]


@pytest.mark.parametrize("name", TAKES_NONE)
def test_other_names_are_let_be(name):
    assert wording.direction(name) is None


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_is_found(name):
    assert wording.verb(name)


@pytest.mark.parametrize("name", NOUNS)
def test_nouns_that_look_like_verbs_are_let_be(name):
    assert wording.verb(name) is None


@pytest.mark.parametrize("text", LACKS)
def test_a_problem_told_as_an_absence_is_found(text):
    assert wording.lack(text)


@pytest.mark.parametrize("text", NOTHING_LACKS)
def test_other_problems_are_let_be(text):
    assert wording.lack(text) is None


@pytest.mark.parametrize("ask", [wording.direction, wording.verb, wording.lack])
@pytest.mark.parametrize("text", ["", " " * 2000, "falta " * 300, "a" * 2000, "mais " * 400, "\u200b🌱" * 900])
def test_odd_texts_are_read_at_once(ask, text):
    ask(text)
