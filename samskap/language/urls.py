"""Pages of Ordboken. Each part has its own module of addresses."""

from django.urls import include, path

app_name = "language"
urlpatterns = [
    path("ordboken/", include("samskap.language.editing_urls")),
    path("ordboken/", include("samskap.language.proposal_urls")),
    path("ordboken/", include("samskap.language.checking_urls")),
    path("ordboken/", include("samskap.language.trend_urls")),
    path("ordboken/", include("samskap.language.paper_urls")),
    # last: an address of one part is a word
    path("ordboken/", include("samskap.language.pages_urls")),
]
