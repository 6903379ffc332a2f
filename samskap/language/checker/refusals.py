"""Why an edition cannot be used: constant sentences in bokmål, which the pages translate."""

from __future__ import annotations

NOT_AN_EDITION = "Filen er ikke en utgave av ordboken (%(format)s)."
NO_LIST = "Utgaven må ha en liste med ord, høyst %(most)s."
GROUPS_NAMELESS = "Gruppene må ha navn."
TWICE = "Ordet står to ganger i utgaven."
PARENT_MISSING = "Ordet hører under «%(parent)s», som ikke finnes i utgaven."
PARENT_CHAIN = "Ordet hører under «%(parent)s», som selv hører under et annet ord."
NO_ID = "Et ord i utgaven har ingen id."
ID_LONG = "Id-en er lengre enn 80 tegn."
LEVEL = "Nivået må være red, yellow eller info."
LEGAL = "Ordet er et lovord og kan ikke ha et strengere nivå enn info."
MANY_TERMS = "Et ord kan ha høyst %(most)s former å lete etter."
EXAMPLES = "Eksemplene må stå under match og no_match."
PER_LANGUAGE = "«%(part)s» må ha en tekst for nb eller nn."
TOO_LONG = "«%(part)s» må være tekst, høyst %(most)s tegn."
TERM_LANGUAGE = "Et ord å lete etter må ha språk nb, nn eller begge."
WORD_CLASS = "Ordklassen må være noun eller verb."
PHRASE_LENGTH = "Et uttrykk må ha to til åtte ledd."
PHRASE_PART = "Et ledd i uttrykket kan ikke leses."
PHRASE_GAP = "Mellom leddene i et uttrykk kan det stå null til seks ord."
PHRASE_EMPTY = "Minst ett ledd i uttrykket må være med."
FORMS_BY_TAG = "Formene må stå etter bøyning."
TAG = "Bøyningen må være et kort ord."
TERM_EMPTY = "Et ord å lete etter er tomt."
TERM_SHORT = "«%(text)s» er for kort til å lete etter. Et ord må ha minst to bokstaver."
TERM_WORDS = "«%(text)s» er flere ord. Skriv det som et uttrykk."
CONTEXT_FORM = "Reglene for sammenhengen kan ikke leses."
CONTEXT_NUMBER = "«%(name)s» må være et tall fra 1 til %(most)s."
CONTEXT_UNKNOWN = "Sammenhengen kjenner ikke «%(name)s»."
REPLACE_FORM = "Det som settes inn, må stå etter bøyning."
REPLACE_TEXT = "Det som settes inn, må være tekst på høyst 200 tegn."
LIST_LONG = "I %(what)s kan det stå høyst %(most)s."
LIST_TEXT = "I %(what)s må hver tekst ha høyst %(most)s tegn."
GROUP_MISSING = "Gruppen «%(text)s» finnes ikke i utgaven."
NOT_A_WORD = (
    "«%(text)s» i %(what)s er ikke et ord. Bare bokstaver, tall og bindestrek, og * først eller sist."
)
THE_EXAMPLES = "eksemplene"
THE_EXCEPTIONS = "unntakene"
THE_FIRST_PARTS = "førsteleddene"
THE_AMBIGUOUS = "formene som kan være to ordklasser"
THE_LEFT_OUT = "formene som ikke skal treffe"
THE_FORMS = "formene"
THE_CONTEXT = "reglene for sammenhengen"
THE_WORDS_BEFORE = "ordene foran"
PARADIGM = "Bøyningen «%(paradigm)s» passer ikke for «%(text)s»."
FILE_LARGE = "%(file)s er større enn 20 MB og kan ikke være en utgave av ordboken."
FILE_UNREADABLE = "%(file)s kan ikke leses som en utgave av ordboken."


class EditionError(ValueError):
    """The edition cannot be used. ``sentence`` with ``words`` in it says why, ``entry`` where (empty: the whole)."""

    def __init__(self, sentence: str, entry: str = "", **words: object) -> None:
        told = sentence % words if words else sentence
        super().__init__(f"«{entry}»: {told}" if entry else told)
        self.sentence, self.entry, self.words = sentence, entry, words
