"""Addresses of what departments say, agree to and see about the dictionary, and of «feil her»."""

from django.urls import path

from samskap.language.views import counting, discussing

urlpatterns = [
    path("utgaver/<int:number>/snakket/<int:unit_id>/", discussing.discussed, name="discussed"),
    path(
        "utgaver/<int:number>/snakket/<int:unit_id>/ta-tilbake/",
        discussing.discussed_take_back,
        name="discussed_take_back",
    ),
    path("feil-her/", counting.wrong_here, name="wrong_here"),
    path("tall/", counting.trend, name="trend"),
    path("tall/tell-med/", counting.count_in, name="count_in"),
    path("tall/<int:unit_id>/", counting.unit_trend, name="unit_trend"),
    path("tall/<int:unit_id>/samtykke/", counting.consent, name="consent"),
    path("tall/<int:unit_id>/samtykke/trekk/", counting.withdraw, name="withdraw"),
]
