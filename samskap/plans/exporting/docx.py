"""The plan as a Word document to write on in, which the reader reads back to the same plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from docx import Document
from docx.oxml import parse_xml

from samskap.plans.exporting import words
from samskap.plans.exporting.docx_template import style_ids, template
from samskap.plans.exporting.wordml import (
    NAMESPACE,
    Run,
    contents,
    field,
    link,
    paragraph,
    possible,
    run,
    table,
)
from samskap.plans.reader.document import Period, Timing
from samskap.plans.reader.own import meaning
from samskap.plans.reader.own.names import LABEL, LABELS, NAME, NUMBER, STATUSES, Part
from samskap.plans.reader.timings import Frame

Data = Mapping[str, Any]


def docx_of(data: Data, *, made_at: datetime) -> bytes:
    """The document of what ``export_of`` gave. Its own words are in the plan's language, as the plan is."""
    language = data["language"] if data["language"] in LABELS else "nb"
    document: Any = Document(BytesIO(template(language)))
    with translation.override(language):
        writer = _Writer(data, style_ids(document), language)
        body = document.element.body
        for element in parse_xml(f'<w:body xmlns:w="{NAMESPACE}">{"".join(writer.body())}</w:body>'):
            body.insert(len(body) - 1, element)
        _footer(document, data["title"], writer.ids[Part.ASIDE])
    _properties(document, data, language, made_at)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _properties(document: Any, data: Data, language: str, made_at: datetime) -> None:
    core = document.core_properties
    title, organisation, unit = (
        possible(text)[:255] for text in (data["title"], data["organisation"], data["live"]["unit"])
    )
    core.title, core.author, core.language = title, organisation, f"{language}-NO"
    core.subject, core.comments, core.keywords = unit, "", ""
    core.last_modified_by, core.revision = "Samskap", 1
    core.created = core.modified = made_at.replace(tzinfo=None)


def _footer(document: Any, title: str, style: str) -> None:
    """«Planens navn · Side 1 av 12»; the numbers are counted by whoever opens the document."""
    page, of = _("Side"), _("av")
    before, between = run(Run(f"{title} · {page} ")), run(Run(f" {of} "))
    made = (
        f'<w:p xmlns:w="{NAMESPACE}"><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f"{before}{field('PAGE', '1')}{between}{field('NUMPAGES', '1')}</w:p>"
    )
    old = document.sections[0].footer.paragraphs[0]._p
    old.getparent().replace(old, parse_xml(made))


