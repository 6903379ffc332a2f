"""What the API's questions, parameters and fields mean, in words for people; a test sees that none is missing."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SUMMARIES: dict[str, Promise] = {
    "plans": gettext_lazy("Planene, den nyeste først"),
    "plan": gettext_lazy("Én plan med deler og tiltak"),
    "measures": gettext_lazy("Tiltakene, alle eller et utvalg"),
    "measure": gettext_lazy("Ett tiltak, med alt som hører til"),
    "figures": gettext_lazy("Tallene som følger tiltakene, med det nyeste av hvert"),
    "readings": gettext_lazy("Tallene dag for dag, den eldste først"),
    "changes": gettext_lazy("Det som har skjedd, det siste først"),
    "values": gettext_lazy("Verdiene"),
    "units": gettext_lazy("Virksomheter og avdelinger"),
    "language-check": gettext_lazy("Sjekk en tekst mot ordboken"),
    "language-edition": gettext_lazy("Utgaven av ordboken som gjelder (samskap-edition/1)"),
}
PARAMETERS: dict[str, Promise] = {
    "limit": gettext_lazy("hvor mange, høyst 200"),
    "offset": gettext_lazy("hvor mange som hoppes over først"),
    "plan_id": gettext_lazy("planens nummer"),
    "measure_id": gettext_lazy("tiltakets nummer"),
    "state": gettext_lazy("bare planer i denne tilstanden"),
    "plan": gettext_lazy("bare i denne planen (nummer)"),
    "status": gettext_lazy("bare tiltak med denne statusen"),
    "value": gettext_lazy("bare tiltak som bærer denne verdien (slug)"),
    "unit": gettext_lazy("bare tiltak som denne avdelingen eller virksomheten svarer for (nummer)"),
    "measure": gettext_lazy("bare for dette tiltaket (nummer)"),
    "figure": gettext_lazy("bare dette tallet (nummer)"),
    "first": gettext_lazy("fra og med denne dagen"),
    "last": gettext_lazy("til og med denne dagen"),
}
FIELDS: dict[str, Promise] = {
    "id": gettext_lazy("nummer som aldri endres"),
    "items": gettext_lazy("det dere spurte etter"),
    "total": gettext_lazy("hvor mange det er i alt"),
    "more": gettext_lazy("om det finnes eldre"),
    "limit": gettext_lazy("hvor mange som høyst kom med"),
    "offset": gettext_lazy("hvor mange som ble hoppet over"),
    "title": gettext_lazy("tittel"),
    "unit_id": gettext_lazy("virksomhetens eller avdelingens nummer"),
    "unit": gettext_lazy("virksomhetens navn"),
    "FigureLine.unit": gettext_lazy("hva som telles"),
    "language": gettext_lazy("språket teksten er skrevet på: nb eller nn"),
    "state": gettext_lazy("hvor langt planen er kommet"),
    "state_since": gettext_lazy("dagen den kom dit"),
    "period": gettext_lazy("perioden med planens egne ord"),
    "period_start": gettext_lazy("perioden begynner"),
    "period_end": gettext_lazy("perioden slutter"),
    "PlanLine.measures": gettext_lazy("hvor mange tiltak planen har"),
    "measures": gettext_lazy("tiltakene i rekkefølge"),
    "successor_id": gettext_lazy("planen som tok over"),
    "url": gettext_lazy("siden for mennesker"),
    "plan": gettext_lazy("planens tittel"),
    "WholePlan.plan": gettext_lazy("det samme som i listen"),
    "plan_id": gettext_lazy("planens nummer"),
    "summary": gettext_lazy("innledningen"),
    "sections": gettext_lazy("delene i rekkefølge"),
    "section": gettext_lazy("delen tiltaket står i"),
    "intro": gettext_lazy("delens innledning"),
    "number": gettext_lazy("nummeret i planen"),
    "text": gettext_lazy("teksten i planen"),
    "why": gettext_lazy("hvorfor"),
    "status": gettext_lazy("hvordan det går"),
    "status_reason": gettext_lazy("begrunnelsen"),
    "status_since": gettext_lazy("dagen statusen ble satt"),
    "replaced_by_id": gettext_lazy("tiltaket som tok over"),
    "values": gettext_lazy("verdiene tiltaket bærer"),
    "shows_as": gettext_lazy("slik merkes det"),
    "responsible": gettext_lazy("hvem som svarer for det; personer nevnes aldri ved navn"),
    "timings": gettext_lazy("når"),
    "milestones": gettext_lazy("steg på veien"),
    "figures": gettext_lazy("tallene som følger tiltaket"),
    "name": gettext_lazy("navn"),
    "slug": gettext_lazy("kortnavn til bruk i adresser"),
    "meaning": gettext_lazy("hva den betyr her"),
    "kind": gettext_lazy("slag"),
    "parent_id": gettext_lazy("virksomheten den hører til"),
    "team_id": gettext_lazy("lagets nummer"),
    "every_department": gettext_lazy("om det gjelder alle avdelinger"),
    "start": gettext_lazy("første dag"),
    "end": gettext_lazy("siste dag"),
    "precision": gettext_lazy("hvor nøyaktig tiden er"),
    "recurrence": gettext_lazy("hvor ofte"),
    "certain": gettext_lazy("om vi er sikre på at vi har forstått tiden"),
    "due": gettext_lazy("når steget skal være nådd"),
    "reached_on": gettext_lazy("dagen det ble nådd"),
    "measure_id": gettext_lazy("tiltakets nummer"),
    "figure_id": gettext_lazy("tallets nummer"),
    "label": gettext_lazy("hva tallet heter"),
    "source": gettext_lazy("kilden det leses fra; tom når noen skriver det inn"),
    "words": gettext_lazy("det samme med ord"),
    "day": gettext_lazy("dagen tallet gjelder"),
    "numerator": gettext_lazy("så mange"),
    "denominator": gettext_lazy("av så mange; tom for et tall uten helhet"),
    "hidden": gettext_lazy("sant når tallet ikke vises, fordi det gjelder for få"),
    "about_people": gettext_lazy("om tallet handler om mennesker"),
    "way": gettext_lazy("om tallet skal opp eller ned"),
    "target": gettext_lazy("målet"),
    "target_on": gettext_lazy("når målet skal være nådd"),
    "at": gettext_lazy("når det skjedde"),
    "reason": gettext_lazy("begrunnelsen, når den ikke nevner noen ved navn"),
    "measure": gettext_lazy("tiltakets tittel"),
    "TextToCheck.text": gettext_lazy("teksten, høyst 100 000 tegn; den lagres ikke"),
    "TextToCheck.lang": gettext_lazy("språket rådene skal være på; auto ser på teksten"),
    "TextToCheck.unit": gettext_lazy(
        "avdelingens nummer, når teksten er ferdig og skal telles med; ellers telles ingenting"
    ),
    "findings": gettext_lazy("funnene i den rekkefølgen de står"),
    "edition": gettext_lazy("utgaven av ordboken det ble sjekket mot"),
    "counted": gettext_lazy("om funnene ble talt for avdelingen"),
    "organisation": gettext_lazy("kommunen ordboken tilhører"),
    "EditionLine.number": gettext_lazy("utgavens nummer; 0 for ordlisten som følger med Samskap"),
    "line": gettext_lazy("linjen, fra 1"),
    "column": gettext_lazy("tegnet på linjen, fra 1"),
    "FoundWord.start": gettext_lazy("første tegn, fra 0"),
    "FoundWord.end": gettext_lazy("tegnet etter det siste"),
    "FoundWord.text": gettext_lazy("ordene som ble funnet, slik de står"),
    "entry": gettext_lazy("ordet i ordboken"),
    "level": gettext_lazy("red: unngå, yellow: tenk over, info: til ettertanke"),
    "suggestion": gettext_lazy("det vi helst sier"),
    "suggestions": gettext_lazy("tekster som kan settes rett inn; tom når setningen må skrives om"),
    "advice": gettext_lazy("det ordboken sier i stedet"),
    "FoundWord.why": gettext_lazy("hvorfor"),
    "FoundWord.url": gettext_lazy("ordets side i ordboken"),
    "Problem.type": gettext_lazy("alltid about:blank"),
    "Problem.title": gettext_lazy("hva som er galt, på norsk"),
    "Problem.title_en": gettext_lazy("det samme på engelsk"),
    "Problem.status": gettext_lazy("statuskoden"),
    "Problem.detail": gettext_lazy("hva dere kan gjøre"),
}


def field_words(shape: str, name: str) -> str:
    """What a field means; "" when nobody has said."""
    return str(FIELDS.get(f"{shape}.{name}", FIELDS.get(name, "")))


PROBLEM: dict[str, str] = {
    "type": "string",
    "title": "string",
    "title_en": "string",
    "status": "integer",
    "detail": "string",
}


def describe(schema: dict[str, Any]) -> dict[str, Any]:
    """The same description with our words in it, in the active language, and with what errors look like."""
    schema["info"]["description"] = _(
        "Les planene i Samskap fra et annet system, og sjekk tekster mot ordboken. Ingenting kan endres denne veien."
    )
    shapes = schema["components"]["schemas"]
    for name in [name for name in shapes if name.endswith("Choice")]:
        del shapes[name]  # the parameters say the same, each in its place
    shapes["Problem"] = {
        "type": "object",
        "properties": {name: {"type": kind} for name, kind in PROBLEM.items()},
    }
    wrong = {
        "description": _("Noe kan ikke gjøres; «title» sier hva"),
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    for methods in schema["paths"].values():
        for operation in methods.values():
            operation["summary"] = str(SUMMARIES.get(operation["operationId"], ""))
            operation["responses"]["default"] = wrong
            operation.pop("description", None)
            for parameter in operation.get("parameters", []):
                parameter["description"] = str(PARAMETERS.get(parameter["name"], ""))
                parameter["schema"].pop("title", None)
    for shape, form in shapes.items():
        form.pop("description", None)
        for name, part in form.get("properties", {}).items():
            part.pop("title", None)
            part["description"] = field_words(shape, name)
    return schema
