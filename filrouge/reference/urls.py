from django.urls import path

from .views import translations

app_name = "reference"

_LANGUAGE = "langues/<str:tag>"

urlpatterns = [
    path("langues/", translations.index, name="translations-index"),
    path("langues/<int:translation_id>/juste/", translations.validate, name="translations-validate"),
    path(f"{_LANGUAGE}/", translations.show, name="translations-show"),
    path(f"{_LANGUAGE}/apercu/", translations.preview, name="translations-preview"),
    path(f"{_LANGUAGE}/phrases/<str:key>/", translations.edit, name="translations-edit"),
]
