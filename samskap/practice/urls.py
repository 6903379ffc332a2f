from django.urls import URLPattern, path

from samskap.practice.views import changes, changing

app_name = "practice"
urlpatterns: list[URLPattern] = [
    path("endringer/", changes.changes, name="changes"),
    path("endringer/ny/", changing.create, name="create"),
    path("endringer/<int:change_id>/", changes.change, name="change"),
    path("endringer/<int:change_id>/endre/", changing.edit, name="edit"),
]
