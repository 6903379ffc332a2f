// The icons of the interface: names taken from Lucide (ISC), and our own drawings on the same 24 grid with the same pen.
// To add one: put its Lucide name here, run `npm run build`, use <c-icon name="…" />.

export const LUCIDE = `
arrow-down arrow-left arrow-right arrow-up arrow-up-right ban bell book-open bookmark calendar calendar-days
chart-no-axes-gantt check chevron-down chevron-left chevron-right chevron-up circle circle-alert circle-check
circle-help circle-pause circle-stop clipboard-check clipboard-list clock cloud-off coffee corner-down-right
door-open download ellipsis eye eye-off file-text file-up filter-x flag git-compare-arrows globe grip-vertical
hand-heart headphones heart history house inbox info key-round landmark languages layers life-buoy lightbulb
link list list-checks lock log-in log-out mail map-pin map-pinned megaphone menu message-circle-heart
message-square minus network newspaper palette paperclip pencil phone play plus printer quote refresh-cw
repeat-2 replace rotate-ccw save search send settings share-2 shield-check sparkles square-pen tablet-smartphone
text-cursor-input thumbs-up trash-2 triangle-alert undo-2 unlink upload user-round users-round video x
`
  .trim()
  .split(/\s+/);

export const OWN = {
  // status shapes: dashed ring, half ring, disc with a check, lifebuoy in ink, ring with a stop, ring with an arrow
  "s-not-started": '<circle cx="12" cy="12" r="9" stroke-dasharray="3.2 3.1"/>',
  "s-in-progress":
    '<circle cx="12" cy="12" r="9"/><path d="M12 3a9 9 0 0 1 0 18z" fill="currentColor" stroke="none"/>',
  "s-done":
    '<circle cx="12" cy="12" r="10" fill="currentColor" stroke="none"/><path d="m7.6 12.3 3 3 5.9-6.2" stroke="#fff" stroke-width="2.4"/>',
  "s-ended": '<circle cx="12" cy="12" r="9"/><path d="M8 12h8"/>',
  "s-replaced": '<circle cx="12" cy="12" r="9"/><path d="M8 12h7.4m-3-3.1 3.1 3.1-3.1 3.1"/>',
  // the values; `v-ring` serves any value a municipality adds itself
  "v-hap":
    '<path d="M2.5 17.5h19"/><path d="M6.8 17.5a5.2 5.2 0 0 1 10.4 0"/><path d="M12 8.6V5"/><path d="m6 10.6-2.3-2.3"/><path d="m18 10.6 2.3-2.3"/><path d="M8 21h8"/>',
  "v-identitet":
    '<circle cx="12" cy="7.6" r="4.1"/><path d="M4.6 20.6a7.4 7.4 0 0 1 14.8 0"/><path d="m12 15.6.01 0" stroke-width="2.6"/>',
  "v-samhorighet": '<circle cx="8.7" cy="12" r="5.9"/><circle cx="15.3" cy="12" r="5.9"/>',
  "v-mening":
    '<circle cx="12" cy="12" r="9.2"/><path d="m15.9 8.1-2.4 5.4-5.4 2.4 2.4-5.4z" fill="currentColor" stroke-width="1.4"/>',
  "v-empowerment":
    '<path d="M12 21v-9.5"/><path d="M12 12c0-4.6 2.6-7.4 8-7.4 0 4.9-2.9 7.4-8 7.4"/><path d="M12 15.4c0-3.6-2.3-5.9-7.4-5.9 0 3.8 2.6 5.9 7.4 5.9"/><path d="M7.5 21h9"/>',
  "v-ring":
    '<circle cx="12" cy="12" r="7.6"/><circle cx="12" cy="12" r="2" fill="currentColor" stroke="none"/>',
};
