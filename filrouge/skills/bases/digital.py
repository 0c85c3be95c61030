"""Using a telephone: what is asked is said in her language, for French is not what is looked at."""

from .one import Choice, Question, Test, drawings


def _phrases(question: str, right: str) -> tuple[tuple[Choice, ...], str]:
    return tuple(Choice(code, key=f"base.{question}-{code}") for code in "abc"), right


PARCEL, PARCEL_RIGHT = _phrases("digital-parcel", "b")
SECRET, SECRET_RIGHT = _phrases("digital-secret", "c")

DIGITAL = Test(
    edition=1,
    enough=2,
    questions=(
        Question(1, drawings("camera", "phone", "settings"), "phone", key="base.digital-call"),
        Question(1, drawings("battery", "wifi", "volume"), "battery", key="base.digital-battery"),
        Question(2, drawings("map", "calculator", "camera"), "camera", key="base.digital-photo"),
        Question(2, drawings("wifi", "printer", "volume"), "wifi", key="base.digital-wifi"),
        Question(3, drawings("trash", "search", "paperclip"), "paperclip", key="base.digital-attach"),
        Question(
            3,
            (Choice("a", words="1234"), Choice("b", words="Pluie-7-Velo-?"), Choice("c", words="azerty")),
            "b",
            key="base.digital-password",
        ),
        Question(4, PARCEL, PARCEL_RIGHT, key="base.digital-parcel"),
        Question(4, SECRET, SECRET_RIGHT, key="base.digital-secret"),
    ),
    degrees=(
        "Le téléphone se découvre ensemble, un geste à la fois.",
        "Reconnaît ce qui sert à appeler, voit quand la batterie est vide.",
        "Sait prendre un papier en photo, chercher le wifi.",
        "Sait joindre un document, choisir un mot de passe.",
        "Reconnaît un message trompeur.",
    ),
    unsaid=(
        "Ce test ne dit pas ce qu’elle fait chaque jour avec son téléphone : répondre à des images n’est pas faire. "
        "Il ne dit rien de l’ordinateur, ni de ce qu’elle apprendrait en une heure avec quelqu’un."
    ),
)
