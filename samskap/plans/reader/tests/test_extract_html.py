from __future__ import annotations

from samskap.plans.reader.blocks import Kind
from samskap.plans.reader.tests.writing import blocks, table, texts

PAGE = """<!doctype html>
<html><head><title>Handlingsplan</title><script>var hemmelig = "nei"</script><style>p { color: red }</style></head>
<body><nav><a href="/">Hjem</a></nav>
<h1>Plan for <em>håp</em></h1>
<p>Vi møtes,<br>og snakker sammen.</p>
<h2>Tiltak</h2>
<ol start="3"><li>Etablere møteplass<li>Lage<ul><li>plakat</ul></ol>
<dl><dt>Ansvar<dd>Lag A<dt>Frist:<dd>1. mai</dl>
<table><tr><th>Nr<th>Tiltak<th>Ansvar</tr>
<tr><td colspan="3">Forebygging</tr>
<tr><td>1<td>Åpen<br>kafé<td rowspan="2">Lag B</tr><tr><td>2<td>Turgruppe</table>
<footer>Kontakt oss</footer>"""


def test_a_page_as_the_browser_shows_it() -> None:
    found = blocks(PAGE, "plan.html")
    assert [(block.level, block.text) for block in found if block.kind is Kind.HEADING] == [
        (1, "Plan for håp"),
        (2, "Tiltak"),
    ]
    assert [(block.marker, block.text, block.level) for block in found if block.kind is Kind.ITEM] == [
        ("3.", "Etablere møteplass", 1),
        ("4.", "Lage", 1),
        ("•", "plakat", 2),
    ]
    assert table(found) == [
        ["Nr", "Tiltak", "Ansvar"],
        ["Forebygging"],
        ["1", "Åpen\nkafé", "Lag B"],
        ["2", "Turgruppe", ""],
    ]
    assert "Ansvar: Lag A" in texts(found)
    assert "Frist: 1. mai" in texts(found)


def test_scripts_are_no_text_and_menus_are_set_aside() -> None:
    found = blocks(PAGE, "plan.html")
    assert "hemmelig" not in " ".join(texts(found))
    assert {block.text for block in found if block.role} == {"Hjem", "Kontakt oss", "Handlingsplan"}


def test_a_layout_table_is_read_as_text() -> None:
    found = blocks(
        "<html><table><tr><td><h1>Plan</h1><p>Vi møtes.</p><td><p>Og hører etter.</p></table>", "a.html"
    )
    assert texts(found) == ["Plan", "Vi møtes.", "Og hører etter."]


def test_the_encoding_a_page_names_is_used() -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body><h1>Plan for håp</h1><p>Vi møtes.</p></body></html>'
    assert texts(blocks(page.encode("latin-1"), "a.htm"))[0] == "Plan for håp"


def test_html_without_a_name_is_known_by_its_tags() -> None:
    assert texts(blocks("<div><h2>Mål</h2><p>Vi møtes.</p></div>")) == ["Mål", "Vi møtes."]
