"""The rows of proposals for the dictionary, the conversation about its words, and the editor of its draft."""

WORD_TALK = """
language:proposals            -       GET   page    page    page    page    page    page
language:proposals            -       POST  405     405     405     405     405     405
language:propose              -       GET   page    page    page    page    page    page
language:propose              -       POST  wrong   wrong   wrong   wrong   wrong   wrong
language:proposal_receipt     -       GET   page    page    page    page    page    page
language:proposal_receipt     -       POST  wrong   wrong   wrong   wrong   wrong   wrong
language:proposal_answer      -       GET   sign-in 404     403     403     page    404
language:proposal_answer      -       POST  sign-in 404     403     403     wrong   404
language:proposal_take_in     -       GET   sign-in 404     405     405     405     404
language:proposal_take_in     -       POST  sign-in 404     403     403     onward  404
language:remark               -       GET   sign-in 404     405     405     405     404
language:remark               -       POST  sign-in 404     wrong   wrong   wrong   404
language:agree                -       GET   sign-in 404     405     405     405     404
language:agree                -       POST  sign-in 404     onward  onward  onward  404
language:remark_answer        -       GET   sign-in 404     403     403     page    404
language:remark_answer        -       POST  sign-in 404     403     403     wrong   404
language:remark_withdraw      -       GET   sign-in 404     405     405     405     404
language:remark_withdraw      -       POST  sign-in 404     403     403     onward  404
language:entry_new            -       GET   sign-in 404     403     403     page    404
language:entry_new            -       POST  sign-in 404     403     403     wrong   404
language:entry_edit           -       GET   sign-in 404     403     403     page    404
language:entry_edit           -       POST  sign-in 404     403     403     wrong   404
language:entry_remove         -       GET   sign-in 404     403     403     page    404
language:entry_remove         -       POST  sign-in 404     403     403     onward  404
"""
