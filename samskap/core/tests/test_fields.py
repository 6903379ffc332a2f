"""Fields refuse what no database can hold, in words."""

from __future__ import annotations

import pytest
from django import forms
from django.core.exceptions import ValidationError

from samskap.core.fields import RowsField
from samskap.core.models import AuditEntry


@pytest.mark.django_db
@pytest.mark.parametrize("sent", [["9" * 30], ["1", "9" * 19], ["x" * 5000]])
def test_a_key_that_no_database_can_hold_is_no_choice(sent: list[str]) -> None:
    field = RowsField(AuditEntry.objects.all(), error_messages={"invalid_choice": "Velg en av disse."})
    with pytest.raises(ValidationError, match="Velg en av disse"):
        field.clean(sent)
    assert isinstance(field, forms.ModelMultipleChoiceField)
