"""Shows our invitations to a real calendar program: ``python -m tools.calendar_program [thunderbird]``.

Thunderbird is started headless, offline and with a profile of its own. Its own code for invitations (iTIP) is given the
letters of a gathering that is announced, moved twice, cancelled and put back, and its calendars are asked what they
show after each. What is not as it should be ends the run with 1. docs/calendar.md tells how to get the program.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

from tools.marionette import Marionette

ROOT = Path(__file__).resolve().parent.parent
PREFERENCES = {
    "app.update.enabled": False,
    "calendar.timezone.local": "Europe/Oslo",
    "calendar.timezone.useSystemTimezone": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "mail.provider.suppress_dialog_on_startup": True,
    "mailnews.start_page.enabled": False,
    "marionette.port": 0,
}
SYSTEM = "--remote-allow-system-access"  # scripts may use the program's own modules
# An account for Alma and a calendar of hers that takes invitations, as when somebody has just set the program up.
SET_UP = """
const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const account = MailServices.accounts.createAccount();
account.incomingServer = MailServices.accounts.createIncomingServer("alma", "fjordvik.example", "pop3");
const identity = MailServices.accounts.createIdentity();
identity.email = "alma@fjordvik.example";
const server = MailServices.outgoingServer.createServer("smtp");
identity.smtpServerKey = server.key;
account.addIdentity(identity);
const calendar = cal.manager.createCalendar("storage", Services.io.newURI("moz-storage-calendar://"));
calendar.name = "Alma";
calendar.setProperty("imip.identity.key", identity.key);
cal.manager.registerCalendar(calendar);
return calendar.id;
"""
# What the program does when somebody opens the letter and presses Accept.
TAKE_IN = """
const [id, ics, method, resolve] = arguments;
const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
const { CalItipItem } = ChromeUtils.importESModule("resource:///modules/CalItipItem.sys.mjs");
const item = new CalItipItem();
item.init(ics);
item.isSend = false;
item.sender = "samskap@fjordvik.example";
item.receivedMethod = method;
item.targetCalendar = cal.manager.getCalendarById(id);
item.autoResponse = Ci.calIItipItem.NONE;
let taken = false;
cal.itip.processItipItem(item, async (itip, code, act, found) => {
  if (taken) return;
  taken = true;
  if (!act) return resolve({ action: "", code });
  const listener = { onOperationComplete() {}, onGetResult() {} };
  const pressed = act.method == "REQUEST" ? "ACCEPTED" : "";
  await act(listener, pressed, { responseMode: Ci.calIItipItem.NONE });
  resolve({ action: act.method, code });
});
"""
# What stands in a calendar then.
SHOWN = """
const [id, resolve] = arguments;
const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
(async () => {
  const calendar = cal.manager.getCalendarById(id);
  const items = await calendar.getItemsAsArray(Ci.calICalendar.ITEM_FILTER_ALL_ITEMS, 0, null, null);
  resolve(items.map(item => ({
    uid: item.id, title: item.title, status: item.status ?? "", sequence: item.getProperty("SEQUENCE") ?? "",
    starts: new Date(item.startDate.nativeTime / 1000).toISOString(), zone: item.startDate.timezone.tzid,
    clock: `${item.startDate.hour}.${item.startDate.minute}`,
    place: item.getProperty("LOCATION") ?? "",
  })));
})();
"""
# The subscription: a calendar of the program that reads a file.
SUBSCRIBE = """
const [path, resolve] = arguments;
const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
const file = Cc["@mozilla.org/file/local;1"].createInstance(Ci.nsIFile);
file.initWithPath(path);
const calendar = cal.manager.createCalendar("ics", Services.io.newFileURI(file));
calendar.name = "Samskap";
calendar.setProperty("cache.enabled", false);
cal.manager.registerCalendar(calendar);
calendar.addObserver({
  QueryInterface: ChromeUtils.generateQI(["calIObserver"]),
  onLoad() { resolve(calendar.id); }, onError(each, code, words) { resolve(`error ${code} ${words}`); },
  onStartBatch() {}, onEndBatch() {}, onAddItem() {}, onModifyItem() {}, onDeleteItem() {},
  onPropertyChanged() {}, onPropertyDeleting() {},
});
calendar.refresh();
"""


def letters() -> list[dict[str, str]]:
    """The steps, from a Samskap of their own."""
    with tempfile.TemporaryDirectory() as folder:
        settings = {key: value for key, value in os.environ.items() if not key.startswith("SAMSKAP_")}
        settings.update(
            SAMSKAP_VAR=folder,
            SAMSKAP_LOG_LEVEL="WARNING",
            DATABASE_URL=f"sqlite:///{folder}/letters.sqlite3",
            DJANGO_SETTINGS_MODULE="samskap.config.settings",
        )
        command = [sys.executable, "-m", "tools.calendar_letters"]
        child = subprocess.run(command, cwd=ROOT, env=settings, stdout=subprocess.PIPE, check=True)
    found: list[dict[str, str]] = json.loads(child.stdout)
    return found


@contextmanager
def program(path: str) -> Iterator[Marionette]:
    """The calendar program, running with a profile of its own that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        lines = [f"user_pref({json.dumps(key)}, {json.dumps(set_)});" for key, set_ in PREFERENCES.items()]
        Path(folder, "user.js").write_text("\n".join(lines))
        command = [
            path,
            "--headless",
            "--offline",
            "--no-remote",
            "--marionette",
            SYSTEM,
            "--profile",
            folder,
        ]
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            yield Marionette.of_profile(Path(folder))
        finally:
            child.terminate()
            child.wait(30)


