"""A framework of the project, by Amina: published unless asked otherwise."""

from filrouge.accounts.models import User
from filrouge.privacy.context import acting
from filrouge.reference.actions.framework_skills import SkillText, add_skill
from filrouge.reference.actions.frameworks import FrameworkText, create_framework, publish_version
from filrouge.reference.models import Framework, FrameworkVersion
from tests.cast import Cast

SHEET = FrameworkText(
    title="Aide de cuisine au Comptoir",
    kind=Framework.Kind.SHEET,
    company="Le Comptoir",
    made_with="la cheffe",
)
RECIPE = SkillText(
    task="préparer les entrées",
    title="Suivre une recette",
    kind="trade",
    signs=["Pèse avant de commencer"],
    levels=["", "Avec quelqu’un", "", "De soi-même", "", "Le montre aux autres"],
)


def draft_laid(cast: Cast, *, text: FrameworkText = SHEET, by: User | None = None) -> FrameworkVersion:
    by = by or cast.amina
    with acting(by):
        version = create_framework(by=by, project=cast.project, text=text)
        add_skill(by=by, version=version, text=RECIPE)
    return version


def published_laid(cast: Cast) -> FrameworkVersion:
    version = draft_laid(cast)
    with acting(cast.amina):
        publish_version(by=cast.amina, version=version)
    return version
