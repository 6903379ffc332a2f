"""The namespace ``values``: pages that show values beside the plan are composed here, because ``values`` stands below
``plans`` and cannot see it; the forms are the app's own.
"""

from django.urls import include, path

from samskap.portal import views

app_name = "values"
urlpatterns = [
    path("verdiene/", views.values, name="list"),
    path("", include("samskap.values.urls")),  # first, or «plakat» would be taken for a value
    path("verdiene/<slug:slug>/", views.value, name="value"),
]
