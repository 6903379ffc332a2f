"""The names of the values, for the words of the dictionary."""

from __future__ import annotations

from samskap.language.value_names import NamedValue, word_value_source
from samskap.people.models import Organisation
from samskap.values.models import Value


@word_value_source("values")
def by_key(organisation: Organisation) -> dict[str, NamedValue]:
    """The first value of each key."""
    rows = Value.objects.filter(organisation=organisation).order_by("-position", "-pk")
    return {key: NamedValue(key, name) for key, name in rows.values_list("key", "name")}