class _Writer:
    """Writes the body as XML, paragraph by paragraph."""

    def __init__(self, data: Data, ids: Mapping[str, str], language: str) -> None:
        self.data, self.ids, self.language = data, ids, language
        self.labels = LABELS[language]
        period = _period(data)
        self.frame = Frame(period.start, period.end, None, period.start) if period else Frame()
        self._period = period
        self._contents: list[str] = []
        self._bookmarks = 0

    def body(self) -> Iterator[str]:
        """All paragraphs, in order."""
        plan = list(self._plan())
        yield from self._front()
        if self._contents:
            heading = self._paragraph(Part.ASIDE_HEADING, [Run(_("Innhold"))])
            yield contents(heading, self._contents)
        yield from plan

    def _front(self) -> Iterator[str]:
        data = self.data
        yield self._paragraph(Part.TITLE, [Run(data["title"])])
        yield from self._about("organisation", [data["organisation"]])
        yield from self._about("unit", [data["live"]["unit"]])
        if self._period:
            dates = meaning.period_words(self._period, self.language)
            yield self._labelled(Part.ABOUT, "period", self._period.text, (" (", dates, ")") if dates else ())
        yield from self._about("state", [words.state_words(data["live"])])
        yield from self._about("owner", [data["live"]["owner"]])
        yield from self._about("values", data["values"])
        yield self._paragraph(Part.ASIDE, [Run(_how_to_use())])
        yield from self._text(Part.SUMMARY, data["live"]["summary"])

    def _about(self, key: str, names: Sequence[str]) -> Iterator[str]:
        names = [name for name in names if name]
        if names:
            more = [piece for name in names[1:] for piece in (", ", name)]
            yield self._labelled(Part.ABOUT, key, names[0], more)

    def _plan(self) -> Iterator[str]:
        for section in self.data["sections"]:
            yield self._heading(Part.SECTION, [Run(section["title"])], "TOC1")
            yield from self._text(Part.INTRO, section["intro"])
            for measure in section["measures"]:
                yield from self._measure(measure)
        yield from self._loose_texts(_("Løfter utenfor tiltakene"), Part.COMMITMENT, self.data["commitments"])
        yield from self._loose_texts(_("Annen tekst i planen"), Part.UNPLACED, self.data["unplaced"])
        yield from self._decisions()

    def _loose_texts(self, heading: str, part: Part, texts: Sequence[Data]) -> Iterator[str]:
        if texts:
            yield self._heading(Part.ASIDE_HEADING, [Run(heading)], "TOC1")
        for text in texts:
            yield self._paragraph(part, [Run(text["text"])])

    def _decisions(self) -> Iterator[str]:
        decisions = self.data["live"]["decisions"]
        if decisions:
            yield self._heading(Part.ASIDE_HEADING, [Run(_("Vedtak"))], "TOC1")
            rows = [[_("Dato"), _("Vedtatt av"), _("Møte og sak"), _("Vedtak")]]
            for row in decisions:
                where = ", ".join(text for text in (row["meeting"], row["case_number"]) if text)
                rows.append([words.day_words(row["day"]), row["body"], where, row["text"]])
            yield table("TableGrid", self.ids[Part.ASIDE], (1700, 2000, 2200, 3100), rows)
            yield self._paragraph(Part.ASIDE, [])

    def _measure(self, measure: Data) -> Iterator[str]:
        number, live = measure["number"], measure["live"]
        sign = ". " if number[-1:].isalnum() and "." not in number else " "
        head = [Run(number, self.ids[NUMBER]), Run(sign, self.ids[LABEL])] if number else []
        yield self._heading(Part.MEASURE, [*head, Run(measure["title"], self.ids[NAME])], "TOC2")
        yield from self._text(Part.TEXT, measure["text"])
        yield from self._text(Part.WHY, measure["why"], label="why")
        for who in measure["responsibles"]:
            scope = (f" – {self.labels['scope']}: ", who["scope"]) if who["scope"] else ()
            yield self._labelled(Part.WHO, who["part"], who["name"], scope)
        for each in measure["timings"]:
            timing = timing_of(each)
            told = () if meaning.suffices(timing, self.frame) else self._told(timing)
            yield self._labelled(Part.WHEN, "when", timing.text, told)
        since = words.day(live["status_since"])
        told = (f" {self.labels['since']} ", meaning.day_words(since)) if since else ()
        yield self._labelled(Part.STATUS, "status", STATUSES[self.language][live["status"]], told)
        yield from self._text(Part.REASON, live["reason"], label="reason")
        yield from self._values_and_milestones(live)

    def _told(self, timing: Timing) -> tuple[str, ...]:
        return " (", meaning.meaning_words(timing, self.language), ")"

    def _values_and_milestones(self, live: Data) -> Iterator[str]:
        for value in live["values"]:
            shows = (f" – {self.labels['shows']}: ", value["shows_as"]) if value["shows_as"] else ()
            yield self._labelled(Part.VALUE, "value", value["name"], shows)
        for step in live["milestones"]:
            days: list[str] = []
            for key, name in (("due", "due"), ("reached", "reached_on")):
                day = words.day(step[name])
                days += [f" – {self.labels[key]} ", meaning.day_words(day)] if day else []
            yield self._labelled(Part.MILESTONE, "milestone", step["title"], days)

    def _heading(self, part: Part, runs: Sequence[Run], contents_style: str) -> str:
        self._bookmarks += 1
        name = f"samskap_{self._bookmarks}"
        text = " ".join("".join(each.text for each in runs).split())
        self._contents.append(link(name, text, contents_style))
        return paragraph(self.ids[part], runs, bookmark=(self._bookmarks, name))

    def _text(self, part: Part, text: str, label: str = "") -> Iterator[str]:
        """A text as paragraphs, parted where it has an empty line; a label stands before the first."""
        if not text.strip():
            return
        for at, each in enumerate(text.strip().split("\n\n")):
            head = [Run(f"{self.labels[label]}: ", self.ids[LABEL])] if label and not at else []
            yield self._paragraph(part, [*head, Run(each)])

    def _labelled(self, part: Part, key: str, text: str, more: Sequence[str] = ()) -> str:
        """A label and what it says; ``more`` are further words of ours and the plan's, in turn."""
        runs = [Run(f"{self.labels[key]}: ", self.ids[LABEL]), Run(text)]
        runs += [Run(each, "" if at % 2 else self.ids[LABEL]) for at, each in enumerate(more)]
        return self._paragraph(part, runs)

    def _paragraph(self, part: Part, runs: Sequence[Run]) -> str:
        return paragraph(self.ids[part], runs)


def _how_to_use() -> str:
    return _(
        "Dette er planen slik den sto i Samskap. Skriv i den som i et vanlig dokument. Når dere er ferdige, kan den "
        "leses inn igjen med «Les inn en plan». Behold gjerne stilene, så kjenner Samskap igjen hva som er hva."
    )


def _period(data: Data) -> Period | None:
    period = data["period"]
    return Period(period["text"], words.day(period["start"]), words.day(period["end"])) if period else None


def timing_of(data: Data) -> Timing:
    """A time of the format as the reader has it."""
    return Timing(
        data["text"], data["kind"], words.day(data["start"]), words.day(data["end"]), data["precision"],
        data["recurrence"], data["certain"],
    )  # fmt: skip
