"""A made-up ROME, in the shape of the published files."""

from pathlib import Path

FILES = {
    "referentiel_code_rome": (
        '"code_rome","libelle_rome","emploi_reglemente","transition_eco"\n'
        '"Z1001","Aide-cuisinier / Aide-cuisinière","N","Emploi Vert"\n'
        '"Z1002","Auxiliaire de crèche","O",""\n'
        '"Z10","Sans code","N",""\n'
    ),
    "referentiel_appellation": (
        '"code_ogr","libelle_appellation_court","code_rome"\n'
        '"11","Plongeur / Plongeuse en restauration","Z1001"\n'
        '"12","Berceur / Berceuse d\'enfants","Z1002"\n'
        '"13","Sans fiche","Z9999"\n'
    ),
    "referentiel_competence": (
        '"code_ogr","nature","libelle_competence","definition","code_ogr_macro_comp","cat_comp","sous_cat_comp"\n'
        '"50","Macro-compétence","Préparer des repas","","","Savoir-faire","Technique"\n'
        '"51","Compétence","Éplucher des légumes","","50","Savoir-faire","Technique"\n'
        '"52","Macro-compétence","Travailler en équipe","","","Savoir-être professionnel",""\n'
        '"x","Compétence","Sans numéro","","","Savoir-faire",""\n'
    ),
    "texte": (
        '"code_rome","libelle_type_texte","libelle_texte"\n'
        '"Z1001","acces_metier","Sans diplôme, l\'\'envie suffit."\n'
        '"Z1001","definition","Épluche."\n'
    ),
    "referentiel_contexte_travail": (
        '"code_ogr","libelle_cont_travail","code_type_cont_trav"\n'
        '"1","Travail le samedi","2"\n"2","Station debout","1"\n"3","Association","6"\n'
    ),
    "coherence_item": (
        '"code_rome","code_ogr","coeur_metier"\n"Z1001","1",""\n"Z1001","2",""\n"Z1001","3",""\n"Z1001","77",""\n'
        '"Z1001","51","Principale"\n"Z1001","52",""\n'
    ),
    "rubrique_mobilite": '"code_rome","code_rome_cible","numero_ordre"\n"Z1001","Z1002","2"\n',
}


def written(folder: Path, version: str = "100", **changed: str) -> Path:
    """`changed`: the text of some files instead."""
    for kind, text in {**FILES, **changed}.items():
        (folder / f"unix_{kind}_v{version}_utf8.csv").write_text(text, encoding="utf-8")
    return folder
