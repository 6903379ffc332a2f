from django.urls import URLPattern, URLResolver, path

from samskap.plans.views import (
    editing,
    import_edits,
    importing,
    measure,
    measure_form,
    plan,
    sections,
    steps,
)

app_name = "plans"
urlpatterns: list[URLPattern | URLResolver] = [
    path("planen/", plan.current, name="current"),
    path("planer/", plan.plans, name="list"),
    path("planer/<int:plan_id>/", plan.plan, name="plan"),
    path("planer/ny/", editing.create, name="create"),
    path("planer/<int:plan_id>/rediger/", editing.edit, name="edit"),
    path("planer/<int:plan_id>/rediger/om/", editing.edit_head, name="edit_head"),
    path("planer/<int:plan_id>/slett/", editing.delete, name="delete"),
    path("planer/<int:plan_id>/trinn/", steps.step, name="step"),
    path("planer/<int:plan_id>/deler/ny/", sections.section_create, name="section_create"),
    path("deler/<int:section_id>/", sections.section_edit, name="section_edit"),
    path("deler/<int:section_id>/flytt/", sections.section_move, name="section_move"),
    path("deler/<int:section_id>/slett/", sections.section_delete, name="section_delete"),
    path("deler/<int:section_id>/tiltak/ny/", measure_form.measure_create, name="measure_create"),
    path("tiltak/<int:measure_id>/", measure.measure, name="measure"),
    path("tiltak/<int:measure_id>/rediger/", measure_form.measure_edit, name="measure_edit"),
    path("tiltak/<int:measure_id>/flytt/", measure_form.measure_move, name="measure_move"),
    path("tiltak/<int:measure_id>/slett/", measure_form.measure_delete, name="measure_delete"),
    path("tiltak/<int:measure_id>/status/", measure.measure_status, name="measure_status"),
    path("les-inn/", importing.start, name="import_start"),
    path("les-inn/<int:import_id>/", importing.review, name="import_review"),
    path("les-inn/<int:import_id>/samme/", importing.same, name="import_same"),
    path("les-inn/<int:import_id>/godta/", importing.accept, name="import_accept"),
    path("les-inn/<int:import_id>/legg-bort/", importing.discard, name="import_discard"),
    path("les-inn/<int:import_id>/planen/", import_edits.head, name="import_head"),
    path("les-inn/<int:import_id>/forslag/", import_edits.suggestions, name="import_suggestions"),
    path("les-inn/<int:import_id>/deler/<slug:key>/", import_edits.section, name="import_section"),
    path("les-inn/<int:import_id>/tiltak/<slug:key>/", import_edits.measure, name="import_measure"),
    path(
        "les-inn/<int:import_id>/tiltak/<slug:key>/rett/",
        import_edits.measure_words,
        name="import_measure_words",
    ),
    path("les-inn/<int:import_id>/tekster/<slug:key>/", import_edits.loose, name="import_loose"),
]
