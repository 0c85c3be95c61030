"""What the person hears before a commission looks at her situation, word for word: see `people/texts.py`."""

from datetime import date

from filrouge.people.texts import Text

COMMISSION = Text(
    version="2026-1",
    since=date(2026, 11, 1),
    title="Parler de ma situation dans une commission",
    paragraphs=(
        "Des professionnels qui accompagnent des personnes se réunissent pour trouver ensemble ce qui peut m’aider. "
        "J’accepte que les structures cochées lisent ce qui est coché, pendant cette réunion, et rien d’autre.",
        "Il n’y a là ni élu, ni employeur, ni bénévole. Je peux ajouter un mot, et je saurai ce qui est décidé.",
        "Je peux dire non, à tout ou à une ligne, ou changer d’avis : ce qui était écrit est effacé tout de suite, et "
        "mon accompagnement continue de la même façon.",
    ),
)
