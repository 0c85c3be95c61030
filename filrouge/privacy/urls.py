from django.urls import path

from .views import erasures, exports, officer, readings

app_name = "privacy"
PLACE = "protection-des-donnees/"
urlpatterns = [
    path(PLACE, officer.index, name="officer-index"),
    path(f"{PLACE}lectures/", readings.index, name="readings-index"),
    path(f"{PLACE}effacements/nouveau/", erasures.new, name="erasures-new"),
    path(f"{PLACE}effacements/<uuid:erasure_id>/", erasures.show, name="erasures-show"),
    path(
        f"{PLACE}effacements/<uuid:erasure_id>/decider/",
        erasures.decide,
        name="erasures-decide",
    ),
    path(
        f"{PLACE}effacements/<uuid:erasure_id>/garder/",
        erasures.cancel,
        name="erasures-cancel",
    ),
    path("personnes/<uuid:person_id>/copie/", exports.new, name="exports-new"),
]
