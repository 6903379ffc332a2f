"""Addresses of a meeting while it runs, its minutes, and what it left to do."""

from django.urls import URLPattern, path

from samskap.gatherings.views import meeting, meeting_end, meeting_points

urlpatterns: list[URLPattern] = [
    path("<int:gathering_id>/moete/", meeting.meeting, name="meeting"),
    path("<int:gathering_id>/moete/hele/", meeting.whole, name="meeting_whole"),
    path("<int:gathering_id>/moete/linje/", meeting_points.line, name="meeting_line"),
    path("<int:gathering_id>/moete/punkt/", meeting_points.point_create, name="meeting_point"),
    path("<int:gathering_id>/moete/vedtak/", meeting_points.decision_create, name="meeting_decision"),
    path("<int:gathering_id>/moete/jeg-er-her/", meeting_end.here, name="meeting_here"),
    path("<int:gathering_id>/moete/slutt/", meeting_end.hold, name="meeting_hold"),
    path("<int:gathering_id>/moete/ferdig/", meeting_end.finish, name="meeting_finish"),
    path("<int:gathering_id>/referat/", meeting_end.minutes, name="minutes"),
    path("<int:gathering_id>/referat/referat.pdf", meeting_end.minutes_file, name="minutes_file"),
    path("<int:gathering_id>/referat/rett/", meeting_end.correct, name="minutes_correct"),
    path("punkter/<int:item_id>/referat/", meeting.notes, name="meeting_notes"),
    path("vedtak/<int:decision_id>/ta-bort/", meeting_points.decision_remove, name="decision_remove"),
    path("enige/", meeting_points.agreed_on, name="agreed"),
    path("oppfolging/<int:action_id>/", meeting_points.action, name="action"),
    path("oppfolging/<int:action_id>/gjort/", meeting_points.action_done, name="action_done"),
    path("oppfolging/<int:action_id>/legg-bort/", meeting_points.action_drop, name="action_drop"),
    path("oppfolging/<int:action_id>/apne/", meeting_points.action_reopen, name="action_reopen"),
    path("oppfolging/<int:action_id>/ta-bort/", meeting_points.action_remove, name="action_remove"),
]
