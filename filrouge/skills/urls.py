from django.urls import path, register_converter
from django.urls.converters import StringConverter

from .views import (
    answering,
    askings,
    assessments,
    badges,
    checks,
    choices,
    classes,
    confirmations,
    endorsements,
    endorsing,
    experiences,
    keys,
    offers,
    pieces,
    portfolios,
    positionings,
    recognised,
    reviews,
    shares,
    showings,
    shown,
    telling,
)


class Image(StringConverter):
    regex = "png|svg"


class File(StringConverter):
    regex = "png|svg|json"


class PortfolioFile(StringConverter):
    regex = "pdf|json|xml"


register_converter(Image, "badge_image")
register_converter(File, "badge_file")
register_converter(PortfolioFile, "portfolio_file")

app_name = "skills"

_CLASS = "badges/modeles/<uuid:class_id>"
_BADGE = "badges/suivi/<uuid:badge_id>"
# Signed badges name these: they never change.
_ISSUED = "badge/<uuid:badge_id>"
_ISSUER = "badges/emetteurs/<uuid:issuer_id>"
_KEY = "badges/listes/<uuid:key_id>"
_ASSESSMENT = "evaluations/<uuid:assessment_id>"
_REVIEW = "entretiens-de-suivi/<uuid:review_id>"
_EXPERIENCE = "experiences/<uuid:experience_id>"
_POSITIONING = "bases/<uuid:positioning_id>"
_PATHWAY = "parcours/<uuid:pathway_id>"
_PORTFOLIO = "portfolios/<uuid:portfolio_id>"
_PIECE = "portfolios/pieces/<uuid:piece_id>"
_PUBLIC = "badges/reconnus/<uuid:class_id>"

