from django.urls import path

from .views import hours, messages, news, opt_outs, recordings, webhooks, wordings

app_name = "messaging"

_WEBHOOKS = "organisations/<int:organisation_id>/abonnements"

urlpatterns = [
    path("messages/", messages.index, name="messages-index"),
    path("messages/ne-plus-ecrire/", opt_outs.new, name="opt_outs-new"),
    path("messages/prestataire/", news.receive, name="news-receive"),
    path("messages/textes/", wordings.index, name="wordings-index"),
    path("messages/textes/<int:project_id>/<int:wording_id>/", wordings.edit, name="wordings-edit"),
    path("messages/heures/<int:project_id>/", hours.edit, name="hours-edit"),
    path("messages/voix/", recordings.index, name="recordings-index"),
    path("messages/voix/nouveau/", recordings.new, name="recordings-new"),
    path("messages/voix/<uuid:recording_id>/son/", recordings.play, name="recordings-play"),
    path("messages/voix/<uuid:recording_id>/retirer/", recordings.end, name="recordings-end"),
    path("messages/<uuid:message_id>/", messages.show, name="messages-show"),
    path(f"{_WEBHOOKS}/", webhooks.index, name="webhooks-index"),
    path(f"{_WEBHOOKS}/nouveau/", webhooks.new, name="webhooks-new"),
    path(f"{_WEBHOOKS}/<uuid:webhook_id>/", webhooks.show, name="webhooks-show"),
    path(f"{_WEBHOOKS}/<uuid:webhook_id>/terminer/", webhooks.end, name="webhooks-end"),
]
