"""Whatever the widget, label, explanation and error are tied to the control."""

from __future__ import annotations

import re

import pytest
from django import forms
from django.template import Context, Template
from django.utils.datastructures import MultiValueDict
from django_cotton.compiler_regex import CottonCompiler

from samskap.design.fields import field_parts
from samskap.design.gallery import SampleForm, sample_form


def compiled(source: str, context: dict[str, object]) -> str:
    """Cotton compiles files; a string must be compiled first."""
    return Template(CottonCompiler().process(source)).render(Context(context))


def field_html(field: forms.BoundField, look: str = "") -> str:
    return compiled(f'<c-field :field="field" look="{look}" />', {"field": field})


@pytest.mark.parametrize("name", list(SampleForm.base_fields))
def test_every_field_has_its_label(name: str) -> None:
    field = sample_form()[name]
    html = field_html(field)
    assert str(field.label) in html
    if "<fieldset" in html:
        assert "<legend>" in html
    else:
        assert f'for="{field.id_for_label}"' in html
        assert f'id="{field.id_for_label}"' in html


@pytest.mark.parametrize("name", list(SampleForm.base_fields))
def test_what_describes_a_control_exists(name: str) -> None:
    html = field_html(sample_form()[name])
    for described_by in re.findall(r'aria-describedby="([^"]+)"', html):
        for element in described_by.split():
            assert f'id="{element}"' in html


def test_the_error_stands_by_the_field_and_the_words_stay() -> None:
    html = field_html(sample_form()["when"])
    assert "November har 30 dager" in html
    assert 'aria-invalid="true"' in html
    assert 'value="31. november"' in html


def test_choices_keep_what_was_chosen() -> None:
    form = SampleForm(MultiValueDict({"who": ["staff", "family"]}))
    controls = [choice.control for choice in field_parts(form["who"]).choices]
    assert [" checked" in control for control in controls] == [True, False, True]


def test_a_choice_that_is_a_value_gets_its_colour() -> None:
    class Key:
        instance = type("Value", (), {"key": "hap"})()

        def __str__(self) -> str:
            return "7"

    class ValueForm(forms.Form):
        value = forms.ChoiceField(choices=[(Key(), "Håp")], widget=forms.RadioSelect)

    html = field_html(ValueForm()["value"], look="values")
    assert 'data-color="hap"' in html
    assert 'value="7"' in html


def test_texts_from_data_are_escaped() -> None:
    class Form(forms.Form):
        one = forms.ChoiceField(label="<b>En</b>", choices=[("<i>", "<u>to</u>")], widget=forms.RadioSelect)

    html = field_html(Form()["one"])
    assert not re.search(r"<(b|i|u)>", html)


def test_the_summary_leads_to_each_field() -> None:
    form = sample_form()
    html = compiled('<c-error-summary :form="form" />', {"form": form})
    assert 'href="#eks_when"' in html
    assert 'href="#eks_who_0"' in html
    assert 'id="eks_who_0"' in field_html(form["who"])
    assert compiled('<c-error-summary :form="form" />', {"form": SampleForm()}).strip() == ""


def test_a_hint_replaces_the_help_text() -> None:
    parts = field_parts(sample_form()["document"], "Bare dette")
    assert parts.help_text == "Bare dette"
    assert parts.help_id in parts.control
