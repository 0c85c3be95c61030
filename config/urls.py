from django.conf import settings
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("config.probes")),
    path("api/v1/", include("config.api", namespace="api")),
    path("", include("filrouge.desk.urls")),
    path("", include("filrouge.pathways.urls")),
    path("", include("filrouge.people.urls")),
    path("", include("filrouge.vigilance.urls")),
    path("", include("filrouge.accounts.urls")),
    path("", include("filrouge.messaging.urls")),
    path("", include("filrouge.privacy.urls")),
    path("compte/", include("allauth.urls")),
    path(f"{settings.ADMIN_PATH}/", admin.site.urls),
]
