"""Reading the dictionary, and making its editions."""

from django.urls import path

from samskap.language.views import dictionary, editions

urlpatterns = [
    path("", dictionary.dictionary, name="dictionary"),
    path("ord/<path:entry_key>/", dictionary.entry, name="entry"),
    path("utgaver/", dictionary.editions, name="editions"),
    path("utgaver/ny/", editions.begin, name="edition_begin"),
    path("utgaver/<int:number>/", dictionary.edition, name="edition"),
    path("utgaver/<int:number>/endret-fra/<int:older>/", dictionary.changes, name="edition_changes"),
    path("utgaver/<int:number>/om/", editions.describe, name="edition_describe"),
    path("utgaver/<int:number>/publiser/", editions.publish, name="edition_publish"),
    path("utgaver/<int:number>/evaluer/", editions.evaluate, name="edition_evaluate"),
    path("utgaver/<int:number>/evaluer/<path:entry_key>/", editions.judge, name="entry_judge"),
]
