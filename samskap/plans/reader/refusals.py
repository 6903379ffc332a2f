"""The sentences for files that cannot be opened: what is wrong and what to do."""

from __future__ import annotations

EMPTY = "Dokumentet er tomt. Velg filen som inneholder planen, og prøv igjen."
NO_WORDS = "Vi fant ingen tekst i dokumentet. Velg filen som inneholder planen, og prøv igjen."
ENCRYPTED = "Dokumentet er beskyttet med passord. Lagre en kopi uten passord, og prøv igjen."
CORRUPT = "Filen er skadet og kan ikke leses. Åpne den i programmet den er laget i, lagre en ny kopi, og prøv igjen."
HOSTILE_XML = (
    "Filen er bygd på en måte vi av sikkerhetsgrunner ikke leser. Lagre en ny kopi fra Word, og prøv igjen."
)
TOO_BIG_INSIDE = (
    "Filen blir altfor stor når den pakkes ut. Ta bort bilder og vedlegg, lagre en ny kopi, og prøv igjen."
)
TOO_HEAVY = (
    "Dokumentet krever for mye minne. Ta bort bilder og vedlegg, eller del det i mindre deler, og prøv igjen."
)
NOT_TEXT = "Filen ser ikke ut til å være et dokument med tekst. Lagre planen som .docx, .pdf eller .txt, og prøv igjen."
OLD_WORD = "Filen er i et eldre Word-format (.doc). Lagre den som .docx i Word, og prøv igjen."
OLD_EXCEL = "Filen er i et eldre Excel-format (.xls). Lagre den som .xlsx i Excel, og prøv igjen."
SLIDES = (
    "Filen er en presentasjon. Lagre den som .pdf, eller kopier teksten til et Word-dokument, og prøv igjen."
)
OPEN_DOCUMENT = (
    "Filen er i et OpenDocument-format (.odt, .ods). Lagre den som .docx eller .xlsx, og prøv igjen."
)
RICH_TEXT = "Filen er i formatet RTF. Lagre den som .docx i Word, og prøv igjen."
IMAGE = (
    "Filen er et bilde, og vi leser ikke tekst i bilder. Lagre planen som .docx eller .pdf, og prøv igjen."
)
PROGRAM = "Filen er et program og ikke et dokument. Velg filen som inneholder planen, og prøv igjen."
PACKED = "Filen er et arkiv med andre filer i. Pakk det ut, velg filen som inneholder planen, og prøv igjen."
OTHER_OFFICE = "Filen er i et Office-format vi ikke leser. Lagre planen som .docx eller .pdf, og prøv igjen."
E_MAIL = (
    "Filen er en e-post eller en lagret nettside. Lagre planen som .docx, .pdf eller .html, og prøv igjen."
)
UNKNOWN_XML = (
    "Filen er i et XML-format vi ikke leser. Lagre planen som .docx, .pdf eller .txt, og prøv igjen."
)
SCANNED = (
    "PDF-filen har ikke tekst som kan leses, trolig fordi den er skannet. "
    "Bruk dokumentet den er laget av, eller kjør tekstgjenkjenning, og prøv igjen."
)
GARBLED = (
    "Teksten i dokumentet er så forvansket at den ikke lar seg lese. "
    "Bruk dokumentet planen ble skrevet i, for eksempel som .docx, og prøv igjen."
)
