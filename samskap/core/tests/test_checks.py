"""What stops Samskap from starting: a field without a policy, a view without an audience."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import include, path

from samskap.core import checks, policy
from samskap.core.gate import open_to_all, signed_in


def plain(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ja")


def urls(*patterns: object) -> ModuleType:
    module = ModuleType("urls_of_the_test")
    module.urlpatterns = list(patterns)  # type: ignore[attr-defined]  # made here
    return module


def messages(*patterns: object) -> list[str]:
    with override_settings(ROOT_URLCONF=urls(*patterns)):
        return [str(error.msg) for error in checks.every_view_says_for_whom()]


def test_the_site_itself_is_in_order() -> None:
    assert checks.every_view_says_for_whom() == []
    assert checks.every_field_has_a_data_policy() == []


def test_a_view_without_a_mark_is_found_however_deep_it_stands() -> None:
    inner = urls(path("skjult/", plain), path("apen/", open_to_all("test")(plain)))
    assert messages(path("a/", include(inner))) == [
        "The view at «a/skjult/» does not say for whom it is (samskap.core.gate)."
    ]


def test_marked_views_are_fine() -> None:
    assert messages(path("a/", open_to_all("test")(plain)), path("b/", signed_in("test")(plain))) == []


def test_a_field_without_a_policy_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    there = policy.model_fields()
    monkeypatch.setattr(
        policy, "model_fields", lambda: {**there, "plans.Plan": [*there["plans.Plan"], "mood"]}
    )
    assert [error.id for error in checks.every_field_has_a_data_policy()] == ["samskap.E002"]


def test_a_policy_without_a_field_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    there = policy.model_fields()
    monkeypatch.setattr(policy, "model_fields", lambda: {**there, "plans.Plan": there["plans.Plan"][:-1]})
    assert [error.id for error in checks.every_field_has_a_data_policy()] == ["samskap.E003"]


@pytest.mark.parametrize(
    "row", ["[plan, open, always]", "[nonsense, open, always, everybody]", "[a, loud, b, c]", "7"]
)
def test_a_row_that_is_no_policy_is_told(tmp_path: Path, row: str) -> None:
    file = tmp_path / "data.yaml"
    phrase = "{nb: a, nn: b, en: c}"
    file.write_text(
        f"why: {{plan: {phrase}}}\nkeep: {{always: {phrase}}}\nseen_by: {{everybody: {phrase}}}\n"
        f"models:\n  plans.Plan:\n    label: {phrase}\n    fields:\n      title: {row}\n"
    )
    with pytest.raises(policy.PolicyError, match=r"plans\.Plan\.title"):
        policy.load(file)
