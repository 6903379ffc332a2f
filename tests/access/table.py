"""The expected answers, one line for each address, plan and way of asking.

| plan    | which plan the address is about, and whether the municipality has opened its plans to visitors |
|---------|------------------------------------------------------------------------------------------------|
| -       | none                                                                                           |
| draft   | the draft                                                                                      |
| closed  | the active plan while plans are closed to visitors                                             |
| opened  | the active plan while plans are open to visitors                                               |

| answer  | means                                                   |
|---------|---------------------------------------------------------|
| page    | 200                                                     |
| wrong   | 422 or 200: what was sent is not filled in, says so     |
| onward  | sent on to another page of the site                     |
| sign-in | sent to sign in                                         |
| 403 …   | refused with that number                                |

The columns are the people: a visitor, Cato (a login and nothing more), Alma (employee), Edvard (council member),
Dina (leads the unit), Bo (leads a unit in another municipality).
"""

from __future__ import annotations

PEOPLE = ["visitor", "cato", "alma", "edvard", "dina", "bo"]

TABLE = """
address                       plan    ask   visitor cato    alma    edvard  dina    bo

core:healthz                  -       GET   page    page    page    page    page    page
core:healthz                  -       POST  405     405     405     405     405     405
core:set_language             -       GET   405     405     405     405     405     405
core:set_language             -       POST  onward  onward  onward  onward  onward  onward

design:gallery                -       GET   page    page    page    page    page    page
design:gallery                -       POST  405     405     405     405     405     405

people:me                     -       GET   sign-in page    page    page    page    page
people:me                     -       POST  sign-in 405     405     405     405     405
people:language               -       GET   sign-in 405     405     405     405     405
people:language               -       POST  sign-in onward  onward  onward  onward  onward
people:try_as                 -       GET   405     405     405     405     405     405
people:try_as                 -       POST  404     404     404     404     404     404

account_login                 -       GET   page    onward  onward  onward  onward  onward
account_login                 -       POST  wrong   onward  onward  onward  onward  onward
account_confirm_login_code    -       GET   sign-in onward  onward  onward  onward  onward
account_confirm_login_code    -       POST  sign-in onward  onward  onward  onward  onward
mfa_authenticate              -       GET   sign-in onward  onward  onward  onward  onward
mfa_authenticate              -       POST  sign-in onward  onward  onward  onward  onward
mfa_login_webauthn            -       GET   sign-in onward  onward  onward  onward  onward
mfa_login_webauthn            -       POST  sign-in onward  onward  onward  onward  onward
openid_connect_login          -       GET   404     404     404     404     404     404
openid_connect_login          -       POST  404     404     404     404     404     404
openid_connect_callback       -       GET   404     404     404     404     404     404
openid_connect_callback       -       POST  404     404     404     404     404     404
socialaccount_login_cancelled -       GET   page    page    page    page    page    page
socialaccount_login_cancelled -       POST  405     405     405     405     405     405
socialaccount_login_error     -       GET   401     401     401     401     401     401
socialaccount_login_error     -       POST  405     405     405     405     405     405
account_logout                -       GET   onward  page    page    page    page    page
account_logout                -       POST  onward  onward  onward  onward  onward  onward
account_inactive              -       GET   page    page    page    page    page    page
account_inactive              -       POST  405     405     405     405     405     405
account_signup                -       GET   page    page    page    page    page    page
account_signup                -       POST  405     405     405     405     405     405
socialaccount_signup          -       GET   page    page    page    page    page    page
socialaccount_signup          -       POST  405     405     405     405     405     405
account_reauthenticate        -       GET   sign-in 403     403     403     403     403
account_reauthenticate        -       POST  sign-in 403     403     403     403     403
mfa_reauthenticate            -       GET   sign-in 403     403     403     403     403
mfa_reauthenticate            -       POST  sign-in 403     403     403     403     403
mfa_reauthenticate_webauthn   -       GET   sign-in 403     403     403     403     403
mfa_reauthenticate_webauthn   -       POST  sign-in 403     403     403     403     403
mfa_index                     -       GET   sign-in onward  onward  onward  onward  onward
mfa_index                     -       POST  sign-in onward  onward  onward  onward  onward
socialaccount_connections     -       GET   sign-in onward  onward  onward  onward  onward
socialaccount_connections     -       POST  sign-in onward  onward  onward  onward  onward
mfa_activate_totp             -       GET   sign-in page    page    page    page    page
mfa_activate_totp             -       POST  sign-in wrong   wrong   wrong   wrong   wrong
mfa_deactivate_totp           -       GET   sign-in 404     404     404     404     404
mfa_deactivate_totp           -       POST  sign-in 404     404     404     404     404
mfa_view_recovery_codes       -       GET   sign-in 404     404     404     404     404
mfa_view_recovery_codes       -       POST  sign-in 405     405     405     405     405
mfa_generate_recovery_codes   -       GET   sign-in page    page    page    page    page
mfa_generate_recovery_codes   -       POST  sign-in wrong   wrong   wrong   wrong   wrong
mfa_download_recovery_codes   -       GET   sign-in 404     404     404     404     404
mfa_download_recovery_codes   -       POST  sign-in 404     404     404     404     404
mfa_list_webauthn             -       GET   sign-in onward  onward  onward  onward  onward
mfa_list_webauthn             -       POST  sign-in onward  onward  onward  onward  onward
mfa_add_webauthn              -       GET   sign-in page    page    page    page    page
mfa_add_webauthn              -       POST  sign-in wrong   wrong   wrong   wrong   wrong
mfa_edit_webauthn             -       GET   sign-in 404     404     404     404     404
mfa_edit_webauthn             -       POST  sign-in 404     404     404     404     404
mfa_remove_webauthn           -       GET   sign-in 404     404     404     404     404
mfa_remove_webauthn           -       POST  sign-in 404     404     404     404     404

portal:start                  -       GET   page    onward  onward  onward  onward  onward
portal:start                  -       POST  405     405     405     405     405     405
portal:privacy                -       GET   page    page    page    page    page    page
portal:privacy                -       POST  405     405     405     405     405     405
portal:front                  closed  GET   page    page    page    page    page    page
portal:front                  closed  POST  405     405     405     405     405     405
portal:front                  opened  GET   page    page    page    page    page    page
portal:front                  opened  POST  405     405     405     405     405     405

values:list                   closed  GET   page    page    page    page    page    page
values:list                   closed  POST  405     405     405     405     405     405
values:list                   opened  GET   page    page    page    page    page    page
values:list                   opened  POST  405     405     405     405     405     405
values:value                  closed  GET   page    page    page    page    page    page
values:value                  closed  POST  405     405     405     405     405     405
values:value                  opened  GET   page    page    page    page    page    page
values:value                  opened  POST  405     405     405     405     405     405
values:posters                -       GET   page    page    page    page    page    page
values:posters                -       POST  405     405     405     405     405     405
values:poster                 -       GET   page    page    page    page    page    page
values:poster                 -       POST  405     405     405     405     405     405
values:poster_file            -       GET   page    page    page    page    page    page
values:poster_file            -       POST  405     405     405     405     405     405
values:poster_photo           -       GET   sign-in 404     page    page    page    404
values:poster_photo           -       POST  sign-in 404     405     405     405     404
values:poster_edit            -       GET   sign-in 404     403     403     page    404
values:poster_edit            -       POST  sign-in 404     403     403     wrong   404
values:poster_reset           -       GET   sign-in 404     405     405     405     404
values:poster_reset           -       POST  sign-in 404     403     403     onward  404
values:poster_hung            -       GET   sign-in 404     405     405     405     404
values:poster_hung            -       POST  sign-in 404     403     403     wrong   404
values:poster_taken_down      -       GET   sign-in 404     405     405     405     404
values:poster_taken_down      -       POST  sign-in 404     403     403     onward  404
values:edit                   -       GET   sign-in 404     403     403     page    404
values:edit                   -       POST  sign-in 404     403     403     wrong   404
values:statement_add          -       GET   sign-in 404     page    403     page    404
values:statement_add          -       POST  sign-in 404     wrong   403     wrong   404
values:statement_edit         -       GET   sign-in 404     page    403     page    404
values:statement_edit         -       POST  sign-in 404     wrong   403     wrong   404
values:statement_delete       -       GET   sign-in 404     405     405     405     404
values:statement_delete       -       POST  sign-in 404     onward  403     onward  404

plans:current                 -       GET   onward  onward  onward  onward  onward  onward
plans:current                 -       POST  405     405     405     405     405     405
plans:list                    closed  GET   page    page    page    page    page    page
plans:list                    closed  POST  405     405     405     405     405     405
plans:list                    opened  GET   page    page    page    page    page    page
plans:list                    opened  POST  405     405     405     405     405     405
plans:plan                    draft   GET   404     404     page    page    page    404
plans:plan                    draft   POST  405     405     405     405     405     405
plans:plan                    closed  GET   404     404     page    page    page    404
plans:plan                    closed  POST  405     405     405     405     405     405
plans:plan                    opened  GET   page    page    page    page    page    page
plans:plan                    opened  POST  405     405     405     405     405     405
plans:create                  -       GET   sign-in 404     403     403     page    404
plans:create                  -       POST  sign-in 404     403     403     wrong   404
plans:edit                    draft   GET   sign-in 404     403     403     page    404
plans:edit                    draft   POST  sign-in 404     405     405     405     404
plans:edit                    opened  GET   sign-in 404     403     403     page    404
plans:edit                    opened  POST  sign-in 404     405     405     405     404
plans:edit_head               draft   GET   sign-in 404     403     403     page    404
plans:edit_head               draft   POST  sign-in 404     403     403     wrong   404
plans:edit_head               opened  GET   sign-in 404     403     403     page    404
plans:edit_head               opened  POST  sign-in 404     403     403     wrong   404
plans:delete                  draft   GET   sign-in 404     403     403     page    404
plans:delete                  draft   POST  sign-in 404     403     403     onward  404
plans:delete                  opened  GET   sign-in 404     403     403     page    404
plans:delete                  opened  POST  sign-in 404     403     403     onward  404
plans:number                  draft   GET   sign-in 404     405     405     405     404
plans:number                  draft   POST  sign-in 404     403     403     onward  404
plans:number                  opened  GET   sign-in 404     405     405     405     404
plans:number                  opened  POST  sign-in 404     403     403     onward  404
plans:step                    draft   GET   sign-in 404     403     403     page    404
plans:step                    draft   POST  sign-in 404     403     403     409     404
plans:step                    opened  GET   sign-in 404     403     403     page    404
plans:step                    opened  POST  sign-in 404     403     403     409     404
plans:section_create          draft   GET   sign-in 404     403     403     page    404
plans:section_create          draft   POST  sign-in 404     403     403     wrong   404
plans:section_create          opened  GET   sign-in 404     403     403     page    404
plans:section_create          opened  POST  sign-in 404     403     403     wrong   404
plans:section_edit            draft   GET   sign-in 404     403     403     page    404
plans:section_edit            draft   POST  sign-in 404     403     403     wrong   404
plans:section_edit            opened  GET   sign-in 404     403     403     page    404
plans:section_edit            opened  POST  sign-in 404     403     403     wrong   404
plans:section_move            draft   GET   sign-in 404     405     405     405     404
plans:section_move            draft   POST  sign-in 404     403     403     onward  404
plans:section_move            opened  GET   sign-in 404     405     405     405     404
plans:section_move            opened  POST  sign-in 404     403     403     onward  404
plans:section_delete          draft   GET   sign-in 404     403     403     page    404
plans:section_delete          draft   POST  sign-in 404     403     403     wrong   404
plans:section_delete          opened  GET   sign-in 404     403     403     page    404
plans:section_delete          opened  POST  sign-in 404     403     403     wrong   404
plans:measure_create          draft   GET   sign-in 404     403     403     page    404
plans:measure_create          draft   POST  sign-in 404     403     403     wrong   404
plans:measure_create          opened  GET   sign-in 404     403     403     page    404
plans:measure_create          opened  POST  sign-in 404     403     403     wrong   404
plans:measure                 draft   GET   404     404     page    page    page    404
plans:measure                 draft   POST  405     405     405     405     405     405
plans:measure                 closed  GET   404     404     page    page    page    404
plans:measure                 closed  POST  405     405     405     405     405     405
plans:measure                 opened  GET   page    page    page    page    page    page
plans:measure                 opened  POST  405     405     405     405     405     405
plans:measure_edit            draft   GET   sign-in 404     403     403     page    404
plans:measure_edit            draft   POST  sign-in 404     403     403     wrong   404
plans:measure_edit            opened  GET   sign-in 404     403     403     page    404
plans:measure_edit            opened  POST  sign-in 404     403     403     wrong   404
plans:measure_move            draft   GET   sign-in 404     405     405     405     404
plans:measure_move            draft   POST  sign-in 404     403     403     onward  404
plans:measure_move            opened  GET   sign-in 404     405     405     405     404
plans:measure_move            opened  POST  sign-in 404     403     403     onward  404
plans:measure_delete          draft   GET   sign-in 404     405     405     405     404
plans:measure_delete          draft   POST  sign-in 404     403     403     onward  404
plans:measure_delete          opened  GET   sign-in 404     405     405     405     404
plans:measure_delete          opened  POST  sign-in 404     403     403     onward  404
plans:measure_status          draft   GET   sign-in 404     403     403     page    404
plans:measure_status          draft   POST  sign-in 404     403     403     wrong   404
plans:measure_status          opened  GET   sign-in 404     403     403     page    404
plans:measure_status          opened  POST  sign-in 404     403     403     wrong   404
plans:exports                 draft   GET   404     404     page    page    page    404
plans:exports                 draft   POST  405     405     405     405     405     405
plans:exports                 closed  GET   404     404     page    page    page    404
plans:exports                 opened  GET   page    page    page    page    page    page
plans:export                  draft   GET   404     404     page    page    page    404
plans:export                  draft   POST  405     405     405     405     405     405
plans:export                  closed  GET   404     404     page    page    page    404
plans:export                  opened  GET   page    page    page    page    page    page
plans:figures                 draft   GET   404     404     page    page    page    404
plans:figures                 draft   POST  405     405     405     405     405     405
plans:figures                 closed  GET   404     404     page    page    page    404
plans:figures                 closed  POST  405     405     405     405     405     405
plans:figures                 opened  GET   page    page    page    page    page    page
plans:figures                 opened  POST  405     405     405     405     405     405
plans:indicator               draft   GET   404     404     page    page    page    404
plans:indicator               draft   POST  405     405     405     405     405     405
plans:indicator               closed  GET   404     404     page    page    page    404
plans:indicator               closed  POST  405     405     405     405     405     405
plans:indicator               opened  GET   page    page    page    page    page    page
plans:indicator               opened  POST  405     405     405     405     405     405
plans:indicator_csv           draft   GET   404     404     page    page    page    404
plans:indicator_csv           draft   POST  405     405     405     405     405     405
plans:indicator_csv           closed  GET   404     404     page    page    page    404
plans:indicator_csv           closed  POST  405     405     405     405     405     405
plans:indicator_csv           opened  GET   page    page    page    page    page    page
plans:indicator_csv           opened  POST  405     405     405     405     405     405
plans:figure_add              draft   GET   sign-in 404     403     403     page    404
plans:figure_add              draft   POST  sign-in 404     403     403     wrong   404
plans:figure_add              opened  GET   sign-in 404     403     403     page    404
plans:figure_add              opened  POST  sign-in 404     403     403     wrong   404
plans:figure_edit             draft   GET   sign-in 404     403     403     page    404
plans:figure_edit             draft   POST  sign-in 404     403     403     wrong   404
plans:figure_edit             opened  GET   sign-in 404     403     403     page    404
plans:figure_edit             opened  POST  sign-in 404     403     403     wrong   404
plans:figure_enter            draft   GET   sign-in 404     403     403     page    404
plans:figure_enter            draft   POST  sign-in 404     403     403     wrong   404
plans:figure_enter            opened  GET   sign-in 404     403     403     page    404
plans:figure_enter            opened  POST  sign-in 404     403     403     wrong   404
plans:figure_remove           draft   GET   sign-in 404     403     403     page    404
plans:figure_remove           draft   POST  sign-in 404     403     403     onward  404
plans:figure_remove           opened  GET   sign-in 404     403     403     page    404
plans:figure_remove           opened  POST  sign-in 404     403     403     onward  404
plans:figure_answer           draft   GET   sign-in 404     405     405     405     404
plans:figure_answer           draft   POST  sign-in 404     403     403     onward  404
plans:figure_answer           opened  GET   sign-in 404     405     405     405     404
plans:figure_answer           opened  POST  sign-in 404     403     403     onward  404
plans:loose_texts             draft   GET   sign-in 404     403     403     page    404
plans:loose_texts             draft   POST  sign-in 404     405     405     405     404
plans:loose_texts             opened  GET   sign-in 404     403     403     page    404
plans:loose_texts             opened  POST  sign-in 404     405     405     405     404
plans:loose_text              draft   GET   sign-in 404     405     405     405     404
plans:loose_text              draft   POST  sign-in 404     403     403     404     404
plans:loose_text              opened  GET   sign-in 404     405     405     405     404
plans:loose_text              opened  POST  sign-in 404     403     403     404     404
plans:import_start            -       GET   sign-in 404     403     403     page    404
plans:import_start            -       POST  sign-in 404     403     403     wrong   404
plans:import_review           -       GET   sign-in 404     404     404     page    404
plans:import_review           -       POST  sign-in 404     405     405     405     404
plans:import_same             -       GET   sign-in 404     404     404     onward  404
plans:import_same             -       POST  sign-in 404     404     404     onward  404
plans:import_accept           -       GET   sign-in 404     405     405     405     404
plans:import_accept           -       POST  sign-in 404     404     404     onward  404
plans:import_discard          -       GET   sign-in 404     405     405     405     404
plans:import_discard          -       POST  sign-in 404     404     404     onward  404
plans:import_head             -       GET   sign-in 404     404     404     page    404
plans:import_head             -       POST  sign-in 404     404     404     wrong   404
plans:import_suggestions      -       GET   sign-in 404     405     405     405     404
plans:import_suggestions      -       POST  sign-in 404     404     404     404     404
plans:import_section          -       GET   sign-in 404     404     404     page    404
plans:import_section          -       POST  sign-in 404     404     404     wrong   404
plans:import_measure          -       GET   sign-in 404     405     405     405     404
plans:import_measure          -       POST  sign-in 404     404     404     404     404
plans:import_measure_words    -       GET   sign-in 404     404     404     page    404
plans:import_measure_words    -       POST  sign-in 404     404     404     wrong   404
plans:import_loose            -       GET   sign-in 404     405     405     405     404
plans:import_loose            -       POST  sign-in 404     404     404     404     404

people:integrations           -       GET   sign-in 404     403     403     403     404
people:integrations           -       POST  sign-in 404     405     405     405     404
people:token_add              -       GET   sign-in 404     403     403     403     404
people:token_add              -       POST  sign-in 404     403     403     403     404
people:embed_add              -       GET   sign-in 404     403     403     403     404
people:embed_add              -       POST  sign-in 404     403     403     403     404
people:integration_revoke     -       GET   sign-in 404     405     405     405     404
people:integration_revoke     -       POST  sign-in 404     403     403     403     404
portal:embed                  -       GET   404     404     404     404     404     404
portal:embed                  -       POST  405     405     405     405     405     405

api:api-root                  -       GET   onward  onward  onward  onward  onward  onward
api:api-root                  -       POST  405     405     405     405     405     405
api:reference                 -       GET   page    page    page    page    page    page
api:reference                 -       POST  405     405     405     405     405     405
api:openapi                   -       GET   page    page    page    page    page    page
api:openapi                   -       POST  405     405     405     405     405     405
api:missing                   -       GET   404     404     404     404     404     404
api:missing                   -       POST  404     404     404     404     404     404
api:plans                     -       GET   401     401     401     401     401     401
api:plans                     -       POST  405     405     405     405     405     405
api:measures                  -       GET   401     401     401     401     401     401
api:measures                  -       POST  405     405     405     405     405     405
api:figures                   -       GET   401     401     401     401     401     401
api:figures                   -       POST  405     405     405     405     405     405
api:readings                  -       GET   401     401     401     401     401     401
api:readings                  -       POST  405     405     405     405     405     405
api:changes                   -       GET   401     401     401     401     401     401
api:changes                   -       POST  405     405     405     405     405     405
api:values                    -       GET   401     401     401     401     401     401
api:values                    -       POST  405     405     405     405     405     405
api:units                     -       GET   401     401     401     401     401     401
api:units                     -       POST  405     405     405     405     405     405
api:plan                      draft   GET   401     401     401     401     401     401
api:plan                      draft   POST  405     405     405     405     405     405
api:plan                      opened  GET   401     401     401     401     401     401
api:plan                      opened  POST  405     405     405     405     405     405
api:measure                   draft   GET   401     401     401     401     401     401
api:measure                   draft   POST  405     405     405     405     405     405
api:measure                   opened  GET   401     401     401     401     401     401
api:measure                   opened  POST  405     405     405     405     405     405

values:municipal              closed  GET   page    page    page    page    page    page
values:municipal              closed  POST  405     405     405     405     405     405
values:municipal              opened  GET   page    page    page    page    page    page
values:municipal              opened  POST  405     405     405     405     405     405
values:municipal_add          -       GET   sign-in 404     403     403     page    404
values:municipal_add          -       POST  sign-in 404     403     403     wrong   404
values:municipal_edit         -       GET   sign-in 404     403     403     page    404
values:municipal_edit         -       POST  sign-in 404     403     403     wrong   404
values:municipal_delete       -       GET   sign-in 404     405     405     405     404
values:municipal_delete       -       POST  sign-in 404     403     403     onward  404
values:link_add               -       GET   sign-in 404     page    403     page    404
values:link_add               -       POST  sign-in 404     wrong   403     wrong   404
values:link_edit              -       GET   sign-in 404     page    403     page    404
values:link_edit              -       POST  sign-in 404     onward  403     onward  404
values:link_delete            -       GET   sign-in 404     405     405     405     404
values:link_delete            -       POST  sign-in 404     onward  403     onward  404

plans:value_matrix            draft   GET   404     404     page    page    page    404
plans:value_matrix            draft   POST  405     405     405     405     405     405
plans:value_matrix            closed  GET   404     404     page    page    page    404
plans:value_matrix            opened  GET   page    page    page    page    page    page
plans:value_matrix            opened  POST  405     405     405     405     405     405
plans:changes                 closed  GET   404     404     page    page    page    404
plans:changes                 closed  POST  405     405     405     405     405     405
plans:changes                 opened  GET   page    page    page    page    page    page
plans:changes                 opened  POST  405     405     405     405     405     405
plans:changes_atom            closed  GET   404     404     page    page    page    404
plans:changes_atom            closed  POST  405     405     405     405     405     405
plans:changes_atom            opened  GET   page    page    page    page    page    page
plans:changes_atom            opened  POST  405     405     405     405     405     405
plans:changes_rss             closed  GET   404     404     page    page    page    404
plans:changes_rss             closed  POST  405     405     405     405     405     405
plans:changes_rss             opened  GET   page    page    page    page    page    page
plans:changes_rss             opened  POST  405     405     405     405     405     405
"""
