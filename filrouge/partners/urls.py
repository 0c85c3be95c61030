from django.urls import path

from .views import (
    answers,
    contributions,
    coverage,
    evaluations,
    figures,
    fillings,
    needs,
    our_pages,
    partnerships,
    recipients,
    referrals,
    returns,
    rounds,
    routines,
    shares,
    sheets,
)

app_name = "partners"

_REFERRAL = "partenaires/orientations/<uuid:referral_id>"
_PARTNERSHIP = "partenariats/<uuid:partnership_id>"
_ROUTINE = "partenariats/routines/<uuid:routine_id>"

urlpatterns = [
    path("partenaires/orientations/", referrals.index, name="referrals-index"),
    path("parcours/<uuid:pathway_id>/orienter/", recipients.index, name="recipients-index"),
    path("parcours/<uuid:pathway_id>/orienter/envoyer/", referrals.new, name="referrals-new"),
    path(f"{_REFERRAL}/", referrals.show, name="referrals-show"),
    path(f"{_REFERRAL}/remettre/", referrals.hand, name="referrals-hand"),
    path(f"{_REFERRAL}/rappeler/", referrals.remind, name="referrals-remind"),
    path(f"{_REFERRAL}/annuler/", referrals.recall, name="referrals-recall"),
    path(f"{_REFERRAL}/arreter/", referrals.stop, name="referrals-stop"),
    path(f"{_REFERRAL}/reponse/", answers.new, name="answers-new"),
    path(f"{_REFERRAL}/fiche/", sheets.new, name="sheets-new"),
    path(f"{_REFERRAL}/fiche-revenue/", returns.new, name="returns-new"),
    path("partenaires/fiches/<uuid:sheet_id>.pdf", sheets.paper, name="sheets-paper"),
    path("partenaires/fiches/<uuid:sheet_id>.docx", sheets.document, name="sheets-document"),
    path("partenaires/fiches-revenues/<uuid:return_id>/", returns.show, name="returns-show"),
    path("partenaires/fiches-revenues/<uuid:return_id>/fichier/", returns.original, name="returns-original"),
    path("partenaires/nouvelles/", rounds.new, name="rounds-new"),
    path("partenaires/nouvelles/<uuid:round_id>/", rounds.show, name="rounds-show"),
    path("repondre/<str:token>/", answers.show, name="answers-show"),
    path("repondre/<str:token>/fiche/", fillings.show, name="fillings-show"),
    path("repondre/<str:token>/fiche.pdf", fillings.paper, name="fillings-paper"),
    path("repondre/<str:token>/fiche.docx", fillings.document, name="fillings-document"),
    path("personnes/<uuid:person_id>/dit-a-des-partenaires/", shares.index, name="shares-index"),
    path("projets/<int:project_id>/partenaires/reponses/", figures.index, name="figures-index"),
    path("partenariats/", partnerships.index, name="partnerships-index"),
    path("partenariats/besoins/", coverage.index, name="coverage-index"),
    path("projets/<int:project_id>/partenariats/nouveau/", partnerships.new, name="partnerships-new"),
    path(f"{_PARTNERSHIP}/", partnerships.show, name="partnerships-show"),
    path(f"{_PARTNERSHIP}/modifier/", partnerships.edit, name="partnerships-edit"),
    path(f"{_PARTNERSHIP}/arreter/", partnerships.close, name="partnerships-close"),
    path(f"{_PARTNERSHIP}/apports/nouveau/", contributions.new, name="contributions-new"),
    path("partenariats/apports/<uuid:contribution_id>/", contributions.edit, name="contributions-edit"),
    path(f"{_PARTNERSHIP}/routines/nouvelle/", routines.new, name="routines-new"),
    path(f"{_ROUTINE}/modifier/", routines.edit, name="routines-edit"),
    path(f"{_ROUTINE}/fait/", routines.done, name="routines-done"),
    path(f"{_ROUTINE}/arreter/", routines.end, name="routines-end"),
    path(f"{_PARTNERSHIP}/evaluer/", evaluations.new, name="evaluations-new"),
    path(f"{_PARTNERSHIP}/repondre/", evaluations.answer, name="evaluations-answer"),
    path("partenariat/<str:token>/", our_pages.show, name="our_pages-show"),
    path("partenaires/besoins/", needs.index, name="needs-index"),
    path("partenaires/besoins/export/", needs.export, name="needs-export"),
]
