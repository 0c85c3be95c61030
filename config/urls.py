from django.conf import settings
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

urlpatterns = [
    path("", include("config.probes")),
    path("api/v1/", include("config.api", namespace="api")),
    path("", include("filrouge.desk.urls")),
    path("", include("filrouge.skills.urls")),
    path("", include("filrouge.activities.urls")),
    path("", include("filrouge.commissions.urls")),
    path("", include("filrouge.partners.urls")),
    path("", include("filrouge.outreach.urls")),
    path("", include("filrouge.enrolment.urls")),
    path("", include("filrouge.pathways.urls")),
    path("", include("filrouge.people.urls")),
    path("", include("filrouge.vigilance.urls")),
    path("", include("filrouge.accounts.urls")),
    path("", include("filrouge.messaging.urls")),
    path("", include("filrouge.privacy.urls")),
    path("", include("filrouge.reference.urls")),
    path("", include("filrouge.directory.urls")),
    path("", include("filrouge.field.urls")),
    path("", include("filrouge.sync.urls")),
    # One address per account, given by the invitation: allauth's page to change it stays closed.
    path("compte/email/", RedirectView.as_view(pattern_name="accounts:profile-show"), name="account_email"),
    path("compte/3rdparty/", RedirectView.as_view(pattern_name="accounts:profile-show")),
    path("compte/", include("allauth.urls")),
    path(f"{settings.ADMIN_PATH}/", admin.site.urls),
]
