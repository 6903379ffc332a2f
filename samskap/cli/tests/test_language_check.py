"""`samskap language check`: files in, findings out, and a code that scripts can trust."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from samskap.cli import language_baseline, language_texts, main
from samskap.cli.tests.language_samples import edition_file, small_edition
from samskap.language.checker import Finding, compile_edition

TEXT = "Rusmisbrukerne og pasienten\nfår 😀 tilbud.\n"
Read = pytest.CaptureFixture[bytes]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    edition_file(tmp_path)
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    return tmp_path


def check(*arguments: str) -> int:
    return main(["language", "check", "--edition", "utgave.json", *arguments])


def findings(read: Read) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(read.readouterr().out)
    return found


def test_json_has_what_was_promised_and_the_same_findings(folder: Path, capsysbinary: Read) -> None:
    assert check("a.md", "--format", "json") == 1
    found = findings(capsysbinary)
    keys = ["file", "line", "column", "start", "end", "text", "entry", "level", "suggestion", "why", "url"]
    assert [list(one) for one in found] == [keys] * 3
    expected = compile_edition(small_edition()).check(TEXT)
    assert [(one["start"], one["end"], one["text"], one["entry"]) for one in found] == [
        (one.start, one.end, one.text, one.entry) for one in expected
    ]
    assert [(one["line"], one["column"]) for one in found] == [(1, 1), (1, 19), (2, 7)]
    assert found[0]["suggestion"] == "Personene med rusavhengighet"
    assert found[2]["suggestion"] == "mulighet"  # advice, where no text fits as it is
    assert found[0]["url"] == "https://samskap.example/fjordvik/ordboken/rusmisbruker/"


@pytest.mark.parametrize(
    ("text", "level", "code"),
    [
        ("pasienten", "red", 0),
        ("tilbud", "red", 0),
        ("tilbud", "yellow", 1),
        ("pasienten", "yellow", 0),
        ("pasienten", "info", 1),
        ("rusmisbruker", "yellow", 1),
        ("håp", "info", 0),
    ],
)
def test_the_code_follows_the_level(folder: Path, text: str, level: str, code: int) -> None:
    (folder / "b.txt").write_text(text, encoding="utf-8")
    assert check("b.txt", "--fail-on", level) == code


def test_what_cannot_be_read_is_named_and_the_rest_is_checked(folder: Path, capsysbinary: Read) -> None:
    (folder / "bilde.md").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    assert check("borte.md", "bilde.md", "a.md", "--format", "json") == 2
    read = capsysbinary.readouterr()
    assert len(json.loads(read.out)) == 3
    borte, bilde = read.err.decode().splitlines()
    assert borte == "Finner ikke «borte.md». Sjekk navnet, og prøv igjen."
    assert bilde.startswith("«bilde.md» er ikke tekst")


def test_a_file_that_stumbles_does_not_stop_the_others(
    folder: Path, capsysbinary: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stumbling:
        def check(self, text: str, lang: str) -> list[Finding]:
            if "tilbud" in text:
                raise ZeroDivisionError(text)
            return []

    monkeypatch.setattr("samskap.cli.language.edition_of", lambda name: Stumbling())
    (folder / "b.md").write_text("håp", encoding="utf-8")
    assert check("a.md", "b.md") == 2
    read = capsysbinary.readouterr()
    assert "ZeroDivisionError" in read.err.decode()
    assert "tilbud" not in read.err.decode()
    assert "Ingen ord å se på i 1 fil" in read.out.decode()


def test_standard_input_is_a_file_called_dash(
    folder: Path, capsysbinary: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"En rusmisbruker.")))
    assert check("-", "--format", "json") == 1
    assert [(one["file"], one["column"]) for one in findings(capsysbinary)] == [("-", 4)]


def test_a_folder_gives_its_texts_without_what_is_hidden_or_ignored(folder: Path, capsysbinary: Read) -> None:
    for name in ("under/b.txt", "under/.skjult/c.md", "var/d.md", "under/kode.py", "node_modules/e.md"):
        file = folder / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("En rusmisbruker.", encoding="utf-8")
    assert check("docs", "--format", "json") == 1
    assert [one["file"] for one in findings(capsysbinary)] == ["docs/under/b.txt", "docs/var/d.md"]
    subprocess.run(["git", "init", "-q", "."], check=True, cwd=folder)
    (folder / ".gitignore").write_text("var/\n", encoding="utf-8")
    assert check("docs", "--format", "json") == 1
    files = [one["file"] for one in findings(capsysbinary)]
    assert "docs/var/d.md" not in files
    assert "docs/under/b.txt" in files


def test_known_findings_are_left_out_wherever_their_lines_go(folder: Path, capsysbinary: Read) -> None:
    assert check("a.md", "--baseline", "kjent.json", "--write-baseline") == 0
    capsysbinary.readouterr()
    (folder / "a.md").write_text(f"# Ny overskrift\n\nEn rusmisbruker.\n\n{TEXT}", encoding="utf-8")
    assert check("./a.md", "--baseline", "kjent.json", "--format", "json") == 1
    assert [one["line"] for one in findings(capsysbinary)] == [3]
    (folder / "a.md").write_text(f"{TEXT}Flere tilbud, og tilbud.\n", encoding="utf-8")
    assert check("a.md", "--baseline", "kjent.json", "--format", "json", "--fail-on", "yellow") == 1
    assert [one["line"] for one in findings(capsysbinary)] == [3, 3]


def test_a_list_that_could_not_be_read_again_is_not_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: Read
) -> None:
    monkeypatch.setattr(language_baseline, "MOST_BYTES", 100)
    assert check("a.md", "--baseline", "kjent.json", "--write-baseline") == 2
    assert b"for mange funn" in capsysbinary.readouterr().err
    assert not (folder / "kjent.json").exists()


def test_an_earlier_json_answer_is_a_baseline_too(folder: Path, capsysbinary: Read) -> None:
    check("a.md", "--format", "json")
    (folder / "kjent.json").write_bytes(capsysbinary.readouterr().out)
    assert check("a.md", "--baseline", "kjent.json", "--format", "json") == 0
    assert findings(capsysbinary) == []


@pytest.mark.parametrize("content", ["", "{}", "[1]", '[{"file": "a.md"}]', "[" * 100_000, '{"a": 1}'])
def test_a_baseline_that_is_none_is_told(folder: Path, capsysbinary: Read, content: str) -> None:
    (folder / "kjent.json").write_text(content, encoding="utf-8")
    assert check("a.md", "--baseline", "kjent.json") == 2
    assert "«kjent.json»" in capsysbinary.readouterr().err.decode()


@pytest.mark.parametrize(
    ("option", "said"), [("--baseline", "Finner ikke listen"), ("--edition", "Finner ikke utgaven")]
)
def test_a_list_or_an_edition_that_is_not_there_is_told_so(
    folder: Path, capsysbinary: Read, option: str, said: str
) -> None:
    assert main(["language", "check", "a.md", option, "borte.json"]) == 2
    assert f"{said} «borte.json»" in capsysbinary.readouterr().err.decode()


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": "samskap-edition/1", "entries": 3}'])
def test_an_edition_that_is_none_is_told_in_one_line(folder: Path, capsysbinary: Read, content: str) -> None:
    (folder / "utgave.json").write_text(content, encoding="utf-8")
    assert check("a.md") == 2
    read = capsysbinary.readouterr()
    assert read.out == b""
    assert len(read.err.decode().splitlines()) == 1


def test_text_says_what_to_say_and_why_once(folder: Path, capsysbinary: Read) -> None:
    (folder / "b.md").write_text("En rusmisbruker. To rusmisbrukere.", encoding="utf-8")
    check("a.md", "b.md")
    said = capsysbinary.readouterr().out.decode()
    assert "a.md:1:1  ■ unngå: «Rusmisbrukerne»\n    Prøv heller: «Personene med rusavhengighet»\n" in said
    assert said.count("Derfor er «rusmisbruker»") == 2  # once for each file
    assert said.endswith("\n5 ord å se på i 2 filer: 3 unngå, 1 tenk over, 1 til ettertanke.\n")
    assert "\033" not in said  # colour is for terminals


def test_the_help_and_wrong_use_say_what_they_are_about(capsysbinary: Read) -> None:
    for arguments, said in (
        ("--help", "Bruk: samskap language check [valg] FIL"),
        ("--format=xml", "riktig: --format."),
    ):
        with pytest.raises(SystemExit):
            main(["language", "check", "a.md", arguments])
        assert said in b"".join(capsysbinary.readouterr()).decode()


def test_signs_that_nobody_sees_are_not_shown(folder: Path, capsysbinary: Read) -> None:
    (folder / "b.md").write_text("En rus\u00admis\u200bbruker.", encoding="utf-8")
    check("b.md")
    assert "«rusmisbruker»" in capsysbinary.readouterr().out.decode()


def test_github_puts_findings_beside_their_lines(folder: Path, capsysbinary: Read) -> None:
    (folder / "a,b.md").write_text("100 % av\nen rusmisbruker", encoding="utf-8")
    check("a,b.md", "a.md", "--format", "github")
    first, _second, info, _last = capsysbinary.readouterr().out.decode().splitlines()
    assert first.startswith("::warning file=a%2Cb.md,line=2,col=4,endColumn=16,title=Unngå%3A rusmisbruker::")
    assert info.startswith("::notice file=a.md,line=1,col=19,")


def test_sarif_holds_rules_results_and_what_could_not_be_read(folder: Path, capsysbinary: Read) -> None:
    check("a.md", "borte.md", "--format", "sarif")
    log = findings(capsysbinary)
    assert log["version"] == "2.1.0"  # type: ignore[call-overload]  # this format is an object
    run = log["runs"][0]  # type: ignore[call-overload]  # as above
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["rusmisbruker", "pasient", "tilbud"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] for one in run["results"]] == [
        one["ruleId"] for one in run["results"]
    ]
    place = run["results"][2]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "a.md"}
    assert (place["region"]["startLine"], place["region"]["startColumn"], place["region"]["endColumn"]) == (
        2,
        7,
        13,
    )
    invocation = run["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert "borte.md" in invocation["toolExecutionNotifications"][0]["message"]["text"]


def test_a_document_tells_its_own_places(
    folder: Path, capsysbinary: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(name: str) -> language_texts.Text:
        return language_texts.Text("En rusmisbruker.", where=lambda offset: f"avsnitt {offset}")

    monkeypatch.setattr("samskap.cli.language.read_text", read)
    check("brev.docx")
    assert (
        capsysbinary.readouterr().out.decode().startswith("brev.docx, avsnitt 3  ■ unngå: «rusmisbruker»\n")
    )
    check("brev.docx", "--format", "github")
    assert capsysbinary.readouterr().out.decode().startswith("::warning file=brev.docx,title=")
    check("brev.docx", "--format", "sarif")
    (result,) = json.loads(capsysbinary.readouterr().out)["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": "brev.docx"}}
    assert "fixes" not in result


@pytest.mark.parametrize(
    ("data", "text", "notice"),
    [
        (b"\xef\xbb\xbfp\xc3\xa5", "på", ""),
        ("på 😀".encode("utf-16"), "på 😀", ""),
        (b"\xfe\xff" + "på".encode("utf-16-be"), "på", ""),
        ("på".encode("utf-32"), "på", ""),
        (b"p\xe5 stedet", "på stedet", "Windows-1252"),
        (b"Alt bra \xc3", "Alt bra \ufffd", "skadet"),
        ("på".encode() + b" \xff stedet", "på \ufffd stedet", "skadet"),
        (b"", "", ""),
    ],
)
def test_texts_are_read_in_the_encoding_they_have(data: bytes, text: str, notice: str) -> None:
    read = language_texts.decode(data, "a.txt")
    assert read.text == text
    assert notice in read.notice
    assert bool(notice) == bool(read.notice)


@pytest.mark.parametrize("data", [b"MZ\0\0", bytes(range(1, 32)) * 9, b"\x7fELF\x01\x02\x03\x04\x05"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(language_texts.Unreadable):
        language_texts.decode(data, "a.txt")


def test_a_huge_file_is_refused_without_being_read_whole(
    folder: Path, capsysbinary: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language_texts, "MOST_BYTES", 100)
    (folder / "stor.txt").write_bytes(b"a" * 101)
    assert check("stor.txt") == 2
    assert "større enn 25 MB" in capsysbinary.readouterr().err.decode()


def test_the_command_loads_neither_django_nor_readers_of_documents(folder: Path) -> None:
    program = (
        "import sys; from samskap.cli import main; "
        "code = main(['language', 'check', '--edition', 'utgave.json', 'a.md']); "
        "heavy = {'django', 'lxml', 'pygls', 'lsprotocol', 'subprocess', 'dataclasses'} & set(sys.modules); "
        "sys.exit(repr(heavy) if heavy else code)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.parametrize("output", ["github", "text"])
def test_a_name_gives_orders_neither_to_a_terminal_nor_to_github(
    output: str, folder: Path, capsysbinary: Read
) -> None:
    for name in ("::stop-commands::a.txt", "ny\n::error::b.txt", "c\x1b[2J\x07  d.txt"):
        (folder / name).write_text("rusmisbrukerne", encoding="utf-8")
    check("--format", output, ".")
    lines = capsysbinary.readouterr().out.decode().splitlines()
    assert not any(sign in line for line in lines for sign in "\x1b\x07")
    orders = [line for line in lines if line.startswith("::")]
    assert all(line.startswith(("::warning file=", "::notice file=")) for line in orders)
    assert any("c?[2J?  d.txt" in line for line in lines) or output == "text"


@pytest.mark.parametrize(
    ("ending", "code", "said"),
    [
        (">&-", 1, ""),
        ("2>&- finnes-ikke.txt", 2, ""),
        (">/dev/full", 2, "Sjekk at det er plass"),
        ("- <&-", 2, "Får ikke lest"),
        ("--baseline b.json --write-baseline", 0, ""),
    ],
)
def test_the_code_is_right_where_nothing_can_be_said(ending: str, code: int, said: str, folder: Path) -> None:
    command = f"{sys.executable} -m samskap.cli language check a.md --edition utgave.json {ending}"
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=folder, capture_output=True, check=False, timeout=20,
        env={**os.environ, "PYTHONIOENCODING": "ascii:strict"},
    )  # fmt: skip
    told = done.stderr.decode()
    assert (done.returncode, "Traceback" in told) == (code, False)
    assert said in told
