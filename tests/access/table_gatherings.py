"""The rows of a gathering's own page, its agenda, and the answers to invitations."""

OF_GATHERINGS = """
gatherings:gathering_create   -       GET   sign-in 404     403     page    page    404
gatherings:gathering_create   -       POST  sign-in 404     403     wrong   wrong   404
gatherings:gathering          -       GET   404     404     page    page    page    404
gatherings:gathering          -       POST  405     405     405     405     405     405
gatherings:gathering_file     -       GET   404     404     page    page    page    404
gatherings:gathering_file     -       POST  405     405     405     405     405     405
gatherings:gathering_answer   -       GET   sign-in 404     405     405     405     404
gatherings:gathering_answer   -       POST  sign-in 404     onward  onward  onward  404
gatherings:guests             -       GET   405     405     405     405     405     405
gatherings:guests             -       POST  404     404     wrong   wrong   wrong   404
gatherings:gathering_edit     -       GET   sign-in 404     403     403     page    404
gatherings:gathering_edit     -       POST  sign-in 404     403     403     wrong   404
gatherings:gathering_announce -       GET   sign-in 404     405     405     405     404
gatherings:gathering_announce -       POST  sign-in 404     403     403     onward  404
gatherings:gathering_move     -       GET   sign-in 404     403     403     page    404
gatherings:gathering_move     -       POST  sign-in 404     403     403     wrong   404
gatherings:gathering_cancel   -       GET   sign-in 404     403     403     page    404
gatherings:gathering_cancel   -       POST  sign-in 404     403     403     wrong   404
gatherings:gathering_reinstate -      GET   sign-in 404     405     405     405     404
gatherings:gathering_reinstate -      POST  sign-in 404     403     403     onward  404
gatherings:item_create        -       GET   sign-in 404     page    403     page    404
gatherings:item_create        -       POST  sign-in 404     wrong   403     wrong   404
gatherings:slot_write         -       GET   sign-in 404     404     404     404     404
gatherings:slot_write         -       POST  sign-in 404     404     404     404     404
gatherings:item_edit          -       GET   sign-in 404     403     404     page    404
gatherings:item_edit          -       POST  sign-in 404     403     404     wrong   404
gatherings:item_remove        -       GET   sign-in 404     405     405     405     404
gatherings:item_remove        -       POST  sign-in 404     403     404     onward  404
gatherings:item_shift         -       GET   sign-in 404     405     405     405     404
gatherings:item_shift         -       POST  sign-in 404     403     404     onward  404
gatherings:answer             -       GET   404     404     404     404     404     404
gatherings:answer             -       POST  404     404     404     404     404     404
"""
