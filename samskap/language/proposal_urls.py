"""Proposals for the dictionary, and the conversation about its words."""

from django.urls import path

from samskap.language.views import conversation, proposal_answers, proposals

urlpatterns = [
    path("forslag/", proposals.proposals, name="proposals"),
    path("forslag/nytt/", proposals.propose, name="propose"),
    path("forslag/kode/", proposals.receipt, name="proposal_receipt"),
    path("forslag/<int:proposal_id>/svar/", proposal_answers.answer, name="proposal_answer"),
    path("forslag/<int:proposal_id>/ta-inn/", proposal_answers.take_in, name="proposal_take_in"),
    path("innspill/<int:remark_id>/svar/", conversation.answer, name="remark_answer"),
    path("innspill/<int:remark_id>/trekk/", conversation.withdraw, name="remark_withdraw"),
    path("innspill/til/<path:entry_key>/", conversation.remark, name="remark"),
    path("enig/<path:entry_key>/", conversation.agree, name="agree"),
]
