"""The tools find what they are there to find."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Message

from tools import catalogues, house

TEMPLATE = """
  {% load i18n %}<h1>{% translate "Planen" %}</h1>
<c-field :label="_('Navn')" hint='{% translate "Kort" %}' />
    {% blocktranslate trimmed count n=rows|length %}
      {{ n }} tiltak
    {% plural %}
      {{ n }} flere tiltak
    {% endblocktranslate %}
{% translate "mars" context "måned" %} {{ _("Direkte") }}
{% comment %}{% translate "Ikke med" %}{% endcomment %}
"""
PYTHON = '''
"""Docs."""
label = gettext_lazy("Håp")
words = ngettext("%(n)s rad", "%(n)s rader", n) % {"n": n}
month = pgettext("måned", "mai")
long = _(
    "Første linje. "
    "Andre linje."
)
'''


def ids(messages: object) -> list[object]:
    return [(one.context, one.id) if one.context else one.id for one in messages]  # type: ignore[attr-defined]  # rows


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(catalogues, "ROOT", tmp_path)
    app = tmp_path / "samskap" / "plans"
    (app / "templates").mkdir(parents=True)
    (app / "__init__.py").write_text("")
    (app / "views.py").write_text('title = _("Planen")\nmany = ngettext("%(n)s rad", "%(n)s rader", 2)\n')
    return tmp_path


def test_messages_of_templates_are_found_where_people_write_them(root: Path) -> None:
    file = root / "page.html"
    file.write_text(TEMPLATE)
    assert ids(catalogues.messages_in_template(file)) == [
        "Planen",
        "Kort",
        ("%(n)s tiltak", "%(n)s flere tiltak"),
        ("måned", "mars"),
        "Direkte",
        "Navn",
    ]


def test_messages_of_modules_are_found(root: Path) -> None:
    file = root / "module.py"
    file.write_text(PYTHON)
    assert ids(catalogues.messages_in_python(file)) == [
        "Håp",
        ("%(n)s rad", "%(n)s rader"),
        ("måned", "mai"),
        "Første linje. Andre linje.",
    ]


def test_sentences_of_pure_modules_are_found_and_nothing_else_of_theirs(root: Path) -> None:
    file = root / "refusals.py"
    file.write_text(
        'EMPTY = "Filen er tom. Velg en annen."\nNAME = "plan"\nWORDS = "å gjøre, å være"\nMOST = 25\n'
    )
    assert ids(catalogues.sentences_in(file)) == ["Filen er tom. Velg en annen."]


def test_a_missing_translation_is_found_and_a_given_one_is_kept(root: Path) -> None:
    catalogues.update()
    file = root / "samskap/plans/locale/en/LC_MESSAGES/django.po"
    assert len([line for line in catalogues.problems() if "/en/" in line]) == 2
    file.write_text(
        file.read_text()
        .replace('msgid "Planen"\nmsgstr ""', 'msgid "Planen"\nmsgstr "The plan"')
        .replace('msgstr[0] ""', 'msgstr[0] "one row"')
        .replace('msgstr[1] ""', 'msgstr[1] "%(n)s rows"')
    )
    catalogues.update()
    assert [line for line in catalogues.problems() if "/en/" in line] == []
    (root / "samskap/plans/views.py").write_text('title = _("Planene")\n')
    assert len([line for line in catalogues.problems() if "/en/" in line]) == 3
    catalogues.update()
    assert "Planen" + '"' not in file.read_text().replace("Planene", "")


@pytest.mark.parametrize(
    ("text", "translation", "wrong"),
    [
        ("%(n)s tiltak", "%(n)s measures", ""),
        ("%(n)s tiltak", "%(count)s measures", "%(count)s %(n)s"),
        ("Hei %s", "Hello", "%s"),
        ("Hei {name}", "Hello {navn}", "{name} {navn}"),
        (("ett", "%(n)s"), ("one", "%(n)s"), ""),
        (("ett", "%(n)s"), ("one", "many"), "%(n)s"),
    ],
)
def test_placeholders_are_the_same_in_both(text: str, translation: str, wrong: str) -> None:
    assert catalogues._wrong_placeholders(Message(text, translation)) == wrong


@pytest.mark.parametrize(
    "template",
    [
        "<script>alert(1)</script>",
        "<p style='color: red'>",
        '<a href="javascript:void(0)">',
        '<button onclick="x()">',
        "<style>p {}</style>",
        '<script src="https://cdn.example/x.js"></script>',
        '<img alt="" src="http://elsewhere.example/x.png">',
        "\n" * 151,
    ],
)
def test_what_a_template_may_not_hold_is_found(template: str) -> None:
    assert list(house._in_template(template))


@pytest.mark.parametrize(
    "code",
    [
        "x = 1  # type: " + "ignore",
        "import os  # no" + "qa",
        "@pytest.mark." + "skip\ndef x(): pass\n",
        "\n" * 401,
    ],
)
def test_what_a_module_may_not_hold_is_found(code: str) -> None:
    assert list(house._in_python("samskap/x.py", code))


def test_a_long_function_is_found_whatever_its_docstring() -> None:
    lines = "\n".join(f"    x = {number}" for number in range(41))
    assert list(house._in_python("a.py", f"def long():\n{lines}\n"))
    fine = "\n".join(f"    x = {number}" for number in range(39))
    assert not list(house._in_python("a.py", f'def fine():\n    """One\n\n    two.\n    """\n{fine}\n'))
