"""The sentences for documents that cannot be read or marked: what is wrong and what to do."""

from __future__ import annotations


class UnreadableDocument(Exception):
    """The document cannot be read; ``str(error)`` is one clear Norwegian sentence for the person who sent it."""


EMPTY = "Dokumentet er tomt. Velg en fil med tekst, og prøv igjen."
NO_WORDS = "Vi fant ingen tekst i dokumentet. Velg en fil med tekst, og prøv igjen."
NOT_FOUND = "Filen finnes ikke eller kan ikke åpnes."
TOO_BIG = "Filen er større enn 25 MB. Ta bort bilder eller vedlegg, og prøv igjen."
TOO_BIG_INSIDE = (
    "Filen blir altfor stor når den pakkes ut. Ta bort bilder og vedlegg, lagre en ny kopi, og prøv igjen."
)
TOO_LONG = "Dokumentet har mer tekst enn vi kan sjekke på én gang. Del det i mindre deler, og prøv igjen."
TOO_SLOW = "Dokumentet tok for lang tid å lese. Del det i mindre deler, eller lagre det som ren tekst, og prøv igjen."
TOO_HEAVY = (
    "Dokumentet krever for mye minne. Ta bort bilder og vedlegg, eller del det i mindre deler, og prøv igjen."
)
CORRUPT = "Filen er skadet og kan ikke leses. Åpne den i programmet den er laget i, lagre en ny kopi, og prøv igjen."
ENCRYPTED = "Dokumentet er beskyttet med passord. Lagre en kopi uten passord, og prøv igjen."
HOSTILE_XML = (
    "Filen er bygd på en måte vi av sikkerhetsgrunner ikke leser. Lagre en ny kopi fra Word, og prøv igjen."
)
NOT_TEXT = (
    "Filen ser ikke ut til å være et dokument med tekst. Lagre den som .docx, .pdf eller .txt, og prøv igjen."
)
OTHER_KIND = "Dette slags dokument leser vi ikke. Lagre det som .docx, .pdf eller .txt, og prøv igjen."
SCANNED = (
    "PDF-filen har ikke tekst som kan leses, trolig fordi den er skannet. Bruk dokumentet den er laget av."
)
NOT_WORD = (
    "Bare Word-dokumenter (.docx) kan få kommentarer. For andre filer viser vi forslagene her på siden."
)
HAS_MACROS = (
    "Dokumentet har makroer, og av slike filer lager vi ikke kopier. "
    "Lagre det som .docx uten makroer, eller se forslagene her på siden."
)
SIGNED = (
    "Dokumentet er signert elektronisk, og kommentarer ville bryte signaturen. Se forslagene her på siden."
)
