from django.urls import path

from .views import channels

app_name = "outreach"
urlpatterns = [
    path("hors-les-murs/canaux/", channels.index, name="channels-index"),
]
