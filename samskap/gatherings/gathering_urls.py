from django.urls import URLPattern, path

from samskap.gatherings.views import agenda, gathering, holding, open_gathering

urlpatterns: list[URLPattern] = [
    path("ny/", holding.gathering_create, name="gathering_create"),
    path("<int:gathering_id>/", gathering.gathering, name="gathering"),
    path("<int:gathering_id>/kalender.ics", gathering.gathering_file, name="gathering_file"),
    path("<int:gathering_id>/svar/", gathering.gathering_answer, name="gathering_answer"),
    path("<int:gathering_id>/vi-kommer/", open_gathering.guests, name="guests"),
    path("<int:gathering_id>/rediger/", holding.gathering_edit, name="gathering_edit"),
    path("<int:gathering_id>/kall-inn/", holding.gathering_announce, name="gathering_announce"),
    path("<int:gathering_id>/flytt/", holding.gathering_move, name="gathering_move"),
    path("<int:gathering_id>/avlys/", holding.gathering_cancel, name="gathering_cancel"),
    path("<int:gathering_id>/ta-fram/", holding.gathering_reinstate, name="gathering_reinstate"),
    path("<int:gathering_id>/punkter/nytt/", agenda.item_create, name="item_create"),
    path("<int:gathering_id>/punkter/<slug:key>/", agenda.slot_write, name="slot_write"),
    path("punkter/<int:item_id>/", agenda.item_edit, name="item_edit"),
    path("punkter/<int:item_id>/ta-bort/", agenda.item_remove, name="item_remove"),
    path("punkter/<int:item_id>/plass/", agenda.item_shift, name="item_shift"),
]
