"""`samskap language lsp` as an editor meets it: a process, spoken to over standard in and out."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from samskap.cli.language_server import make_server
from samskap.cli.tests.language_samples import edition_file, small_edition
from samskap.language.checker import Finding, compile_edition

URI = "file:///kladd%20en.md"
OTHER = "file:///annen.md"


class Editor(LanguageClient):
    """A client that keeps what it is told."""

    def __init__(self) -> None:
        super().__init__("prøve", "1")
        self.told: asyncio.Queue[list[types.Diagnostic]] = asyncio.Queue()
        self.logged: list[str] = []
        self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(
            lambda params: self.told.put_nowait(list(params.diagnostics))
        )
        self.feature(types.WINDOW_LOG_MESSAGE)(lambda params: self.logged.append(params.message))
        self.feature(types.WINDOW_SHOW_MESSAGE)(lambda params: self.logged.append(params.message))

    async def begin(self, *arguments: str, wishes: Any = None) -> types.InitializeResult:
        await self.start_io(sys.executable, "-m", "samskap.cli", "language", "lsp", *arguments)
        general = types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind.Utf16])
        hover = types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown])
        can = types.ClientCapabilities(
            general=general, text_document=types.TextDocumentClientCapabilities(hover=hover)
        )
        answer = await self.initialize_async(
            types.InitializeParams(capabilities=can, initialization_options=wishes)
        )
        self.initialized(types.InitializedParams())
        return answer

    def open(self, uri: str, text: str) -> None:
        item = types.TextDocumentItem(uri=uri, language_id="markdown", version=1, text=text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, version: int, *changes: types.TextDocumentContentChangeEvent) -> None:
        document = types.VersionedTextDocumentIdentifier(uri=URI, version=version)
        self.text_document_did_change(types.DidChangeTextDocumentParams(document, list(changes)))

    async def findings(self) -> list[types.Diagnostic]:
        return await asyncio.wait_for(self.told.get(), 10)

    async def leave(self) -> None:
        await self.shutdown_async(None)
        self.exit(None)
        await self.stop()  # type: ignore[no-untyped-call]  # pygls leaves it open


def span(diagnostic: types.Diagnostic) -> tuple[int, int, int]:
    where = diagnostic.range
    return where.start.line, where.start.character, where.end.character


def edit(line: int, start: int, end: int, text: str) -> types.TextDocumentContentChangePartial:
    where = types.Range(types.Position(line, start), types.Position(line, end))
    return types.TextDocumentContentChangePartial(range=where, text=text)


def test_an_editor_sees_words_advice_and_what_to_write(tmp_path: Path) -> None:
    async def talk() -> None:
        editor = Editor()
        answer = await editor.begin("--edition", str(edition_file(tmp_path)), wishes={"lang": "nn"})
        assert answer.capabilities.position_encoding == "utf-16"
        editor.open(URI, "håp\n😀 e\u0301 \u2028rusmisbruker og tilbud")
        first, second = await editor.findings()
        assert (span(first), span(second)) == ((1, 7, 19), (1, 23, 29))
        assert (first.code, first.severity, first.source) == (
            "rusmisbruker",
            types.DiagnosticSeverity.Warning,
            "Ordboken",
        )
        assert second.severity == types.DiagnosticSeverity.Information
        assert first.code_description
        assert first.code_description.href.endswith("/ordboken/rusmisbruker/")
        await write_and_ask(editor)
        await editor.leave()

    asyncio.run(talk())


async def write_and_ask(editor: Editor) -> None:
    editor.change(2, edit(1, 0, 3, "👩‍🚀\n"), edit(0, 0, 0, "a"))
    assert [span(one) for one in await editor.findings()] == [(2, 4, 16), (2, 20, 26)]
    document = types.TextDocumentIdentifier(URI)
    here = types.Range(types.Position(2, 6), types.Position(2, 6))
    asked = types.CodeActionParams(document, here, types.CodeActionContext(diagnostics=[]))
    (action,) = await editor.text_document_code_action_async(asked) or []
    assert isinstance(action, types.CodeAction)
    assert action.title == "Skriv «person med rusavhengighet»"
    assert action.edit
    assert action.edit.changes
    (change,) = action.edit.changes[URI]
    hover = await editor.text_document_hover_async(types.HoverParams(document, types.Position(2, 6)))
    assert hover
    assert "verd ein tanke" in str(hover.contents)
    editor.change(3, edit(2, 4, 16, change.new_text))
    editor.text_document_did_save(types.DidSaveTextDocumentParams(document))
    assert [one.code for one in await editor.findings()] == ["tilbud"]
    editor.change(4, types.TextDocumentContentChangeWholeDocument("pasienten"))
    assert [span(one) for one in await editor.findings()] == [(0, 0, 9)]
    editor.text_document_did_close(types.DidCloseTextDocumentParams(document))
    assert await editor.findings() == []


def test_a_text_that_stumbles_leaves_the_others_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    real = compile_edition(small_edition())

    class Stumbling:
        def check(self, text: str, lang: str) -> list[Finding]:
            if "hemmelig" in text:
                raise ZeroDivisionError(text)
            return real.check(text, lang)

    server = make_server(Stumbling(), "auto")  # type: ignore[arg-type]  # checks as an edition does
    sent: list[types.PublishDiagnosticsParams] = []
    logged: list[str] = []
    monkeypatch.setattr(server, "text_document_publish_diagnostics", sent.append)
    monkeypatch.setattr(server, "log", logged.append)
    for _step in server.protocol.lsp_initialize(types.InitializeParams(types.ClientCapabilities())):
        pass  # the steps of pygls' own answer
    server.begin(types.InitializeParams(types.ClientCapabilities(), initialization_options="rart"))
    for uri, text in ((URI, "hemmelig rusmisbruker"), (OTHER, "rusmisbruker")):
        server.workspace.put_text_document(types.TextDocumentItem(uri, "markdown", 1, text))
        server.show(uri)
    assert [len(one.diagnostics) for one in sent] == [0, 1]
    assert "ZeroDivisionError" in logged[0]
    assert "hemmelig" not in logged[0]
