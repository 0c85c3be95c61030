"""The headings teams give their columns, and the target each one stands for."""

import re

from filrouge.shared.words import fold

from .targets import Target

_HEADINGS = {
    Target.REFERENCE: """
        réf | référence | réf parcours | référence parcours | réf dossier | n° dossier |
        numéro de dossier | dossier | identifiant | id | id dossier | n° parcours | matricule |
        n° bénéficiaire | i-milo | n° i-milo | code bénéficiaire
    """,
    Target.FAMILY_NAME: """
        nom | noms | nom de famille | nom de naissance | nom d'usage | nom usuel | nom bénéficiaire |
        nom du bénéficiaire | nom du jeune | nom participant | nom patronymique | last name | surname
    """,
    Target.GIVEN_NAME: """
        prénom | prénoms | prénom(s) | prénom bénéficiaire | prénom du jeune | first name
    """,
    Target.FULL_NAME: """
        nom et prénom | nom prénom | nom, prénom | nom/prénom | noms et prénoms | prénom nom |
        prénom et nom | nom complet | bénéficiaire | participant | participante | jeune | candidat |
        stagiaire | habitant | personne | identité | usager
    """,
    Target.BIRTH_DATE: """
        dn | ddn | d.n. | date de naissance | date naissance | date naiss | né(e) le | né le | née le |
        naissance | né(e) | date de naiss | année de naissance | birth date
    """,
    Target.SEX: """
        sexe | civilité | civ | genre | h/f | f/h | m/f | titre civilité
    """,
    Target.PHONE: """
        tél | tel | téléphone | portable | mobile | gsm | n° tél | n° tel | numéro |
        numéro de téléphone | n° de téléphone | tél portable | tél fixe | tél 1 | tél 2 |
        téléphone portable | whatsapp | n° portable | coordonnées téléphoniques | phone | num tel
    """,
    Target.EMAIL: """
        mail | e-mail | email | courriel | adresse mail | adresse e-mail | adresse électronique |
        adresse courriel | mél
    """,
    Target.COMMUNE: """
        commune | ville | localité | domicile | ville de résidence | commune de résidence |
        lieu de résidence | résidence | lieu d'habitation | hébergement ville | cp ville | cp/ville |
        code postal et ville
    """,
    Target.POSTCODE: """
        cp | code postal | c.p.
    """,
    Target.NATIONALITY: """
        nationalité | nat | pays | pays d'origine | origine | pays de naissance
    """,
    Target.LANGUAGES: """
        langue | langues | langue(s) | langue maternelle | langues parlées | langue parlée |
        langue(s) parlée(s)
    """,
    Target.FRENCH_LEVEL: """
        niveau fr | niveau | niveau français | niveau de français | niv fr | niv français |
        niveau fle | fle | niveau linguistique | niveau langue | niveau de langue | cecrl |
        niveau cecrl | niveau oral
    """,
    Target.PROTECTION_STATUS: """
        protection | statut de protection | statut administratif | situation administrative |
        statut juridique | type de protection | titre de séjour | statut séjour | statut bpi |
        situation adm | type de titre
    """,
    Target.PERMIT_UNTIL: """
        fin ts | fin titre | fin de titre | fin du titre de séjour | fin titre de séjour |
        validité ts | validité titre | validité du titre | validité du titre de séjour |
        expiration ts | date fin ts | expiration titre | date d'expiration | titre de séjour jusqu'au |
        ts jusqu'au | fin récépissé | fin de validité | fin droits | échéance ts
    """,
    Target.REFERENT: """
        référent | référente | référent(e) | référent unique | référent parcours | conseiller |
        conseillère | conseiller(ère) | cip | accompagnateur | accompagnatrice | suivi par |
        nom du référent | chargé de suivi | intervenant | rp
    """,
    Target.ORIENTED_BY: """
        prescripteur | prescripteurs | structure d'orientation | structure orientante | orienté par |
        orienteur | orientation | structure prescriptrice | adressé par | envoyé par |
        partenaire prescripteur | origine orientation | nom du prescripteur
    """,
    Target.ENTERED_ON: """
        date d'entrée | entrée | date entrée | entré(e) le | entré le | début | date de début |
        début parcours | début de parcours | date d'intégration | intégration | date entrée parcours |
        inscription | date d'inscription | démarrage
    """,
    Target.LAST_CONTACT_ON: """
        dernier contact | date dernier contact | date du dernier contact | dernier rdv |
        dernier entretien | dernier rendez-vous | vu le | vu(e) le | dernière rencontre | der contact |
        dernier échange
    """,
    Target.NEXT_APPOINTMENT: """
        prochain rdv | prochain rendez-vous | rdv | prochaine rencontre | prochain entretien |
        date prochain rdv | proch rdv | rdv prévu | prochain contact
    """,
    Target.BARRIERS_TEXT: """
        freins | freins repérés | frein | freins identifiés | freins périphériques | difficultés |
        problématiques | problématique | obstacles | freins à l'emploi
    """,
    Target.NEEDS_TEXT: """
        besoin | besoins | besoin exprimé | besoins exprimés | demande | demandes | attentes |
        objectif | objectifs | projet | projet professionnel | projet pro | souhait | souhaits
    """,
    Target.STATUS: """
        statut parcours | situation parcours | état | etat du parcours | état du dossier | situation |
        avancement | statut du parcours | en cours / sorti
    """,
    Target.EXIT_ON: """
        date sortie | date de sortie | sortie le | sorti le | sorti(e) le | fin de parcours |
        date de fin | date fin de parcours | fin parcours | date fin
    """,
    Target.EXIT_REASON: """
        motif | motif sortie | motif de sortie | motif de la sortie | sortie | type de sortie |
        nature de la sortie | raison de sortie | cause de sortie | devenir
    """,
    Target.NOTE: """
        observations | observation | remarque | remarques | commentaire | commentaires | note | notes |
        infos | info | divers | obs | à savoir | informations complémentaires | suivi | historique |
        adresse | à faire | actions
    """,
    Target.IGNORE: """
        pourquoi | n° | no | numéro de ligne | num ligne | ligne | âge | age | tranche d'âge
    """,
}
# Never imported, whatever they hold: the tool must not keep them (data minimisation, RGPD art. 5 and 9).
_REFUSED = (
    "nir", "n secu", "numero secu", "numero de secu", "securite sociale", "n ss",
    "religion", "confession", "ethnie", "race", "tribu", "opinion politique", "orientation sexuelle",
    "recit", "recit de vie", "recit d asile", "agdref", "n agdref", "n etranger", "numero etranger",
)  # fmt: skip
# Too general to be recognised inside a longer heading: « Nom de la structure » is not a name.
_ONLY_WHOLE = frozenset(
    [
        "actions",
        "adresse",
        "age",
        "beneficiaire",
        "candidat",
        "civ",
        "cp",
        "debut",
        "demande",
        "dn",
        "domicile",
        "dossier",
        "entree",
        "etat",
        "id",
        "info",
        "infos",
        "integration",
        "jeune",
        "ligne",
        "motif",
        "n",
        "naissance",
        "nat",
        "niveau",
        "no",
        "nom",
        "noms",
        "note",
        "numero",
        "orientation",
        "origine",
        "participant",
        "participante",
        "pays",
        "personne",
        "portable",
        "pourquoi",
        "projet",
        "rdv",
        "residence",
        "rp",
        "situation",
        "sortie",
        "suivi",
        "titre",
        "usager",
    ]
)
AMBIGUOUS_HEADINGS = {
    "statut": (Target.PROTECTION_STATUS, Target.STATUS),
    "statuts": (Target.PROTECTION_STATUS, Target.STATUS),
    "situation": (Target.PROTECTION_STATUS, Target.STATUS),
    "contact": (Target.PHONE, Target.EMAIL, Target.LAST_CONTACT_ON),
    "contacts": (Target.PHONE, Target.EMAIL, Target.LAST_CONTACT_ON),
    "coordonnees": (Target.PHONE, Target.EMAIL),
    "nom": (Target.FAMILY_NAME, Target.FULL_NAME),
    "sortie": (Target.EXIT_ON, Target.EXIT_REASON),
    "orientation": (Target.ORIENTED_BY, Target.NEEDS_TEXT),
    "titre de sejour": (Target.PROTECTION_STATUS, Target.PERMIT_UNTIL),
    "entree": (Target.ENTERED_ON, Target.NOTE),
}

HEADINGS: dict[str, Target] = {
    fold(heading): target for target, headings in _HEADINGS.items() for heading in headings.split("|")
}
_LONGEST_FIRST = sorted((h for h in HEADINGS if h not in _ONLY_WHOLE), key=len, reverse=True)
_INSIDE = re.compile("|".join(rf"\b{re.escape(heading)}\b" for heading in _LONGEST_FIRST))
_LONGEST = 60
_TRAILING_NUMBER = re.compile(r" \d$")


def refused_heading(key: str) -> bool:
    return any(f" {word} " in f" {key} " for word in _REFUSED)


def recognise_heading(text: str) -> tuple[Target, float] | None:
    """Target of a heading and how sure (1 exact, less when found inside a longer one)."""
    for part in (text, *reversed(text.split(" / "))):
        key = _TRAILING_NUMBER.sub("", fold(part))
        if key in HEADINGS:
            return HEADINGS[key], 0.9
        if key in AMBIGUOUS_HEADINGS:
            return AMBIGUOUS_HEADINGS[key][0], 0.6
    if len(text) <= _LONGEST and (inside := max(_INSIDE.findall(fold(text)), key=len, default=None)):
        return HEADINGS[inside], 0.7
    return None