def part_of(letter: str) -> tuple[str, str]:
    """The method and the file of a letter's calendar part."""
    mail = message_from_bytes(b64decode(letter), policy=policy.default)
    (part,) = [each for each in mail.walk() if each.get_content_type() == "text/calendar"]
    return str(part["Content-Type"].params["method"]), str(part.get_content())


def wrong_with(
    step: dict[str, str], shown: list[dict[str, Any]], *, cancelled: bool, kept: bool
) -> list[str]:
    """What a calendar shows otherwise than it should, in words. ``kept``: it keeps what is cancelled, as cancelled."""
    if cancelled and not kept:
        return [f"it is still there: {shown}"] if shown else []
    if len(shown) != 1:
        return [f"{len(shown)} events instead of one"]
    (event,) = shown
    expected = {
        "uid": step["uid"],
        "title": f"Avlyst: {step['title']}" if cancelled else step["title"],
        "status": "CANCELLED" if cancelled else "CONFIRMED",
        "sequence": step["sequence"],
        "zone": "Europe/Oslo",
        "clock": "8.30",
        "starts": f"{datetime.fromisoformat(step['starts']):%Y-%m-%dT%H:%M:%S}.000Z",
        "place": "Brygga, 2. etasje; kjøkkenet",
    }
    return [
        f"{key}: {event[key]!r} instead of {value!r}"
        for key, value in expected.items()
        if event[key] != value
    ]


def show(path: str) -> int:
    """Every step; returns how many things were wrong."""
    wrong = 0
    steps = letters()
    with program(path) as mail, tempfile.TemporaryDirectory() as folder:
        calendar = mail.run(SET_UP)
        for step in steps:
            cancelled = step["step"] == "cancelled"
            method, file = part_of(step["letter"])
            done = mail.wait_for(TAKE_IN, calendar, file, method)
            found = mail.wait_for(SHOWN, calendar)
            problems = wrong_with(step, found, cancelled=cancelled, kept=False)
            feed = Path(folder, f"{step['sequence']}.ics")
            feed.write_text(step["feed"], newline="")
            subscribed = mail.wait_for(SHOWN, mail.wait_for(SUBSCRIBE, str(feed)))
            problems += wrong_with(step, subscribed, cancelled=cancelled, kept=True)
            wrong += len(problems)
            when = found[0]["starts"] if found else "gone"
            print(
                f"{step['step']:12} {done['action']:16} calendar: {when}  subscription: {subscribed[0]['status']}"
            )
            for problem in problems:
                print(f"  wrong: {problem}")
    return wrong


def main() -> int:
    """The path of the program is the argument; else it is looked for."""
    path = sys.argv[1] if len(sys.argv) > 1 else shutil.which("thunderbird")
    if path is None:
        print("Thunderbird is not installed here; docs/calendar.md tells how.", file=sys.stderr)
        return 2
    return 1 if show(path) else 0


if __name__ == "__main__":
    raise SystemExit(main())
