/* Minutes that save themselves. What is typed is kept in the browser until the server has it, and sent again when there
   is a network. Two writers never write over one another: the server says so, and both texts stand on the page. */
(function () {
  "use strict";
  const PREFIX = "samskap-minutes:";
  const PAUSE = 1200;
  const AGAIN = 8000;
  const LOOK = 15000;
  const KEPT_DAYS = 14;
  const TURNS = { PageDown: "next", PageUp: "prev" };

  /* Drafts: one for each field, of one person on this machine; gone when saved, and swept after two weeks. */
  function drafts() {
    const found = [];
    try {
      for (let at = 0; at < localStorage.length; at += 1) {
        const key = localStorage.key(at);
        if (key.startsWith(PREFIX)) found.push([key, JSON.parse(localStorage.getItem(key))]);
      }
    } catch {
      /* a browser that keeps nothing: what is typed lasts as long as the page */
    }
    return found;
  }
  function keep(key, draft) {
    try {
      localStorage.setItem(key, JSON.stringify(draft));
    } catch {
      /* full or forbidden */
    }
  }
  function drop(key) {
    try {
      localStorage.removeItem(key);
    } catch {
      /* nothing was kept */
    }
  }
  function kept(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  }

  /* What the server answered: {status, said}, where status 0 is no network and -1 is being signed out. */
  async function send(url, body) {
    try {
      const answer = await fetch(url, { method: "POST", body, headers: { Accept: "application/json" }, credentials: "same-origin" });
      const json = (answer.headers.get("Content-Type") || "").startsWith("application/json");
      if (answer.redirected || (!json && answer.status < 500)) return { status: -1, said: {} };
      return json ? { status: answer.status, said: await answer.json() } : { status: 0, said: {} };
    } catch {
      return { status: 0, said: {} };
    }
  }

  class Field {
    constructor(form, place) {
      this.form = form;
      this.area = form.querySelector("textarea");
      this.mark = form.elements.mark;
      this.state = form.querySelector("[data-state]");
      this.differs = form.querySelector("[data-differs-here]");
      this.explain = form.querySelector("[data-explain]");
      this.key = `${place}${form.dataset.notes}`;
      this.saved = this.area.value;
      this.busy = false;
      this.timer = 0;
      this.area.addEventListener("input", () => this.typed());
      form.addEventListener("change", (event) => {
        if (event.target !== this.area) this.save();
      });
      form.addEventListener("submit", (event) => this.submitted(event));
      form.addEventListener("click", (event) => this.leftToTheOther(event));
      window.addEventListener("online", () => this.waiting() && this.save());
      this.takeUp();
      setInterval(() => this.look(), LOOK);
    }
    /* what others have written here meanwhile, on a projector say; never while there is something of one's own to send */
    async look() {
      if (document.hidden || this.busy || this.blocked || this.area.value !== this.saved) return;
      let page;
      try {
        const answer = await fetch(location.href, { credentials: "same-origin" });
        if (!answer.ok || answer.redirected) return;
        page = new DOMParser().parseFromString(await answer.text(), "text/html");
      } catch {
        return;
      }
      const area = page.querySelector("[data-notes] textarea");
      const mark = page.querySelector("[data-notes] [name=mark]");
      if (!area || this.busy || this.area.value !== this.saved) return;
      if (area.value !== this.saved) {
        const [from, to] = [this.area.selectionStart, this.area.selectionEnd];
        this.area.value = this.saved = area.value;
        this.area.setSelectionRange(from, to);
      }
      this.mark.value = mark.value;
      for (const part of ["[data-lines]", "[data-made]"]) {
        const [here, there] = [document.querySelector(part), page.querySelector(part)];
        if (here && there && !here.contains(document.activeElement)) here.replaceChildren(...there.childNodes);
      }
    }
    waiting() {
      return this.area.value !== this.saved && !this.blocked;
    }
    /* what was typed before the page was closed or lost its network */
    takeUp() {
      const draft = kept(this.key);
      if (!draft) return;
      if (draft.text === this.area.value) {
        drop(this.key);
        return;
      }
      this.area.value = draft.text;
      this.mark.value = draft.mark;
      this.save();
    }
    typed() {
      this.blocked = false;
      this.remember();
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.save(), PAUSE);
    }
    remember() {
      const { action, dataset } = this.form;
      const page = new URL(dataset.page, location.href).href;
      keep(this.key, { text: this.area.value, mark: this.mark.value, url: action, page, title: dataset.title, at: Date.now() });
    }
    submitted(event) {
      const choice = event.submitter?.name === "choice" ? event.submitter.value : "";
      event.preventDefault();
      this.save(choice);
    }
    leftToTheOther(event) {
      if (event.target.closest("[data-theirs]")) drop(this.key);
    }
    async save(choice = "") {
      clearTimeout(this.timer);
      if (this.busy) {
        this.again = true;
        return;
      }
      if (this.differs.firstElementChild && !choice) {
        this.say("differs");
        return;
      }
      this.busy = true;
      const text = this.area.value;
      const body = new FormData(this.form);
      if (choice) body.set("choice", choice);
      this.say("saving");
      const answer = await send(this.form.action, body);
      this.busy = false;
      this.took(answer, text);
      if (this.again) {
        this.again = false;
        if (this.area.value !== this.saved) this.save();
      }
    }
    took({ status, said }, text) {
      if (status === 200) this.isSaved(said, text);
      else if (status === 0 || status === -1) this.later(status);
      else this.refused(status, said);
    }
    isSaved(said, text) {
      this.mark.value = said.mark;
      this.differs.replaceChildren();
      this.explain.hidden = true;
      const untouched = this.area.value === text;
      if (untouched && said.text !== text.trim()) this.area.value = said.text;
      this.saved = untouched ? this.area.value : text;
      this.blocked = false;
      if (untouched) drop(this.key);
      else this.remember();
      this.area.removeAttribute("aria-invalid");
      this.state.textContent = said.said;
      const lines = document.querySelector("[data-lines]");
      if (lines && !lines.contains(document.activeElement)) lines.innerHTML = said.lines;
    }
    later(status) {
      this.remember();
      this.say(status ? "signedOut" : "waiting");
      this.timer = setTimeout(() => this.waiting() && this.save(), AGAIN);
    }
    refused(status, said) {
      this.remember();
      this.blocked = true;
      if (said.differs) {
        this.differs.innerHTML = said.differs;
        this.say("differs");
        return;
      }
      this.area.setAttribute("aria-invalid", "true");
      if (said.explain) this.explain.hidden = false;
      this.state.textContent = [this.form.dataset.refused, ...(said.words || [])].join(" ");
    }
    say(what) {
      this.state.textContent = this.form.dataset[what];
    }
  }

  /* Fields of other points, or of minutes that have been finished since: sent from here, and named when that fails. */
  async function sendTheRest(place, own, box) {
    const token = document.querySelector("[name=csrfmiddlewaretoken]");
    for (const [key, draft] of drafts()) {
      if (Date.now() - draft.at > KEPT_DAYS * 86400000) drop(key);
      else if (key.startsWith(place) && key !== own && token) {
        const body = new FormData();
        body.set("notes", draft.text);
        body.set("mark", draft.mark);
        body.set("csrfmiddlewaretoken", token.value);
        const answer = await send(draft.url, body);
        if (answer.status === 200) drop(key);
        else if (answer.status > 0) name(draft, answer.said.words, box);
      }
    }
  }
  function name(draft, words, box) {
    const link = document.createElement("a");
    link.href = draft.page;
    link.className = "ds-link";
    link.textContent = draft.title;
    const text = document.createElement("blockquote");
    text.className = "s-differs__theirs";
    text.textContent = draft.text;
    const line = document.createElement("p");
    line.append(`${box.dataset.words} `, link, ". ", (words || []).join(" "));
    box.append(line, text);
    box.hidden = false;
  }

  document.addEventListener("DOMContentLoaded", () => {
    const page = document.querySelector("[data-meeting]");
    if (!page) return;
    const place = `${PREFIX}${page.dataset.who}:${page.dataset.meeting}:`;
    const form = document.querySelector("[data-notes]");
    const field = form && new Field(form, place);
    const box = document.querySelector("[data-unsent]");
    sendTheRest(place, field?.key, box);
    window.addEventListener("online", () => sendTheRest(place, field?.key, box));
  });

  document.addEventListener("keydown", (event) => {
    const rel = TURNS[event.key];
    if (!rel || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest("input, textarea, select")) return;
    const link = document.querySelector(`[data-meeting] a[rel="${rel}"]`);
    if (!link) return;
    event.preventDefault();
    link.click();
  });
})();
