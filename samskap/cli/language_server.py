"""``samskap language lsp``: the dictionary inside editors, by the Language Server Protocol over standard in and out."""

from __future__ import annotations

import asyncio
import logging
import sys
from pathlib import Path
from typing import Any, NamedTuple

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from samskap.cli.language import edition_of
from samskap.cli.language_places import Places
from samskap.cli.language_server_advice import actions, diagnostic, hover, range_of
from samskap.cli.language_server_texts import OpenTexts
from samskap.cli.usage import Parser, version
from samskap.language.checker import Edition, EditionError, Finding

PAUSE_S = 0.2  # the hand rests this long before the text is looked at
MOST_CHARACTERS = 5_000_000
TOO_LONG = "Teksten er for lang til å sjekkes mens du skriver."
STUMBLED = "Ordboken fikk ikke sett på teksten ({kind}). Si gjerne fra om det."
NOT_UNDERSTOOD = "Skriveprogrammet sendte noe som ikke lot seg bruke ({kind})."
LANGUAGES = ("auto", "nb", "nn")


def serve(arguments: list[str]) -> int:
    """Answer an editor until it leaves."""
    parser = Parser("samskap language lsp", "Vis ord fra Ordboken i et skriveprogram (språktjener, LSP).")
    parser.choices.add_argument(
        "--edition", metavar="FIL", default="", help="utgaven av Ordboken; ellers brukes Samskaps egen"
    )
    parser.choices.add_argument("--lang", choices=LANGUAGES, default="auto", help="språket rådene gis på")
    parser.choices.add_argument(
        "--stdio", action="store_true", help="snakk over standard inn og ut, som alltid"
    )
    options = parser.parse_args(arguments)
    # pygls logs whole messages, and so what people write.
    logging.getLogger("pygls").setLevel(logging.CRITICAL + 1)
    logging.getLogger("asyncio").setLevel(logging.CRITICAL + 1)
    try:
        edition = edition_of(options.edition)
    except EditionError as error:
        print(error, file=sys.stderr)
        return 2
    make_server(edition, options.lang).start_io()
    return 0


class Looked(NamedTuple):
    """A text as it was when it was last looked at."""

    version: int | None
    findings: list[tuple[Finding, types.Range]]
    places: Places


class LanguageChecker(LanguageServer):
    """The findings of the open texts. A text that cannot be checked never takes the others with it."""

    def __init__(self, edition: Edition, lang: str) -> None:
        super().__init__("samskap", version())
        self.edition = edition
        self.lang = lang
        self.texts: OpenTexts | None = None
        self.seen: dict[str, Looked] = {}
        self.waiting: dict[str, asyncio.TimerHandle] = {}

    def begin(self, params: types.InitializeParams) -> None:
        """Take the editor's wishes. An edition that cannot be used is told, and the one there is stays."""
        self.texts = OpenTexts.instead_of(self.workspace, list(params.workspace_folders or []))
        self.protocol._workspace = self.texts  # pygls has no other way in
        wishes = params.initialization_options
        wishes = wishes if isinstance(wishes, dict) else getattr(wishes, "__dict__", {})
        if wishes.get("lang") in LANGUAGES:
            self.lang = wishes["lang"]
        if isinstance(wishes.get("edition"), str) and wishes["edition"]:
            try:
                # An address that is not whole counts from the folder the editor has open.
                self.edition = edition_of(str(Path(self.texts.root_path or ".", wishes["edition"])))
            except EditionError as error:
                self.tell(str(error))

    def look(self, uri: str) -> Looked | None:
        """The findings of a text as it is now; None when it is closed or cannot be checked."""
        text = self.texts.open_text(uri) if self.texts else None
        if text is None:
            return None
        seen = self.seen.get(uri)
        if seen and seen.version == text.version and seen.places.text == text.source:
            return seen
        places = text.places()
        if len(places.text) > MOST_CHARACTERS:
            self.log(TOO_LONG)
            return None
        try:
            found = self.edition.check(places.text, self.lang)
        except Exception as error:  # the next change may mend it; the server stays
            self.log(STUMBLED.format(kind=type(error).__name__))
            return None
        seen = Looked(text.version, [(finding, range_of(finding, places)) for finding in found], places)
        self.seen[uri] = seen
        return seen

    def show(self, uri: str) -> None:
        """Send the findings of a text; none when there is nothing to say of it."""
        self.forget_timer(uri)
        seen = self.look(uri)
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(
                uri=uri,
                version=seen.version if seen else None,
                diagnostics=[diagnostic(finding, where) for finding, where in seen.findings] if seen else [],
            )
        )

    def show_soon(self, uri: str) -> None:
        """The same when the hand has rested a little."""
        self.forget_timer(uri)
        self.waiting[uri] = asyncio.get_running_loop().call_later(PAUSE_S, self.show, uri)

    def forget_timer(self, uri: str) -> None:
        timer = self.waiting.pop(uri, None)
        if timer:
            timer.cancel()

    def log(self, message: str) -> None:
        """A line in the editor's log; never anything of the text."""
        self.window_log_message(types.LogMessageParams(types.MessageType.Warning, message))

    def tell(self, message: str) -> None:
        """A line the person sees."""
        self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, message))

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Instead of what pygls does: it would show the error's own words, which may hold some of the text."""
        self.log(NOT_UNDERSTOOD.format(kind=type(error).__name__))


