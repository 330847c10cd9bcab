// The editors' pages: filters of the list, the new content when there is some, the bot's name, the printer.
"use strict";

const LOOK_MS = 1500;
const TYPING_MS = 200;
const FIELDS = ["words", "kind", "topic", "country", "state"];

const $ = (id) => document.getElementById(id);
let typing = 0;
let holding = new Set();
let asked = "";

// The list: what fits is shown; what is asked for stands in the address, too, so that it can be kept and sent.

function filter() {
  const wanted = Object.fromEntries(FIELDS.map((name) => [name, $(name).value]));
  const words = wanted.words.trim().toLowerCase();
  let shown = 0;
  const rows = document.querySelectorAll(".rows > li");
  for (const row of rows) {
    const data = row.dataset;
    row.hidden = !(
      (!words || data.words.includes(words) || (words === asked && holding.has(row.id))) &&
      (!wanted.kind || data.kind === wanted.kind) &&
      (!wanted.topic || data.topic === wanted.topic) &&
      (!wanted.country || data.countries.split(" ").includes(wanted.country)) &&
      (!wanted.state || data.flags.split(" ").includes(wanted.state)));
    shown += !row.hidden;
  }
  for (const group of document.querySelectorAll(".group")) group.hidden = !group.querySelector(".rows > li:not([hidden])");
  $("nothing").hidden = shown > 0;
  $("count").textContent = `${shown} of ${rows.length} shown`;
  const query = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value));
  history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
}

async function search() {
  const words = $("words").value.trim().toLowerCase();
  if (words.length > 1 && words !== asked) {
    const found = await fetch(`/editors/find?${new URLSearchParams({ words })}`);
    holding = new Set(await found.json());
    asked = words;
  }
  filter();
}

function openList() {
  const query = new URLSearchParams(location.search);
  for (const name of FIELDS) {
    const field = $(name);
    field.value = query.get(name) || "";
    field.addEventListener(name === "words" ? "input" : "change", () => {
      filter();
      clearTimeout(typing);
      typing = setTimeout(search, name === "words" ? TYPING_MS : 0);
    });
  }
  filter();
  search();
}

// What changed: taken up by itself, with what was opened; on a sheet, where somebody may be reading, on request.

async function look() {
  if (document.hidden) return;
  const mark = await (await fetch("/editors/mark")).json();
  const live = $("live");
  if (mark === live.dataset.mark) return;
  if ("ask" in live.dataset) $("news").hidden = false;
  else await renew();
}

async function renew() {
  const text = await (await fetch(location.href)).text();
  const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("live");
  const live = $("live");
  for (const part of live.querySelectorAll("details[id]")) {
    const same = fresh.querySelector(`details[id="${CSS.escape(part.id)}"]`);
    if (same) same.open = part.open;
  }
  const focused = live.contains(document.activeElement) ? document.activeElement : null;
  const typed = focused && focused.id === "bot" ? focused.value : null;
  live.dataset.mark = fresh.dataset.mark;
  live.replaceChildren(...fresh.childNodes);
  $("news").hidden = true;
  if (typed !== null && $("bot")) {
    $("bot").value = typed;
    $("bot").focus();
  }
  asked = "";
  if ($("filters")) await search();
}

function showBot() {
  const query = new URLSearchParams(location.search);
  query.set("bot", $("bot").value.trim());
  location.search = query;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.id === "renew") renew();
  if (button.id === "print") print();
  if (button.id === "show-bot") showBot();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.id === "bot") showBot();
});
document.addEventListener("visibilitychange", () => look().catch(() => {}));
setInterval(() => look().catch(() => {}), LOOK_MS);
if ($("filters")) openList();
