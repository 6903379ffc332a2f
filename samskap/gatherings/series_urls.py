from django.urls import URLPattern, path

from samskap.gatherings.views import listing, rhythm, series_editing, year_planning

urlpatterns: list[URLPattern] = [
    path("", listing.gatherings, name="list"),
    path("maned/", listing.month, name="month"),
    path("arshjul/", listing.year, name="year"),
    path("arshjul/planlegg/", year_planning.plan, name="year_plan"),
    path("rytme/", rhythm.said, name="rhythm"),
    path("serier/ny/", series_editing.create, name="series_create"),
    path("serier/<int:series_id>/", listing.series, name="series"),
    path("serier/<int:series_id>/endre/", series_editing.edit, name="series_edit"),
    path("serier/<int:series_id>/avslutt/", series_editing.end, name="series_end"),
]
