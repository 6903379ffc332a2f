"""The texts an editor has open, kept as the editor counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lsprotocol import types
from pygls.workspace import TextDocument, Workspace

from samskap.cli.language_places import Places

if TYPE_CHECKING:
    from samskap.cli.language_places import Unit


class OpenText(TextDocument):
    """A text that follows the editor's changes.

    pygls splits lines where ``str.splitlines`` does, also at form feeds and U+2028, where no editor does; a
    change after one would land on the wrong line.
    """

    def places(self) -> Places:
        """Lines and columns in the unit that was agreed with the editor."""
        encoding = self.position_codec.encoding
        return Places(self.source, cast("Unit", str(getattr(encoding, "value", encoding))))

    def _apply_incremental_change(self, change: types.TextDocumentContentChangePartial) -> None:
        places = self.places()
        start = places.offset(change.range.start.line, change.range.start.character)
        end = places.offset(change.range.end.line, change.range.end.character)
        text = places.text
        self._source = text[: min(start, end)] + change.text + text[max(start, end) :]


class OpenTexts(Workspace):
    """The open texts by address."""

    @classmethod
    def instead_of(cls, workspace: Workspace, folders: list[types.WorkspaceFolder]) -> OpenTexts:
        """The same workspace, with our texts."""
        return cls(
            workspace.root_uri,
            types.TextDocumentSyncKind.Incremental,
            folders,
            workspace.position_encoding,
        )

    def open_text(self, uri: str) -> OpenText | None:
        """The text at an address; None when the editor has closed it."""
        from urllib.parse import unquote

        return cast("OpenText | None", self.text_documents.get(unquote(uri)))

    def _create_text_document(
        self,
        doc_uri: str,
        source: str | None = None,
        version: int | None = None,
        language_id: str | None = None,
    ) -> OpenText:
        return OpenText(
            doc_uri,
            source=source,
            version=version,
            language_id=language_id,
            position_codec=self.position_codec,
        )
