"""Pages about values that need no plan. Those with the plan beside them are the portal's, in the same namespace."""

from django.urls import path

from samskap.values.views import municipal, posters, statements

urlpatterns = [
    path("verdiene/plakat/", posters.posters, name="posters"),
    path("verdiene/plakat/<int:unit_id>/", posters.poster, name="poster"),
    path("verdiene/plakat/<int:unit_id>/rediger/", posters.poster_edit, name="poster_edit"),
    path("verdiene/plakat/<int:unit_id>/tilbake/", posters.poster_reset, name="poster_reset"),
    path("verdiene/plakat/<int:unit_id>/hengt-opp/", posters.poster_hung, name="poster_hung"),
    path(
        "verdiene/plakat/<int:unit_id>/hengt-opp/<int:hanging_id>/tatt-ned/",
        posters.poster_taken_down,
        name="poster_taken_down",
    ),
    path(
        "verdiene/plakat/<int:unit_id>/bilde/<int:hanging_id>.jpg", posters.poster_photo, name="poster_photo"
    ),
    path("verdiene/plakat/<int:unit_id>/<str:name>", posters.poster_file, name="poster_file"),
    path("verdiene/kommunens/", municipal.municipal, name="municipal"),
    path("verdiene/kommunens/ny/", municipal.municipal_add, name="municipal_add"),
    path("verdiene/kommunens/<int:municipal_id>/", municipal.municipal_edit, name="municipal_edit"),
    path("verdiene/kommunens/<int:municipal_id>/slett/", municipal.municipal_delete, name="municipal_delete"),
    path("verdiene/kommunens/<int:municipal_id>/koble/", municipal.link_add, name="link_add"),
    path("verdiene/kommunens/koblet/<int:link_id>/", municipal.link_edit, name="link_edit"),
    path("verdiene/kommunens/koblet/<int:link_id>/slett/", municipal.link_delete, name="link_delete"),
    path("verdiene/<slug:slug>/rediger/", statements.edit, name="edit"),
    path("verdiene/<slug:slug>/kjennetegn/nytt/", statements.add_statement, name="statement_add"),
    path("verdiene/kjennetegn/<int:statement_id>/", statements.edit_statement, name="statement_edit"),
    path(
        "verdiene/kjennetegn/<int:statement_id>/slett/", statements.delete_statement, name="statement_delete"
    ),
]
