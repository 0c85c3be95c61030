"""One known answer, and the themes of data·inclusion by short names."""

from dataclasses import dataclass

PAPERS, HOME, GOODS = (
    "difficultes-administratives-ou-juridiques",
    "logement-hebergement",
    "equipement-et-alimentation",
)
HEALTH, LANGUAGE, FAMILY, MOVING = "sante", "lecture-ecriture-calcul", "famille", "mobilite"
MONEY, DIGITAL, AMONG_OTHERS = "difficultes-financieres", "numerique", "remobilisation"
TRADE, TRAINING, APPLYING, WORK = (
    "choisir-un-metier",
    "se-former",
    "preparer-sa-candidature",
    "trouver-un-emploi",
)
OWN_BUSINESS, ABROAD = "creer-une-entreprise", "souvrir-a-linternational"


@dataclass(frozen=True)
class One:
    theme: str
    code: str
    title: str
    what: str
    needs: str
    duration: str
    ask: str
    step: str
    ordinary: bool = True
