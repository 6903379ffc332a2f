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

from tests.access.table_beside import DOORS_AND_VALUES, SIGN_IN
from tests.access.table_checking import CHECKING
from tests.access.table_councils import OF_COUNCILS
from tests.access.table_counting import COUNTING
from tests.access.table_dictionary import DICTIONARY
from tests.access.table_dictionary_papers import PAPERS
from tests.access.table_gatherings import OF_GATHERINGS
from tests.access.table_meetings import OF_MEETINGS
from tests.access.table_mirror import OF_MIRROR
from tests.access.table_practice import OF_PRACTICE
from tests.access.table_reflections import OF_REFLECTIONS
from tests.access.table_series import OF_SERIES
from tests.access.table_word_talk import WORD_TALK

PEOPLE = ["visitor", "cato", "alma", "edvard", "dina", "bo"]

TABLE = f"""
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
people:digest                 -       GET   sign-in 405     405     405     405     405
people:digest                 -       POST  sign-in onward  onward  onward  onward  onward
people:calendar_key           -       GET   sign-in 405     405     405     405     405
people:calendar_key           -       POST  sign-in onward  onward  onward  onward  onward
people:calendar               -       GET   404     404     404     404     404     404
people:calendar               -       POST  405     405     405     405     405     405
people:try_as                 -       GET   405     405     405     405     405     405
people:try_as                 -       POST  404     404     404     404     404     404

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
plans:calendar                draft   GET   404     404     page    page    page    404
plans:calendar                draft   POST  405     405     405     405     405     405
plans:calendar                closed  GET   404     404     page    page    page    404
plans:calendar                opened  GET   page    page    page    page    page    page
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
plans:step                    draft   POST  sign-in 404     405     405     405     404
plans:step                    opened  GET   sign-in 404     403     403     page    404
plans:step                    opened  POST  sign-in 404     405     405     405     404
plans:take_step               draft   GET   sign-in 404     403     403     page    404
plans:take_step               draft   POST  sign-in 404     403     403     wrong   404
plans:take_step               opened  GET   sign-in 404     403     403     page    404
plans:take_step               opened  POST  sign-in 404     403     403     wrong   404
plans:versions                draft   GET   404     404     page    page    page    404
plans:versions                draft   POST  405     405     405     405     405     405
plans:versions                closed  GET   404     404     page    page    page    404
plans:versions                opened  GET   page    page    page    page    page    page
plans:versions                opened  POST  405     405     405     405     405     405
plans:version                 draft   GET   404     404     page    page    page    404
plans:version                 draft   POST  405     405     405     405     405     405
plans:version                 closed  GET   404     404     page    page    page    404
plans:version                 opened  GET   page    page    page    page    page    page
plans:version                 opened  POST  405     405     405     405     405     405
plans:version_pdf             draft   GET   404     404     page    page    page    404
plans:version_pdf             draft   POST  405     405     405     405     405     405
plans:version_pdf             closed  GET   404     404     page    page    page    404
plans:version_pdf             opened  GET   page    page    page    page    page    page
plans:version_compare         draft   GET   404     404     page    page    page    404
plans:version_compare         draft   POST  405     405     405     405     405     405
plans:version_compare         closed  GET   404     404     page    page    page    404
plans:version_compare         opened  GET   page    page    page    page    page    page
plans:version_compare         opened  POST  405     405     405     405     405     405
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
plans:archive                 draft   GET   sign-in 404     403     403     page    404
plans:archive                 draft   POST  sign-in 404     405     405     405     404
plans:archive                 opened  GET   sign-in 404     403     403     page    404
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
plans:follow_up               draft   GET   sign-in 404     page    page    page    404
plans:follow_up               draft   POST  sign-in 404     onward  onward  onward  404
plans:follow_up               opened  GET   sign-in 404     page    page    page    404
plans:follow_up               opened  POST  sign-in 404     onward  onward  onward  404
plans:measure_update          draft   GET   sign-in 404     403     403     page    404
plans:measure_update          draft   POST  sign-in 404     403     403     wrong   404
plans:measure_update          opened  GET   sign-in 404     403     403     page    404
plans:measure_update          opened  POST  sign-in 404     403     403     wrong   404
plans:hand_over               draft   GET   sign-in 404     403     403     page    404
plans:hand_over               draft   POST  sign-in 404     403     403     wrong   404
plans:hand_over               opened  GET   sign-in 404     403     403     page    404
plans:hand_over               opened  POST  sign-in 404     403     403     wrong   404
plans:milestones              draft   GET   sign-in 404     403     403     page    404
plans:milestones              draft   POST  sign-in 404     403     403     wrong   404
plans:milestones              opened  GET   sign-in 404     403     403     page    404
plans:milestones              opened  POST  sign-in 404     403     403     wrong   404
plans:milestone_edit          draft   GET   sign-in 404     403     403     page    404
plans:milestone_edit          draft   POST  sign-in 404     403     403     wrong   404
plans:milestone_edit          opened  GET   sign-in 404     403     403     page    404
plans:milestone_edit          opened  POST  sign-in 404     403     403     wrong   404
plans:milestone_reach         draft   GET   sign-in 404     405     405     405     404
plans:milestone_reach         draft   POST  sign-in 404     403     403     onward  404
plans:milestone_reach         opened  GET   sign-in 404     405     405     405     404
plans:milestone_reach         opened  POST  sign-in 404     403     403     onward  404
plans:milestone_move          draft   GET   sign-in 404     405     405     405     404
plans:milestone_move          draft   POST  sign-in 404     403     403     onward  404
plans:milestone_move          opened  GET   sign-in 404     405     405     405     404
plans:milestone_move          opened  POST  sign-in 404     403     403     onward  404
plans:milestone_remove        draft   GET   sign-in 404     405     405     405     404
plans:milestone_remove        draft   POST  sign-in 404     403     403     onward  404
plans:milestone_remove        opened  GET   sign-in 404     405     405     405     404
plans:milestone_remove        opened  POST  sign-in 404     403     403     onward  404
plans:measure_history         draft   GET   404     404     page    page    page    404
plans:measure_history         draft   POST  405     405     405     405     405     405
plans:measure_history         closed  GET   404     404     page    page    page    404
plans:measure_history         closed  POST  405     405     405     405     405     405
plans:measure_history         opened  GET   page    page    page    page    page    page
plans:measure_history         opened  POST  405     405     405     405     405     405
plans:plan_history            draft   GET   404     404     page    page    page    404
plans:plan_history            draft   POST  405     405     405     405     405     405
plans:plan_history            closed  GET   404     404     page    page    page    404
plans:plan_history            closed  POST  405     405     405     405     405     405
plans:plan_history            opened  GET   page    page    page    page    page    page
plans:plan_history            opened  POST  405     405     405     405     405     405
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

plans:hearing                 draft   GET   404     404     404     404     404     404
plans:hearing                 draft   POST  405     405     405     405     405     405
plans:hearing                 opened  GET   404     404     404     404     404     404
plans:hearing                 opened  POST  405     405     405     405     405     405
plans:hearing_change          draft   GET   sign-in 404     404     404     404     404
plans:hearing_change          draft   POST  sign-in 404     404     404     404     404
plans:hearing_change          opened  GET   sign-in 404     404     404     404     404
plans:hearing_change          opened  POST  sign-in 404     404     404     404     404
plans:hearing_say             draft   GET   404     404     404     404     404     404
plans:hearing_say             draft   POST  404     404     404     404     404     404
plans:hearing_say             opened  GET   404     404     404     404     404     404
plans:hearing_say             opened  POST  404     404     404     404     404     404
plans:hearing_answers         draft   GET   sign-in 404     404     404     404     404
plans:hearing_answers         draft   POST  sign-in 404     404     404     404     404
plans:hearing_answers         opened  GET   sign-in 404     404     404     404     404
plans:hearing_answers         opened  POST  sign-in 404     404     404     404     404
plans:hearing_answer          draft   GET   sign-in 404     404     404     404     404
plans:hearing_answer          draft   POST  sign-in 404     404     404     404     404
plans:hearing_answer          opened  GET   sign-in 404     404     404     404     404
plans:hearing_answer          opened  POST  sign-in 404     404     404     404     404
plans:hearing_hide            draft   GET   sign-in 404     404     404     404     404
plans:hearing_hide            draft   POST  sign-in 404     404     404     404     404
plans:hearing_hide            opened  GET   sign-in 404     404     404     404     404
plans:hearing_hide            opened  POST  sign-in 404     404     404     404     404
plans:you_said                draft   GET   404     404     404     404     404     404
plans:you_said                draft   POST  405     405     405     405     405     405
plans:you_said                opened  GET   404     404     404     404     404     404
plans:you_said                opened  POST  405     405     405     405     405     405
plans:invitation              draft   GET   sign-in 404     404     404     404     404
plans:invitation              draft   POST  sign-in 404     405     405     405     404
plans:invitation              opened  GET   sign-in 404     404     404     404     404
plans:invitation              opened  POST  sign-in 404     405     405     405     404
plans:easy                    draft   GET   404     404     page    page    page    404
plans:easy                    draft   POST  405     405     405     405     405     405
plans:easy                    opened  GET   page    page    page    page    page    page
plans:easy                    opened  POST  405     405     405     405     405     405
plans:input_receipt           -       GET   page    page    page    page    page    page
plans:input_receipt           -       POST  wrong   wrong   wrong   wrong   wrong   wrong
{SIGN_IN}{DOORS_AND_VALUES}{CHECKING}{COUNTING}{DICTIONARY}{PAPERS}{WORD_TALK}{OF_SERIES}{OF_GATHERINGS}{OF_MEETINGS}{OF_REFLECTIONS}{OF_COUNCILS}{OF_PRACTICE}{OF_MIRROR}"""
