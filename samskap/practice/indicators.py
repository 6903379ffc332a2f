"""The figure that changes in practice bring: how many of those whose day has come were asked about."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from samskap.plans.indicators import Counted, Reading, Scope, indicator
from samskap.practice.models import ChangeRecord, Verdict


@indicator(
    "practice.changes_reviewed",
    label=gettext_lazy("Endringer der de det var for, har sagt om det hjalp"),
    sentence=gettext_lazy(
        "Ved %(n)s av %(of)s endringer vi skulle se på, har de det var for, sagt om det hjalp"
    ),
    how=gettext_lazy(
        "Vi teller endringene i virksomheten som har planen, når dagen for å se på dem er kommet, eller noen har sett "
        "på dem før. En endring er med når en runde med spørsmål er avsluttet og minst én har svart. Hva de svarte, "
        "teller ikke her."
    ),
    unit=gettext_lazy("endringer"),
    cues=(
        *("endring i praksis", "endringar i praksis", "endre praksis", "praksisendring", "endret praksis"),
        *("hjalp det", "brukermedvirkning", "innbyggernes vurdering"),
    ),
    whole_plan=True,
)
def changes_reviewed(scope: Scope, on: date) -> Reading:
    """Changes of the plan's unit and those below it that were due by the day, and those with an answer by then.

    Everybody who reads an opened plan reads the basis, and what was changed is the members' own: only its day is told.
    """
    until = timezone.make_aware(datetime.combine(on + timedelta(days=1), time.min))
    answered = Verdict.objects.filter(round__change=OuterRef("pk"), round__closed_at__lt=until, held=False)
    home = scope.plan.unit_id
    rows = (
        ChangeRecord.objects.filter(
            Q(unit=home) | Q(unit__parent=home) | Q(unit__parent__parent=home),
            organisation=scope.organisation,
            since__lte=on,
        )
        .annotate(answered=Exists(answered))
        .filter(Q(review_on__lte=on) | Q(concluded_on__lte=on) | Q(answered=True))
        .order_by("since", "pk")
    )
    start = reverse("practice:change", args=[scope.organisation.slug, 0]).removesuffix("0/")
    basis = tuple(
        Counted(
            _("Endring %(number)s, fra %(day)s")
            % {"number": number, "day": format_date(since, pgettext("date", "j. F Y"))},
            f"{start}{pk}/",
            bool(said),
        )
        for number, (pk, since, said) in enumerate(rows.values_list("pk", "since", "answered"), start=1)
    )
    return Reading(sum(each.counts for each in basis), len(basis), basis)
