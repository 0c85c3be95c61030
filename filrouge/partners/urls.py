from django.urls import path

from .views import answers, figures, fillings, needs, recipients, referrals, returns, rounds, shares, sheets

app_name = "partners"

_REFERRAL = "partenaires/orientations/<uuid:referral_id>"

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
    path("partenaires/fiches-revenues/<uuid:return_id>/", returns.show, name="returns-show"),
    path("partenaires/fiches-revenues/<uuid:return_id>/fichier/", returns.original, name="returns-original"),
    path("partenaires/nouvelles/", rounds.new, name="rounds-new"),
    path("partenaires/nouvelles/<uuid:round_id>/", rounds.show, name="rounds-show"),
    path("repondre/<str:token>/", answers.show, name="answers-show"),
    path("repondre/<str:token>/fiche/", fillings.show, name="fillings-show"),
    path("repondre/<str:token>/fiche.pdf", fillings.paper, name="fillings-paper"),
    path("personnes/<uuid:person_id>/dit-a-des-partenaires/", shares.index, name="shares-index"),
    path("projets/<int:project_id>/partenaires/reponses/", figures.index, name="figures-index"),
    path("partenaires/besoins/", needs.index, name="needs-index"),
    path("partenaires/besoins/export/", needs.export, name="needs-export"),
]
