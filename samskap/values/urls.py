"""Forms about values. The pages that show values beside the plan are the portal's, under the same namespace."""

from django.urls import path

from samskap.values import views

urlpatterns = [
    path("verdiene/<slug:slug>/rediger/", views.edit, name="edit"),
    path("verdiene/<slug:slug>/kjennetegn/nytt/", views.add_statement, name="statement_add"),
    path("verdiene/kjennetegn/<int:statement_id>/", views.edit_statement, name="statement_edit"),
    path("verdiene/kjennetegn/<int:statement_id>/slett/", views.delete_statement, name="statement_delete"),
]
