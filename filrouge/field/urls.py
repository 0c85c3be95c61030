from django.urls import path

from .views import app

app_name = "field"

urlpatterns = [
    path("terrain/", app.index, name="app-index"),
    path("terrain/manifest.webmanifest", app.manifest, name="app-manifest"),
    path("terrain/sw.js", app.worker, name="app-worker"),
]
