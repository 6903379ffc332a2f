from django.urls import URLPattern, path

from samskap.practice.views import changes, changing, reviewing, stories, verdict

app_name = "practice"
urlpatterns: list[URLPattern] = [
    path("endringer/", changes.changes, name="changes"),
    path("endringer/ny/", changing.create, name="create"),
    path("endringer/<int:change_id>/", changes.change, name="change"),
    path("endringer/<int:change_id>/endre/", changing.edit, name="edit"),
    path("endringer/<int:change_id>/hva-na/", reviewing.conclude, name="conclude"),
    path("endringer/<int:change_id>/spor/", reviewing.review_open, name="review_open"),
    path("endringer/<int:change_id>/svar/", reviewing.review, name="review"),
    path("endringer/<int:change_id>/ord-bort/", reviewing.words_away, name="words_away"),
    path("endringer/<int:change_id>/fortelling/", stories.story_write, name="story_write"),
    path("endringer/runder/<int:round_id>/kort.pdf", reviewing.cards, name="cards"),
    path("endringer/runder/<int:round_id>/tell/", reviewing.review_count, name="review_count"),
    *(
        path(
            f"endringer/runder/<int:round_id>/{what}/",
            reviewing.review_do,
            {"what": what},
            name=f"review_{name}",
        )
        for what, name in (
            ("avslutt", "close"),
            ("ny-lenke", "renew"),
            ("ta-tilbake", "uncount"),
            ("se-gjennom", "look_through"),
        )
    ),
    path("fortellinger/", stories.stories, name="stories"),
    path("fortellinger/<int:story_id>/", stories.story, name="story"),
    path("fortellinger/<int:story_id>/blikk/", stories.story_eyes, name="story_eyes"),
    *(
        path(f"fortellinger/<int:story_id>/{what}/", stories.story_step, {"what": what}, name=f"story_{name}")
        for what, name in (("send", "send"), ("ta-tilbake", "recall"), ("trekk", "withdraw"))
    ),
    path("hjalp-det/<token>/", verdict.verdict, name="verdict"),
    path("hjalp-det/<token>/takk/", verdict.verdict_thanks, name="verdict_thanks"),
]
