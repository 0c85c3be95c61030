from django.urls import path

from .views import messages, opt_outs, webhooks

app_name = "messaging"

_WEBHOOKS = "organisations/<int:organisation_id>/abonnements"

urlpatterns = [
    path("messages/", messages.index, name="messages-index"),
    path("messages/ne-plus-ecrire/", opt_outs.new, name="opt_outs-new"),
    path("messages/<uuid:message_id>/", messages.show, name="messages-show"),
    path(f"{_WEBHOOKS}/", webhooks.index, name="webhooks-index"),
    path(f"{_WEBHOOKS}/nouveau/", webhooks.new, name="webhooks-new"),
    path(f"{_WEBHOOKS}/<uuid:webhook_id>/", webhooks.show, name="webhooks-show"),
    path(f"{_WEBHOOKS}/<uuid:webhook_id>/terminer/", webhooks.end, name="webhooks-end"),
]
