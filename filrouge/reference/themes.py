"""The sixteen themes by which data·inclusion sorts what structures offer, in our own words.

Codes: `Categorie` of the data·inclusion schema, version 1 (github.com/gip-inclusion/data-inclusion-schema).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """`label` is what someone outside would say of it. The most frequent needs come first."""

    code: str
    label: str


THEMES = (
    Theme("difficultes-administratives-ou-juridiques", "Papiers, courriers, droits"),
    Theme("logement-hebergement", "Se loger, être hébergé·e"),
    Theme("equipement-et-alimentation", "Manger, s’habiller, s’équiper"),
    Theme("sante", "Se soigner, avoir une couverture santé"),
    Theme("lecture-ecriture-calcul", "Le français, lire, écrire, compter"),
    Theme("famille", "La famille, la garde des enfants"),
    Theme("mobilite", "Se déplacer"),
    Theme("difficultes-financieres", "L’argent, les dettes, un compte"),
    Theme("numerique", "Le téléphone, l’ordinateur, internet"),
    Theme("remobilisation", "Rencontrer du monde, reprendre pied"),
    Theme("choisir-un-metier", "Savoir quel métier"),
    Theme("se-former", "Une formation"),
    Theme("preparer-sa-candidature", "Un CV, un entretien"),
    Theme("trouver-un-emploi", "Trouver du travail"),
    Theme("creer-une-entreprise", "Travailler à son compte"),
    Theme("souvrir-a-linternational", "Partir ou faire valoir un diplôme à l’étranger"),
)
BY_CODE = {theme.code: theme for theme in THEMES}
