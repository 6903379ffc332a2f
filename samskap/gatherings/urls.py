"""Pages of gatherings, reflections and councils. Each part has its own module of addresses."""

from django.urls import include, path

app_name = "gatherings"
urlpatterns = [
    path("samlinger/", include("samskap.gatherings.series_urls")),
    path("samlinger/", include("samskap.gatherings.gathering_urls")),
    path("samlinger/", include("samskap.gatherings.meeting_urls")),
    path("samlinger/", include("samskap.gatherings.answer_urls")),
    path("refleksjon/", include("samskap.gatherings.reflection_urls")),
    path("raad/", include("samskap.gatherings.council_urls")),
]
