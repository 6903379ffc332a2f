"""All addresses. A municipality's own pages stand under its slug: the tenant is in the path."""

from django.urls import include, path

urlpatterns = [
    path("", include("samskap.core.urls")),
    path("komponenter/", include("samskap.design.urls")),
    path("", include("samskap.people.urls")),
    path("konto/", include("samskap.people.sign_in_urls")),
    path("api/v1/", include("samskap.portal.api.urls")),
    path("", include("samskap.portal.urls")),
    path("<slug:organisation>/", include("samskap.language.urls")),
    path("<slug:organisation>/", include("samskap.portal.value_urls")),
    path("<slug:organisation>/", include("samskap.gatherings.urls")),
    path("<slug:organisation>/", include("samskap.practice.urls")),
    path("<slug:organisation>/", include("samskap.plans.urls")),
]

handler400 = "samskap.core.views.bad_request"
handler403 = "samskap.core.views.forbidden"
handler404 = "samskap.core.views.not_found"
handler500 = "samskap.core.views.server_error"
