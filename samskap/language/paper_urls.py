"""The dictionary on paper."""

from django.urls import path

from samskap.language.views import papers

urlpatterns = [
    path("hefte-<str:language>.pdf", papers.booklet, name="booklet"),
    path("plakat-<str:language>.pdf", papers.words_poster, name="words_poster"),
]
