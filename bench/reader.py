"""How long `samskap plan read` takes, and how time and memory grow with the document."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
from fpdf import FPDF

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
SMALL, LARGE = 30, 300
_RUNS = 5
_WORDS = (
    "møteplass innbyggere tilbud frivillige samarbeid opplæring verdier praksis avdelingene kommunen erfaringsråd"
    " nettverk hverdag mestring deltakelse kultur aktivitet informasjon veiledning familie venner lokalsamfunn"
    " tjenesten utvikling evaluering medvirkning fellesskap ressurser arbeid kunnskap i og på for med til av som"
    " skal kan vi det er en et"
)
_CHILD = """
import json, resource, sys, time
from datetime import date
from pathlib import Path
from samskap.plans.reader import read
data = Path(sys.argv[1]).read_bytes()
start = time.process_time()
reading = read(data, file_name="plan", today=date(2026, 1, 1))
seconds = time.process_time() - start
measures = sum(len(section.measures) for section in reading.document.sections)
print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, measures]))
"""


def run() -> dict[str, float | int | str]:
    """Seconds (`_s`, of processor time for the long documents), peak megabytes (`_mb`), and measures found.

    `_growth` is how much slower ten times the pages are, divided by ten.
    """
    figures: dict[str, float | int | str] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, path in _short_plans(Path(folder)):
            figures[f"{name}_s"] = round(_whole_process(path), 3)
        for kind, write in (("docx", write_docx), ("pdf", write_pdf)):
            figures.update(_growth(kind, write, Path(folder)))
    return figures


def _short_plans(folder: Path) -> Iterator[tuple[str, Path]]:
    seeds = sorted(SEEDS.glob("*.txt"))
    for number, path in enumerate(seeds, start=1):
        yield f"seed_{number}", path
    if not seeds:
        path = folder / "eksempel.txt"
        path.write_text("\n".join(line for _, line in _lines(3)), encoding="utf-8")
        yield "example", path


def _whole_process(path: Path) -> float:
    """The best of a few runs, each with the start of Python; the others tell of what else the machine did."""
    seconds = []
    for _ in range(_RUNS):
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "samskap.cli", "plan", "read", path],
            cwd=ROOT,
            capture_output=True,
            check=True,
        )
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def _growth(kind: str, write: Callable[[Path, int], None], folder: Path) -> dict[str, float | int | str]:
    figures: dict[str, float | int | str] = {}
    taken: dict[int, float] = {}
    for pages in (SMALL, LARGE):
        path = folder / f"plan-{pages}.{kind}"
        write(path, pages)
        done = subprocess.run([sys.executable, "-c", _CHILD, path], cwd=ROOT, capture_output=True, check=True)
        taken[pages], megabytes, measures = json.loads(done.stdout)
        figures[f"{kind}_{pages}_s"] = round(taken[pages], 3)
        figures[f"{kind}_{pages}_mb"] = round(megabytes)
        figures[f"{kind}_{pages}_measures"] = measures
    # 1.0: ten times the pages take ten times as long.
    figures[f"{kind}_growth"] = round(taken[LARGE] / taken[SMALL] / (LARGE / SMALL), 2)
    return figures


def _lines(pages: int) -> Iterator[tuple[str, str]]:
    """About 40 lines a page: a heading, prose, and measures with who and when; the same every time."""
    pick = random.Random(4)
    words = _WORDS.split()

    def sentence(count: int) -> str:
        return " ".join(pick.choices(words, k=count)).capitalize() + "."

    yield "title", "Handlingsplan for mestring 2024–2027"
    for page in range(1, pages + 1):
        yield "heading", f"Innsatsområde {page}: {sentence(3)[:-1]}"
        yield "text", " ".join(sentence(14) for _ in range(4))
        for number in range(1, 6):
            yield "item", f"{number}. {' '.join(sentence(12) for _ in range(3))}"
            yield (
                "text",
                f"Ansvar: {pick.choice(('Lag fagutvikling', 'Lag kvalitet', 'Ledergruppa og erfaringsrådet'))}",
            )
            yield (
                "text",
                f"Frist: {pick.choice(('1. mai 2025', 'høsten 2026', 'innen utgangen av 2027', 'løpende'))}",
            )


def _rows(page: int) -> list[tuple[str, str, str]]:
    table = [("Tiltak", "Ansvarlig", "Frist")]
    return table + [
        (f"Etablere møteplass {page}.{row} sammen med frivillige", "Lag kvalitet", "2025") for row in range(4)
    ]


def write_docx(path: Path, pages: int) -> None:
    """A Word document of about so many pages, with a table on each."""
    document = docx.Document()
    page = 0
    for kind, text in _lines(pages):
        if kind == "heading":
            page += 1
            document.add_heading(text, 1)
            rows = _rows(page)
            table = document.add_table(rows=len(rows), cols=3)
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, words in zip(row.cells, cells, strict=True):
                    cell.text = words
        elif kind == "title":
            document.add_heading(text, 0)
        else:
            document.add_paragraph(text)
    document.save(str(path))


def write_pdf(path: Path, pages: int) -> None:
    """A PDF of so many pages, with headings, prose, a bordered table and page numbers."""
    pdf = FPDF()
    pdf.set_font("Helvetica", size=10)
    pdf.set_auto_page_break(False)
    page = 0
    for kind, text in _lines(pages):
        if kind == "heading":
            page += 1
            pdf.add_page()
            pdf.set_y(-15)
            pdf.cell(0, 5, f"Side {page} av {pages}", align="C")
            pdf.set_y(15)
            _write(pdf, text, 14)
            with pdf.table() as table:
                for row in _rows(page):
                    table.row(row)
            pdf.ln(4)
        elif kind in {"text", "item"}:
            _write(pdf, text, 10)
    pdf.output(str(path))


def _write(pdf: FPDF, text: str, size: int) -> None:
    pdf.set_font("Helvetica", size=size)
    pdf.multi_cell(0, size / 2, text.replace("–", "-"), new_x="LMARGIN", new_y="NEXT")
    pdf.ln(2)
    pdf.set_font("Helvetica", size=10)
