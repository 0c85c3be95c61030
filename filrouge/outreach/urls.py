from django.urls import path

from .views import (
    acquaintances,
    addresses,
    choices,
    debriefs,
    encounters,
    outings,
    places,
    prediagnoses,
    testimonies,
)

app_name = "outreach"
urlpatterns = [
    path("hors-les-murs/", outings.index, name="outings-index"),
    path("hors-les-murs/actions/nouvelle/", outings.new, name="outings-new"),
    path("hors-les-murs/actions/<uuid:outing_id>/", outings.show, name="outings-show"),
    path("hors-les-murs/actions/<uuid:outing_id>/modifier/", outings.edit, name="outings-edit"),
    path("hors-les-murs/actions/<uuid:outing_id>/annuler/", outings.cancel, name="outings-cancel"),
    path("hors-les-murs/actions/<uuid:outing_id>/bilan/", debriefs.edit, name="debriefs-edit"),
    path("hors-les-murs/lieux/", places.index, name="places-index"),
    path("hors-les-murs/lieux/nouveau/", places.new, name="places-new"),
    path("hors-les-murs/lieux/<uuid:place_id>/modifier/", places.edit, name="places-edit"),
    path("hors-les-murs/lieux/<uuid:place_id>/retirer/", places.end, name="places-end"),
    path("hors-les-murs/rencontres/nouvelle/", encounters.new, name="encounters-new"),
    path("hors-les-murs/personnes/", acquaintances.index, name="acquaintances-index"),
    path("hors-les-murs/personnes/<uuid:acquaintance_id>/", acquaintances.show, name="acquaintances-show"),
    path(
        "hors-les-murs/personnes/<uuid:acquaintance_id>/corriger/",
        acquaintances.edit,
        name="acquaintances-edit",
    ),
    path(
        "hors-les-murs/personnes/<uuid:acquaintance_id>/suite-faite/",
        acquaintances.settle,
        name="acquaintances-settle",
    ),
    path(
        "hors-les-murs/personnes/<uuid:acquaintance_id>/accompagner/",
        acquaintances.follow,
        name="acquaintances-follow",
    ),
    path("hors-les-murs/premiers-besoins/", prediagnoses.new, name="prediagnoses-new"),
    path(
        "hors-les-murs/premiers-besoins/<uuid:prediagnosis_id>/",
        prediagnoses.show,
        name="prediagnoses-show",
    ),
    path(
        "hors-les-murs/premiers-besoins/<uuid:prediagnosis_id>/sms/",
        prediagnoses.send,
        name="prediagnoses-send",
    ),
    path("hors-les-murs/adresses/", addresses.index, name="addresses-index"),
    path("hors-les-murs/adresses/nouvelle/", addresses.new, name="addresses-new"),
    path("hors-les-murs/adresses/<uuid:address_id>/modifier/", addresses.edit, name="addresses-edit"),
    path("hors-les-murs/adresses/<uuid:address_id>/retirer/", addresses.end, name="addresses-end"),
    path("hors-les-murs/temoignages/", testimonies.index, name="testimonies-index"),
    path("hors-les-murs/temoignages/nouveau/", testimonies.new, name="testimonies-new"),
    path(
        "hors-les-murs/temoignages/<uuid:testimony_id>/retirer/",
        testimonies.withdraw,
        name="testimonies-withdraw",
    ),
    path("projets/<int:project_id>/listes/", choices.index, name="choices-index"),
    path("projets/<int:project_id>/listes/<str:name>/ajouter/", choices.new, name="choices-new"),
    path("projets/<int:project_id>/listes/<int:choice_id>/reecrire/", choices.edit, name="choices-edit"),
    path("projets/<int:project_id>/listes/<int:choice_id>/retirer/", choices.end, name="choices-end"),
    path("projets/<int:project_id>/listes/<int:choice_id>/monter/", choices.up, name="choices-up"),
]