urlpatterns = [
    path("badges/", classes.index, name="classes-index"),
    path("badges/modeles/nouveau/", classes.new, name="classes-new"),
    path(f"{_CLASS}/", classes.show, name="classes-show"),
    path(f"{_CLASS}/modifier/", classes.edit, name="classes-edit"),
    path(f"{_CLASS}/publier/", classes.publish, name="classes-publish"),
    path(f"{_CLASS}/retirer/", classes.withdraw, name="classes-withdraw"),
    path("organisations/<int:organisation_id>/cle-des-badges/", keys.show, name="keys-show"),
    path(f"{_CLASS}/demander/", endorsements.new, name="endorsements-new"),
    path(f"{_CLASS}/reconnaitre/", endorsements.give, name="endorsements-give"),
    path(
        "badges/reconnaissances/<uuid:endorsement_id>/retirer/",
        endorsements.withdraw,
        name="endorsements-withdraw",
    ),
    path("parcours/<uuid:pathway_id>/badges/", badges.index, name="badges-index"),
    path("parcours/<uuid:pathway_id>/badges/proposer/", badges.new, name="badges-new"),
    path(f"{_BADGE}/", badges.show, name="badges-show"),
    path(f"{_BADGE}/reponse/", badges.answer, name="badges-answer"),
    path(f"{_BADGE}/remettre/", badges.hand, name="badges-hand"),
    path(f"{_BADGE}/revoquer/", badges.revoke, name="badges-revoke"),
    path(f"{_BADGE}/montrer/", showings.new, name="showings-new"),
    path("parcours/<uuid:pathway_id>/evaluations/", assessments.index, name="assessments-index"),
    path("parcours/<uuid:pathway_id>/evaluations/nouvelle/", assessments.new, name="assessments-new"),
    path(f"{_ASSESSMENT}/", assessments.show, name="assessments-show"),
    path(f"{_ASSESSMENT}/sa-reponse/", assessments.hers, name="assessments-hers"),
    path(f"{_ASSESSMENT}/notre-reponse/", assessments.ours, name="assessments-ours"),
    path(f"{_ASSESSMENT}/demander/<str:side>/", askings.new, name="askings-new"),
    path("evaluations/repondre/<str:token>/", answering.show, name="answering-show"),
    path(f"{_ASSESSMENT}/ensemble/", assessments.confront, name="assessments-confront"),
    path(f"{_ASSESSMENT}/ensemble/<uuid:assessed_id>/", assessments.skill, name="assessments-skill"),
    path(f"{_ASSESSMENT}/toile/", assessments.chart, name="assessments-chart"),
    path(f"{_ASSESSMENT}/feuille/", assessments.sheet, name="assessments-sheet"),
    path("parcours/<uuid:pathway_id>/entretiens-de-suivi/", reviews.index, name="reviews-index"),
    path("parcours/<uuid:pathway_id>/entretiens-de-suivi/nouveau/", reviews.new, name="reviews-new"),
    path(f"{_REVIEW}/", reviews.show, name="reviews-show"),
    path(f"{_REVIEW}/noter/", reviews.note, name="reviews-note"),
    path(f"{_REVIEW}/deplacer/", reviews.move, name="reviews-move"),
    path(f"{_REVIEW}/annuler/", reviews.drop, name="reviews-drop"),
    path(f"{_REVIEW}/competence/", reviews.seen, name="reviews-seen"),
    path(f"{_REVIEW}/decision/", reviews.decide, name="reviews-decide"),
    path(f"{_REVIEW}/feuille/", reviews.sheet, name="reviews-sheet"),
    path("parcours/<uuid:pathway_id>/experiences/", experiences.index, name="experiences-index"),
    path("parcours/<uuid:pathway_id>/experiences/raconter/", experiences.new, name="experiences-new"),
    path(f"{_EXPERIENCE}/", experiences.show, name="experiences-show"),
    path(f"{_EXPERIENCE}/raconter/<str:screen>/", telling.show, name="telling-show"),
    path(f"{_EXPERIENCE}/retirer/", experiences.remove, name="experiences-remove"),
    path("experiences/competences/<uuid:said_id>/confirmer/", confirmations.new, name="confirmations-new"),
    path(
        "experiences/confirmations/<uuid:confirmation_id>/retirer/",
        confirmations.remove,
        name="confirmations-remove",
    ),
    path("parcours/<uuid:pathway_id>/bases/", positionings.index, name="positionings-index"),
    path("parcours/<uuid:pathway_id>/bases/commencer/", positionings.new, name="positionings-new"),
    path(f"{_POSITIONING}/", positionings.show, name="positionings-show"),
    path(f"{_POSITIONING}/question/", positionings.question, name="positionings-question"),
    path(f"{_POSITIONING}/montrer/", positionings.share, name="positionings-share"),
    path(f"{_POSITIONING}/retirer/", positionings.remove, name="positionings-remove"),
    path(f"{_PATHWAY}/portfolios/", portfolios.index, name="portfolios-index"),
    path(f"{_PATHWAY}/portfolios/nouveau/", portfolios.new, name="portfolios-new"),
    path(f"{_PATHWAY}/portfolios/pieces/", pieces.index, name="pieces-index"),
    path(f"{_PATHWAY}/portfolios/pieces/ajouter/", pieces.new, name="pieces-new"),
    path(f"{_PIECE}/", pieces.show, name="pieces-show"),
    path(f"{_PIECE}/retirer/", pieces.remove, name="pieces-remove"),
    path(f"{_PORTFOLIO}/", portfolios.show, name="portfolios-show"),
    path(f"{_PORTFOLIO}/choisir/", portfolios.edit, name="portfolios-edit"),
    path(f"{_PORTFOLIO}/son-telephone/", portfolios.hand, name="portfolios-hand"),
    path(f"{_PORTFOLIO}/ranger/", portfolios.close, name="portfolios-close"),
    path(f"{_PORTFOLIO}/portfolio.<portfolio_file:taken>", portfolios.file, name="portfolios-file"),
    path(f"{_PORTFOLIO}/partager/", shares.new, name="shares-new"),
    path("portfolios/pages/<uuid:share_id>/fermer/", shares.end, name="shares-end"),
    path("portfolio/<str:token>/", shown.show, name="shown-show"),
    path("portfolio/<str:token>/portfolio.<portfolio_file:taken>", shown.file, name="shown-file"),
    path("portfolio/<str:token>/pieces/<uuid:shown_id>/", shown.piece, name="shown-piece"),
    path("mon-portfolio/<str:token>/", choices.show, name="choices-show"),
    path("mon-portfolio/<str:token>/ajouter/", choices.add, name="choices-add"),
    path("badges/montres/<uuid:showing_id>/fermer/", showings.end, name="showings-end"),
    path("badges/proposition/<str:token>/", offers.show, name="offers-show"),
    path("badges/reconnaitre/<str:token>/", endorsing.show, name="endorsing-show"),
    path("badges/nomme/<str:token>/", checks.named, name="checks-named"),
    path("verifier-un-badge/", checks.new, name="checks-new"),
    path(f"{_ISSUED}/", checks.show, name="checks-show"),
    path(f"{_ISSUED}/badge.<badge_file:kind>", checks.file, name="checks-file"),
    path(f"{_ISSUER}/did.json", checks.issuer, name="checks-issuer"),
    path(f"{_KEY}/", checks.statuses, name="checks-statuses"),
    path("badges/reconnus/", recognised.index, name="recognised-index"),
    path(f"{_PUBLIC}/", recognised.show, name="recognised-show"),
    path(f"{_PUBLIC}/dessin.<badge_image:kind>", recognised.image, name="recognised-image"),
    path(
        "badges/reconnaissances/<uuid:endorsement_id>/", recognised.endorsement, name="recognised-endorsement"
    ),
]
