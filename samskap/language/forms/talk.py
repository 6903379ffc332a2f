"""What people write about words: proposals, remarks, and the answers to them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskap.core.careful import CarefulForm
from samskap.core.fields import WordsField, let_choose, let_choose_from
from samskap.language.actions.proposals import Reply, Words
from samskap.language.models import Proposal
from samskap.language.queries.proposals import VOICES
from samskap.people.models import Team
from samskap.people.viewer import Viewer

BY_NAME, WITHOUT_NAME = "me", "none"
LONGEST = 3000
ONE_OF_THESE = {
    "required": gettext_lazy("Velg en av disse."),
    "invalid_choice": gettext_lazy("Velg en av disse."),
}


class ProposalForm(CarefulForm):
    """A new word, or a change to one; «Hvem foreslår det?» is asked of those who are signed in."""

    careful_fields = ("word", "say", "why")
    mark = forms.CharField(widget=forms.HiddenInput, required=False)
    # A trap for machines that fill in everything; people neither see nor hear it.
    homepage = forms.CharField(required=False, max_length=LONGEST)
    kind = forms.ChoiceField(
        label=gettext_lazy("Hva foreslår du?"),
        choices=Proposal.Kind.choices,
        widget=forms.RadioSelect,
        initial=Proposal.Kind.NEW,
        error_messages=ONE_OF_THESE,
    )
    word = WordsField(
        label=gettext_lazy("Hvilket ord eller uttrykk gjelder det?"),
        longest=120,
        missing=gettext_lazy("Skriv ordet det gjelder."),
    )
    say = WordsField(
        label=gettext_lazy("Hva kan vi si i stedet?"),
        help_text=gettext_lazy("Vet du det ikke, finner vi ut av det sammen."),
        longest=300,
        required=False,
    )
    why = WordsField(
        label=gettext_lazy("Hvorfor?"),
        help_text=gettext_lazy(
            "Skriv om ordet, og ikke om en bestemt person. Historien din kan du gjerne fortelle oss,"
            " men her leser alle det."
        ),
        longest=LONGEST,
        rows=5,
        own_words=True,
        missing=gettext_lazy("Skriv hvorfor. En setning er nok."),
    )
    voice = forms.ChoiceField(
        label=gettext_lazy("Jeg skriver som"),
        required=False,
        choices=[("", gettext_lazy("Vil ikke si")), *VOICES.items()],
        error_messages=ONE_OF_THESE,
    )
    sender = forms.ChoiceField(
        label=gettext_lazy("Hvem foreslår det?"),
        widget=forms.RadioSelect,
        initial=BY_NAME,
        error_messages=ONE_OF_THESE,
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer = viewer
        if viewer.person:
            del self.fields["voice"]
            let_choose(self, "sender", [(BY_NAME, viewer.person.name), (WITHOUT_NAME, _("Uten navn"))])
        else:
            del self.fields["sender"]

    def words(self) -> Words:
        """What is proposed, as the verb takes it."""
        cleaned = self.cleaned_data
        return Words(
            kind=cleaned["kind"],
            word=cleaned["word"],
            say=cleaned["say"],
            why=cleaned["why"],
            person=self.viewer.person if cleaned.get("sender") == BY_NAME else None,
            voice=cleaned.get("voice", ""),
        )


class RemarkForm(CarefulForm):
    """A contribution to the conversation about a word."""

    text = WordsField(
        label=gettext_lazy("Hva mener du?"),
        longest=LONGEST,
        rows=3,
        own_words=True,
        missing=gettext_lazy("Skriv det du mener. Ett ord er nok."),
    )


class _AnswerForm(CarefulForm):
    """An answer in the name of a team or of whoever writes it; ``seen`` is the answer that was there before."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    text = WordsField(
        label=gettext_lazy("Svaret"),
        help_text=gettext_lazy("Si hva dere gjør med det, og hvorfor. To setninger er nok."),
        longest=LONGEST,
        rows=5,
        missing=gettext_lazy("Skriv hva dere gjør med det, og hvorfor. To setninger er nok."),
    )
    team = forms.ModelChoiceField(
        Team.objects.none(),
        label=gettext_lazy("På vegne av"),
        required=False,
        empty_label=gettext_lazy("Meg selv"),
    )

    def __init__(self, *args: Any, teams: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        let_choose_from(self, "team", teams)


class RemarkAnswerForm(_AnswerForm):
    """The answer to a remark."""


class ProposalAnswerForm(_AnswerForm):
    """What came of a proposal, and why."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Hva ble det til?"),
        choices=Proposal.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Velg hva det ble til."),
            "invalid_choice": gettext_lazy("Velg en av disse."),
        },
    )
    field_order = ("seen", "outcome", "text", "team", "overruled")

    def reply(self) -> Reply:
        """The answer, as the verb takes it."""
        cleaned = self.cleaned_data
        return Reply(**{name: cleaned[name] for name in ("outcome", "text", "team", "overruled")})


class CodeForm(forms.Form):
    """The code of a proposal."""

    code = forms.CharField(
        label=gettext_lazy("Koden din"),
        help_text=gettext_lazy("Tolv bokstaver. Store og små er det samme, og strekene kan du la være."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        max_length=100,
        error_messages={"required": gettext_lazy("Skriv koden du fikk da du sendte forslaget.")},
    )
