"""What the person hears before she is sent on, word for word, by version: see `people/texts.py`."""

from datetime import date

from filrouge.people.texts import Text

REFERRAL = Text(
    version="2026-1",
    since=date(2026, 11, 1),
    title="Dire certaines choses de moi à un partenaire",
    paragraphs=(
        "J’accepte que l’équipe qui m’accompagne dise à la structure nommée ici ce qui est coché, et rien d’autre. "
        "La structure répond : elle peut m’aider, ou non, et la suite.",
        "Je peux dire non, à tout ou à une ligne : mon accompagnement continue de la même façon.",
        "Je peux changer d’avis quand je veux, en le disant à l’équipe. La page de la structure est alors fermée tout "
        "de suite, et ce qui y était écrit est effacé.",
    ),
)