def make_server(edition: Edition, lang: str) -> LanguageChecker:
    """A server with its answers; it speaks when it is started."""
    server = LanguageChecker(edition, lang)
    server.feature(types.INITIALIZE)(_initialize)
    server.feature(types.TEXT_DOCUMENT_DID_OPEN)(_opened)
    server.feature(types.TEXT_DOCUMENT_DID_CHANGE)(_changed)
    server.feature(types.TEXT_DOCUMENT_DID_SAVE)(_saved)
    server.feature(types.TEXT_DOCUMENT_DID_CLOSE)(_closed)
    server.feature(types.TEXT_DOCUMENT_HOVER)(_hover)
    fixes = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, fixes)(_code_actions)
    return server


def _initialize(server: LanguageChecker, params: types.InitializeParams) -> None:
    server.begin(params)


def _opened(server: LanguageChecker, params: types.DidOpenTextDocumentParams) -> None:
    server.seen.pop(params.text_document.uri, None)
    server.show(params.text_document.uri)


def _changed(server: LanguageChecker, params: types.DidChangeTextDocumentParams) -> None:
    server.show_soon(params.text_document.uri)


def _saved(server: LanguageChecker, params: types.DidSaveTextDocumentParams) -> None:
    server.show(params.text_document.uri)


def _closed(server: LanguageChecker, params: types.DidCloseTextDocumentParams) -> None:
    server.seen.pop(params.text_document.uri, None)
    server.show(params.text_document.uri)


def _hover(server: LanguageChecker, params: types.HoverParams) -> types.Hover | None:
    seen = server.look(params.text_document.uri)
    if seen is None:
        return None
    offset = seen.places.offset(params.position.line, params.position.character)
    wanted = server.client_capabilities.text_document
    formats = (wanted.hover.content_format if wanted and wanted.hover else None) or []
    for finding, where in seen.findings:
        if finding.start <= offset < finding.end:
            return hover(finding, where, markdown=types.MarkupKind.Markdown in formats)
    return None


def _code_actions(
    server: LanguageChecker, params: types.CodeActionParams
) -> list[types.CodeAction | types.Command]:
    only = params.context.only
    if only is not None and not any(types.CodeActionKind.QuickFix.value.startswith(kind) for kind in only):
        return []
    seen = server.look(params.text_document.uri)
    if seen is None:
        return []
    start, end = (seen.places.offset(at.line, at.character) for at in (params.range.start, params.range.end))
    uri = params.text_document.uri
    return actions(uri, (pair for pair in seen.findings if pair[0].start <= end and start <= pair[0].end))
