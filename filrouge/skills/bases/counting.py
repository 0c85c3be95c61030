"""Counting: what is asked is said in her language, for French is not what is looked at."""

from .one import Choice, Question, Test


def _figures(*said: str) -> tuple[Choice, ...]:
    return tuple(Choice(code, words=one) for code, one in zip("abc", said, strict=True))


COUNTING = Test(
    edition=1,
    enough=2,
    questions=(
        Question(1, _figures("18", "81", "28"), "b", key="base.count-largest"),
        Question(1, _figures("8", "9", "10"), "b", key="base.count-sum", asked="5 + 4"),
        Question(2, _figures("42", "52", "412"), "b", key="base.count-sum", asked="37 + 15"),
        Question(
            2, _figures("1,50 €", "2,50 €", "0,50 €"), "a", key="base.count-change", asked="3,50 € → 5 €"
        ),
        Question(
            3,
            _figures("4 h 45", "4 h 15", "3 h 45"),
            "c",
            key="base.count-hours",
            asked="8 h 30 → 12 h 15",
        ),
        Question(3, _figures("72", "62", "84"), "a", key="base.count-boxes", asked="6 × 12"),
        Question(4, _figures("25 €", "55 €", "20 €"), "c", key="base.count-percent", asked="25 % ← 80 €"),
        Question(
            4, _figures("600 g", "750 g", "900 g"), "b", key="base.count-recipe", asked="4 → 300 g\n10 → ?"
        ),
    ),
    degrees=(
        "Les nombres se travaillent depuis le début, avec des objets et de la monnaie.",
        "Lit et compare des nombres, ajoute de petits nombres.",
        "Ajoute, rend la monnaie.",
        "Calcule une durée, une quantité.",
        "Calcule un pourcentage, adapte une recette.",
    ),
    unsaid=(
        "Ce test ne dit pas comment elle compte dans la vie : au marché, de tête, avec ses doigts, dans une autre "
        "écriture des chiffres. Il ne dit rien de son intelligence. Il ne mesure ni la vitesse ni la mémoire."
    ),
)
