"""The dictionary on paper: a booklet with all words of an edition, and a poster with a handful of swaps."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import override

from samskap.core.documents import typeset
from samskap.core.qr import qr_svg
from samskap.language.edition_names import edition_name, month_words
from samskap.language.models import Edition
from samskap.language.queries.dictionary import Word
from samskap.language.queries.swaps import Sentence

HERE: Final = Path(__file__).parent
LANGUAGES: Final = ("nb", "nn")


def booklet_pdf(
    edition: Edition,
    words: Sequence[Word],
    sentences: Mapping[str, Sequence[Sentence]],
    *,
    language: str,
    url: str,
) -> bytes:
    """The edition as an A5 booklet, PDF/UA-1: introduction, contents, and the ``words`` in their order.

    ``words`` and ``sentences`` (by the key of a word) are in ``language``, nb or nn.
    """
    with override(language):
        data = {
            **_sender(edition, language, url),
            "title": _("Ordboken"),
            "introduction": _paragraphs(edition.introduction),
            "own_language": edition.organisation.language,
            "made_by": edition.made_by,
            "review": _review(edition.evaluate_on),
            "labels": {
                "instead": _("I stedet for"),
                "try": _("Prøv"),
                "or": _("eller"),
                "before": _("Før"),
                "after": _("Heller"),
                "fits": _("Når ordet likevel passer:"),
                "contents": _("Ordene"),
                "drawing": _("Fem tråder i fem farger, én for hver verdi"),
            },
            "letters": [
                {"letter": letter, "words": [_word(word, sentences.get(word.key, ())) for word in rows]}
                for letter, rows in groupby(words, key=lambda word: word.letter)
            ],
        }
    return _set("booklet", json.dumps(data, sort_keys=True))


def word_poster_pdf(edition: Edition, words: Sequence[Word], *, language: str, url: str) -> bytes:
    """A poster, A3, with the swaps of some ``words`` (one to six), PDF/UA-1."""
    with override(language):
        data = {
            **_sender(edition, language, url),
            "title": _("Ord gjør noe med oss"),
            "words": [_word(word, ()) for word in words],
            "labels": {
                "instead": _("I stedet for"),
                "try": _("Prøv"),
                "drawing": _("Fem tråder i fem farger, én for hver verdi"),
                "code": _("QR-kode til %(url)s") % {"url": url},
                "scan": _("Alle ordene står her"),
            },
            "qr": qr_svg(url),
        }
    return _set("word_poster", json.dumps(data, sort_keys=True))


def _sender(edition: Edition, language: str, url: str) -> dict[str, Any]:
    return {
        "language": language,
        "organisation": edition.organisation.name,
        "edition": edition_name(edition),
        "url": url,
        "url_shown": url.partition("://")[2].rstrip("/"),
    }


def _review(day: date | None) -> str:
    return _("Vi går gjennom ordene på nytt i %(month)s.") % {"month": month_words(day)} if day else ""


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in text.splitlines() if part.strip()]


def _word(word: Word, sentences: Sequence[Sentence]) -> dict[str, Any]:
    return {
        "avoid": word.avoid,
        "say": list(word.say),
        "why": word.why,
        "fits": word.fits,
        "lang": word.lang,
        "why_lang": word.why_lang,
        "fits_lang": word.fits_lang,
        "theme": word.theme_name,
        "colour": word.value.key if word.value else "fjord",
        "value": word.value.name if word.value else "",
        "sentences": [{"before": each.before, "after": each.after} for each in sentences],
    }


@lru_cache(maxsize=16)  # half a megabyte each at most
def _set(template: str, data: str) -> bytes:
    return typeset(HERE / f"{template}.typ", json.loads(data))
