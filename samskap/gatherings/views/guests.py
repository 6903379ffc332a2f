"""The form of those without account, and how many of them one address may send."""

from __future__ import annotations

from samskap.core import ratelimit
from samskap.core.receipts import Receipts, chance
from samskap.gatherings.forms.guests import GuestForm
from samskap.gatherings.models import Gathering

RECEIPTS = Receipts("samskap.gatherings.guests")
# A library or a meeting of thirty shares one address: only what no room of people could send is stopped.
SENDING = ratelimit.Limit("gathering-guests", most=60, seconds=3600)


def guest_form(row: Gathering) -> GuestForm:
    """A form opened now."""
    return GuestForm(initial={"mark": RECEIPTS.write_mark([row.pk, chance()])})
