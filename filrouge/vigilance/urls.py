from django.urls import path

from .views import alerts, rules

app_name = "vigilance"
urlpatterns = [
    path("alertes/", alerts.index, name="alerts-index"),
    path("alertes/regles/", rules.index, name="rules-index"),
    path("alertes/<uuid:alert_id>/traiter/", alerts.handle, name="alerts-handle"),
    path("alertes/<uuid:alert_id>/reporter/", alerts.postpone, name="alerts-postpone"),
]
