from django.urls import path

from .views import alerts, escalations, figures, rules, settings

app_name = "vigilance"
urlpatterns = [
    path("alertes/", alerts.index, name="alerts-index"),
    path("alertes/regles/", rules.index, name="rules-index"),
    path("alertes/reglages/", settings.index, name="settings-index"),
    path("alertes/reglages/<int:project_id>/<slug:rule>/", settings.edit, name="settings-edit"),
    path("alertes/chiffres/", figures.index, name="figures-index"),
    path("alertes/appuis/", escalations.index, name="escalations-index"),
    path("alertes/appuis/<uuid:escalation_id>/repondre/", escalations.answer, name="escalations-answer"),
    path("alertes/<uuid:alert_id>/traiter/", alerts.handle, name="alerts-handle"),
    path("alertes/<uuid:alert_id>/reporter/", alerts.postpone, name="alerts-postpone"),
    path("alertes/<uuid:alert_id>/appui/", alerts.escalate, name="alerts-escalate"),
]
