"""``samskap language export``: an edition of the dictionary in one file, for checking without a database."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from samskap.cli.language_texts import printable
from samskap.cli.usage import Parser

NO_ORGANISATION = "Fant ingen kommune med kortnavnet «{slug}»."
NO_EDITION = "{name} har ingen utgave {number} av Ordboken."
NONE_YET = (
    "{name} har ikke tatt i bruk noen utgave av Ordboken ennå. Uten --organisation får du Samskaps egen."
)
NEEDS_ORGANISATION = "Si hvilken kommune utgaven hører til: --organisation KORTNAVN --edition NUMMER."
NO_WAY = "Får ikke skrevet til «{file}». Sjekk at mappen finnes, og at du har tilgang."
WRITTEN = "{count} ord er skrevet til {file}. Bruk dem slik: samskap language check --edition {file} TEKST"


class NoEdition(Exception):
    """There is no such edition; the message is one Norwegian line."""


def export(arguments: list[str]) -> int:
    """Write the edition; 2 when there is none or no place for the file."""
    parser = Parser("samskap language export", "Skriv en utgave av Ordboken til én fil.")
    add = parser.choices.add_argument
    add("--organisation", metavar="KORTNAVN", default="", help="kommunens utgave; ellers Samskaps egen")
    add("--edition", metavar="NUMMER", type=int, help="hvilken utgave; ellers den som gjelder")
    add("--out", metavar="FIL", default="-", help="hvor den skrives; ellers til standard ut")
    options = parser.parse_args(arguments)
    try:
        data = _edition(options.organisation, options.edition)
        text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
        if options.out == "-":
            sys.stdout.buffer.write(text.encode())
            sys.stdout.flush()
            return 0
        Path(options.out).write_text(text, encoding="utf-8")
    except NoEdition as error:
        print(error, file=sys.stderr)
        return 2
    except OSError:
        print(NO_WAY.format(file=printable(options.out)), file=sys.stderr)
        return 2
    print(WRITTEN.format(count=len(data["entries"]), file=printable(options.out)))
    return 0


def _edition(slug: str, number: int | None) -> dict[str, Any]:
    if slug:
        return _from_database(slug, number)
    if number is not None:
        raise NoEdition(NEEDS_ORGANISATION)
    from samskap.language.checker import starter_data

    return starter_data()


def _from_database(slug: str, number: int | None) -> dict[str, Any]:
    from samskap.cli.site import prepare, require_database

    prepare()
    require_database()
    from samskap.language.exchange import edition_data
    from samskap.language.models import Edition
    from samskap.language.queries.in_force import edition_in_force
    from samskap.people.models import Organisation

    organisation = Organisation.objects.filter(slug=slug).first()
    if organisation is None:
        raise NoEdition(NO_ORGANISATION.format(slug=slug))
    if number is None:
        edition = edition_in_force(organisation)
    else:
        found = Edition.objects.select_related("organisation").filter(organisation=organisation)
        edition = found.filter(number=number).first()
    if edition is None:
        none = NONE_YET if number is None else NO_EDITION
        raise NoEdition(none.format(name=organisation.name, number=number))
    return edition_data(edition)
