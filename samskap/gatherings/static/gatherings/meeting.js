/* Minutes that save themselves. What is typed is kept in the browser until the server has it, and sent again when there
   is a network. Two writers never write over one another: the server says so, and both texts stand on the page. */
(function () {
  "use strict";
  const PREFIX = "samskap-minutes:";
  const PAUSE = 1200;
  const AGAIN = 8000;
  const LOOK = 15000;
  const KEPT_DAYS = 14;
  const ROOM = 60000; // letters a browser still sends from a page that is being left
  const [NO_NET, SIGNED_OUT, SOMEBODY_ELSE] = [0, -1, -2];
  const PAGE = Math.random().toString(36).slice(2);
  const TURNS = { PageDown: "next", PageUp: "prev" };

  /* Drafts: one for each field and opened page, of one person on this machine: two tabs never write over each other's.
     Gone when saved, and swept after two weeks. */
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
      return true;
    } catch {
      return false; /* full or forbidden: the field says so */
    }
  }
  function drop(key) {
    try {
      localStorage.removeItem(key);
    } catch {
      /* nothing was kept */
    }
  }
  /* What the server answered: {status, said}; a status below 1 is one of those above, and is sent again later. */
  async function send(url, body) {
    let status = await post(url, body);
    if (status.status === 403 && !status.said) {
      /* the page is older than the sign-in: a fresh token, if it is still the same person */
      const page = await fetched();
      if (typeof page === "number") return { status: page, said: {} };
      const token = tokenOf(page);
      for (const each of document.querySelectorAll("[name=csrfmiddlewaretoken]")) each.value = token;
      body.set("csrfmiddlewaretoken", token);
      status = await post(url, body);
    }
    return { said: {}, ...status };
  }
  async function post(url, body) {
    try {
      const keepalive = document.hidden && String(body.get("notes")).length * 3 < ROOM;
      const answer = await fetch(url, { method: "POST", body, keepalive, headers: { Accept: "application/json" }, credentials: "same-origin" });
      const json = (answer.headers.get("Content-Type") || "").startsWith("application/json");
      if (answer.redirected || (answer.ok && !json)) return { status: SIGNED_OUT }; /* the sign-in answers as JSON, too */
      if (json) return { status: answer.status, said: await answer.json() };
      return { status: answer.status >= 500 ? NO_NET : answer.status };
    } catch {
      return { status: NO_NET };
    }
  }
  /* this page as it is now for the same person, or why there is none */
  async function fetched() {
    const { address, who } = document.querySelector("[data-meeting]").dataset;
    try {
      const answer = await fetch(address, { credentials: "same-origin" });
      if (!answer.ok) return answer.status >= 500 ? NO_NET : SOMEBODY_ELSE;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const there = page.querySelector("[data-meeting]");
      if (!there) return SIGNED_OUT;
      return there.dataset.who === who ? page : SOMEBODY_ELSE;
    } catch {
      return NO_NET;
    }
  }
  const tokenOf = (page) => page.querySelector("[name=csrfmiddlewaretoken]")?.value || "";

  /* what others have done here meanwhile, on a projector say; nothing is taken from under somebody's hands */
  async function look(field) {
    if (document.hidden || field?.hasWords()) return;
    const page = await fetched();
    if (typeof page === "number" || field?.hasWords()) return;
    field?.follow(page);
    for (const part of ["[data-steps]", "[data-earlier]", "[data-lines]", "[data-made]"]) {
      const [here, there] = [document.querySelector(part), page.querySelector(part)];
      if (here && there && !here.contains(document.activeElement)) here.replaceChildren(...there.childNodes);
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
      this.item = `${place}${form.dataset.notes}:`;
      this.key = `${this.item}${PAGE}`;
      this.saved = this.area.value;
      this.busy = false;
      this.kept = true;
      this.timer = 0;
      this.area.addEventListener("input", () => this.typed());
      form.addEventListener("change", (event) => {
        if (event.target !== this.area) this.save();
      });
      form.addEventListener("submit", (event) => this.submitted(event));
      form.addEventListener("click", (event) => this.leftToTheOther(event));
      window.addEventListener("online", () => this.waiting() && this.save());
      document.addEventListener("visibilitychange", () => document.hidden && this.waiting() && this.save());
      window.addEventListener("beforeunload", (event) => {
        if (this.area.value !== this.saved && !this.kept) event.preventDefault();
      });
      this.takeUp();
    }
    hasWords() {
      return this.busy || this.blocked || this.area.value !== this.saved;
    }
    waiting() {
      return this.area.value !== this.saved && !this.blocked;
    }
    follow(page) {
      const area = page.querySelector("[data-notes] textarea");
      const mark = page.querySelector("[data-notes] [name=mark]");
      if (!area || !mark) return;
      this.mark.value = mark.value;
      if (area.value.trim() !== this.saved.trim()) this.show(area.value);
    }
    /* another text in the field, with the cursor where it stood */
    show(text) {
      const [from, to] = [this.area.selectionStart, this.area.selectionEnd];
      this.area.value = this.saved = text;
      this.area.setSelectionRange(from, to);
    }
    /* what was typed before the page was closed or lost its network; older ones of the same field are sent as they are */
    takeUp() {
      const [newest] = drafts()
        .filter(([key]) => key.startsWith(this.item))
        .sort(([, one], [, other]) => other.at - one.at);
      if (!newest) return;
      const [key, draft] = newest;
      drop(key);
      if (draft.text.trim() === this.area.value.trim()) return;
      this.area.value = draft.text;
      this.mark.value = draft.mark;
      this.remember();
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
      this.kept = keep(this.key, { text: this.area.value, mark: this.mark.value, url: action, page: dataset.page, title: dataset.title, at: Date.now() });
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
      else if (status < 1) this.later(status);
      else this.refused(status, said);
    }
    isSaved(said, text) {
      this.mark.value = said.mark;
      this.differs.replaceChildren();
      this.explain.hidden = true;
      this.form.elements.overruled.value = "";
      const untouched = this.area.value === text;
      if (untouched && said.text !== text.trim()) this.show(said.text);
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
      this.say({ [SIGNED_OUT]: "signedOut", [SOMEBODY_ELSE]: "another" }[status] || (this.kept ? "waiting" : "here"));
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
      const words = status === 404 ? [this.form.dataset.gone] : said.words || [];
      this.state.textContent = [this.form.dataset.refused, ...words].join(" ");
    }
    say(what) {
      this.state.textContent = this.form.dataset[what];
    }
  }

  /* Fields of other points, or of minutes that have been finished since: sent from here, and named when that fails. */
  async function sendTheRest(place, own, box) {
    box.querySelectorAll("[data-draft]").forEach((each) => each.remove());
    for (const [key, draft] of drafts()) {
      if (Date.now() - draft.at > KEPT_DAYS * 86400000) drop(key);
      else if (key.startsWith(place) && key !== own) {
        const body = new FormData();
        body.set("notes", draft.text);
        body.set("mark", draft.mark);
        body.set("csrfmiddlewaretoken", tokenOf(document));
        const { status, said } = await send(draft.url, body);
        if (status === 200) drop(key);
        else if (status > 0) name(key, draft, status === 404 ? [box.dataset.gone] : said.words, box);
      }
    }
    box.hidden = !box.querySelector("[data-draft]");
  }
  function name(key, draft, words, box) {
    const kept = box.querySelector("template").content.cloneNode(true).firstElementChild;
    const link = kept.querySelector("a");
    link.href = draft.page;
    link.textContent = draft.title;
    kept.querySelector("[data-why]").textContent = (words || []).join(" ");
    kept.querySelector("blockquote").textContent = draft.text;
    kept.querySelector("button").addEventListener("click", () => {
      drop(key);
      kept.remove();
      box.hidden = !box.querySelector("[data-draft]");
    });
    box.append(kept);
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
    if (document.querySelector("[data-steps]")) setInterval(() => look(field), LOOK);
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
