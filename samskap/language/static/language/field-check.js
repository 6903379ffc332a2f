/* «Sjekk ordene» under the longer text fields: off until somebody presses it, and nothing leaves the browser.
   Only this file is loaded with a page; the checker and the words are fetched when they are asked for. */
(function () {
  "use strict";
  const told = document.currentScript.dataset;
  const KEY = "samskap-check-words";
  const PAUSE = 500;
  const places = new Map(); // field -> what stands below it
  let checker = null;
  let why = null; // (finding) -> text, once the reasons are here
  let asked = null; // the answer to be, while they are on their way

  function remembered() {
    try {
      return localStorage.getItem(KEY) === "on";
    } catch {
      return false;
    }
  }
  let on = remembered();

  function remember() {
    try {
      if (on) localStorage.setItem(KEY, "on");
      else localStorage.removeItem(KEY);
    } catch {
      /* a browser that keeps nothing asks again next time */
    }
  }

  function fetched() {
    checker ??= import(told.checker)
      .then((module) => module.fetched(told.words))
      .catch((error) => {
        checker = null;
        throw error;
      });
    return checker;
  }

  /* The reasons are fetched when there is a finding to show, and put in where they belong when they are here. */
  async function explain(place, finding) {
    if (!why) {
      asked ??= import(told.checker).then((module) => module.fetchedReasons(told.reasons));
      try {
        why = await asked;
      } catch {
        asked = null; // asked for again with the next words
        return;
      }
    }
    place.textContent = why(finding);
  }

  function element(name, className, ...inside) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...inside);
    return made;
  }

  function line(finding, times) {
    const said = finding.suggestions[0] ?? finding.advice[0];
    const words = [element("strong", "", finding.text)];
    if (times > 1) words.push(` (${times})`);
    if (said) words.push(": ", element("span", "", `${told.say} ${said}`));
    const place = element("span", "s-muted");
    explain(place, finding);
    return element("li", "", ...words, ". ", place);
  }

  /* each word once: a field has no numbers to tell places by */
  function lines(findings) {
    const found = new Map();
    for (const finding of findings) {
      const key = `${finding.word} ${finding.text.toLowerCase()}`;
      found.set(key, [finding, (found.get(key)?.[1] ?? 0) + 1]);
    }
    return [...found.values()].map(([finding, times]) => line(finding, times));
  }

  async function show(field) {
    const { answer } = places.get(field);
    if (!on) return answer.replaceChildren();
    let inside = [];
    try {
      const check = await fetched();
      const found = lines(check(field.value));
      if (found.length) inside = [element("ul", "s-bullets", ...found)];
      else if (field.value.trim()) inside = [element("p", "s-muted", told.nothing)];
    } catch {
      inside = [element("p", "", told.failed)];
    }
    const made = element("div", "", ...inside);
    // said again only when it is something else
    if (on && answer.innerHTML !== made.innerHTML) answer.replaceChildren(...made.childNodes);
  }

  function name(button) {
    button.textContent = on ? told.stop : told.start;
  }

  function turn() {
    on = !on;
    remember();
    for (const [field, { button }] of places) {
      name(button);
      show(field);
    }
  }

  function attach(field) {
    if (places.has(field) || field.readOnly || field.disabled) return;
    const button = element("button", "ds-button s-wordcheck__button");
    button.type = "button";
    button.dataset.variant = "tertiary";
    const [label] = field.labels;
    if (label) {
      label.id ||= `${field.id}_label`;
      button.setAttribute("aria-describedby", label.id);
    }
    const answer = element("div", "s-wordcheck__answer");
    answer.setAttribute("aria-live", "polite");
    field.after(element("div", "s-wordcheck", button, answer));
    places.set(field, { button, answer });
    name(button);
    button.addEventListener("click", turn);
    let waiting = 0;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      if (on) waiting = setTimeout(show, PAUSE, field);
    });
    if (on) show(field);
  }

  function look() {
    for (const field of places.keys()) if (!field.isConnected) places.delete(field);
    document.querySelectorAll("textarea[data-language-check]").forEach(attach);
  }
  document.addEventListener("DOMContentLoaded", look);
  document.addEventListener("htmx:afterSettle", look);
})();
