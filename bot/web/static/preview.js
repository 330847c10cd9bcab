// The preview chat. Each message keeps the call that made it; all else is in its buttons.
"use strict";

const WORDS = {
  ky: {
    restart: "Башынан", write: "Жазыңыз…", send: "Жөнөтүү", copied: "Көчүрүлдү", language: "Тил",
    country: "Өлкө", characters: "Белгилер", none: "тандала элек", theme: "Караңгы түс", chat: "Баарлашуу",
    you: "Сиз", failed: "Жооп келген жок. Дагы бир жолу аракет кылыңыз.",
  },
  ru: {
    restart: "Сначала", write: "Напишите…", send: "Отправить", copied: "Скопировано", language: "Язык",
    country: "Страна", characters: "Знаки", none: "не выбрана", theme: "Тёмные цвета", chat: "Чат",
    you: "Вы", failed: "Ответа нет. Попробуйте ещё раз.",
  },
  en: {
    restart: "Restart", write: "Write…", send: "Send", copied: "Copied", language: "Language",
    country: "Country", characters: "Characters", none: "not chosen", theme: "Dark colours", chat: "Chat",
    you: "You", failed: "No answer came. Please try again.",
  },
};
const CALL_MS = 15000;
const TOAST_MS = 4000;
const ALLOWED = new Set(["B", "I", "A"]);
const NUMBER = /\+\d[\d\s()-]{5,20}\d/g;
const ONLY_NUMBERS = /^[\d\s+()·-]+$/;
const ANY_NUMBER = /\+?\d[\d\s()-]*\d/g;
const COMMAND = /^\/([A-Za-z0-9_]+)(?:@\w+)?(?:\s+(\S+))?\s*$/;
const POINT = /^\s*(-?\d{1,2}\.\d{2,})\s*,\s*(-?\d{1,3}\.\d{2,})\s*$/;

const $ = (id) => document.getElementById(id);
const log = $("log");
const field = $("text");
const asking = new URLSearchParams(location.search);
const calls = new WeakMap();

let language = asking.get("language") || navigator.language;
let choice = null;
let limit = 0;
let line = Promise.resolve();
let toastTimer = 0;
let opened = false;

const word = (name) => (WORDS[language] || WORDS.en)[name];

function make(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

// Text of screens: of its HTML only b, i and links to http(s) are built anew, all else is text.

function build(html) {
  const made = document.createDocumentFragment();
  copyInto(made, new DOMParser().parseFromString(html, "text/html").body, false);
  return made;
}

function copyInto(target, source, bold) {
  for (const node of source.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      target.append(target.nodeName === "A" ? node.data : numbered(node.data, bold));
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      const child = allowed(node);
      copyInto(child, node, bold || node.nodeName === "B");
      target.append(child);
    }
  }
}

function allowed(node) {
  if (!ALLOWED.has(node.nodeName)) return document.createDocumentFragment();
  const made = make(node.nodeName);
  if (node.nodeName === "A") outward(made, node.getAttribute("href"));
  return made;
}

function outward(link, address) {
  if (!/^https?:\/\//.test(address || "")) return;
  link.href = address;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
}

function numbered(text, bold) {
  const made = document.createDocumentFragment();
  let from = 0;
  for (const found of text.matchAll(bold && ONLY_NUMBERS.test(text) ? ANY_NUMBER : NUMBER)) {
    const link = make("a", "", found[0]);
    link.href = "tel:" + found[0].replace(/[^\d+]/g, "");
    made.append(text.slice(from, found.index), link);
    from = found.index + found[0].length;
  }
  made.append(text.slice(from));
  return made;
}

// Messages

function newMessage(className, into = log) {
  const message = make("article", "message new " + className);
  message.lang = language;
  message.tabIndex = -1;
  into.append(message);
  return message;
}

function mine(text) {
  const message = newMessage("mine");
  const bubble = make("div", "bubble", text);
  bubble.prepend(make("span", "unseen", word("you") + ": "));
  message.append(bubble);
  message.scrollIntoView({ block: "end" });
}

function fill(message, answer, anew) {
  const bubble = make("div", "bubble");
  if (anew && answer.cover) bubble.append(answer.cover + "\n\n");
  bubble.append(build(answer.html));
  const rows = make("div", "rows");
  for (const row of answer.buttons) {
    const shown = make("div", "row");
    shown.append(...row.map((button) => pressable(button, message)));
    rows.append(shown);
  }
  message.lang = answer.language;
  message.replaceChildren(bubble, rows);
}

function pressable(button, message) {
  const made = make(button.kind === "open" ? "a" : "button", "", button.label);
  if (button.kind === "open") {
    outward(made, button.url);
    return made;
  }
  made.type = "button";
  made.addEventListener("click", () =>
    button.kind === "copy" ? copy(button.text) : ask("press", { token: button.token }, message));
  return made;
}

function venue(place) {
  const bubble = make("div", "bubble place");
  bubble.append("📍 ", make("b", "", place.title), place.address + "\n");
  const at = place.latitude + "," + place.longitude;
  const link = make("a", "", at);
  outward(link, `https://www.openstreetmap.org/?mlat=${place.latitude}&mlon=${place.longitude}#map=17/${at.replace(",", "/")}`);
  bubble.append(link);
  const message = newMessage("venue");
  message.append(bubble);
  return message;
}

function saved(contact) {
  const bubble = make("div", "bubble place");
  bubble.append("📇 ", make("b", "", contact.name), "\n" + contact.number);
  const message = newMessage("contact");
  message.append(bubble);
  return message;
}

function attached(file) {
  const bubble = make("div", "bubble place");
  const link = make("a", "", file.name);
  link.href = URL.createObjectURL(new Blob([file.content], { type: file.mime }));
  link.download = file.name;
  bubble.append("📎 ", link);
  const message = newMessage("file");
  message.append(bubble);
  return message;
}

// Calls, one after another

function ask(path, body, message) {
  line = line.then(() => call(path, body, message)).catch(() => toast(word("failed")));
  return line;
}

async function call(path, body, message) {
  const answered = await fetch("/api/" + path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ language, choice, ...body }),
    signal: AbortSignal.timeout(CALL_MS),
  });
  show(await answered.json(), { path, body }, message);
}

function show(answer, made, message) {
  if ("choice" in answer) choice = answer.choice;
  if (answer.hide) log.replaceChildren();
  let shown = null;
  if (answer.html !== null) {
    speak(answer.language);
    const edit = message && message.isConnected && (!answer.fresh || made.body.to_language);
    shown = edit ? message : newMessage("bot");
    calls.set(shown, made);
    fill(shown, answer, !edit);
    tell(answer);
  }
  if (answer.venue) shown = venue(answer.venue);
  if (answer.file) shown = attached(answer.file);
  if (answer.contact) shown = saved(answer.contact);
  if (answer.toast) toast(answer.toast);
  if (shown) reach(shown);
}

// The focus follows the answer, but not away from a choice of language that is still being made.

function reach(message) {
  if (document.activeElement !== $("language") && opened) message.focus({ preventScroll: true });
  const tall = message.offsetHeight > log.clientHeight;
  message.scrollIntoView({ block: tall ? "start" : message === log.lastElementChild ? "end" : "nearest" });
}

function tell(answer) {
  $("country").textContent = answer.country ? answer.country.name : word("none");
  $("count").textContent = `${answer.characters}/${limit}`;
  $("count").classList.toggle("over", answer.characters > limit);
}

function toast(text) {
  $("toast").textContent = text;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { $("toast").textContent = ""; }, TOAST_MS);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const hidden = make("textarea", "unseen", text);
    document.body.append(hidden);
    hidden.select();
    document.execCommand("copy");
    hidden.remove();
  }
  toast(`${word("copied")}: ${text}`);
}

// The page around the chat

function speak(spoken) {
  language = spoken;
  document.documentElement.lang = WORDS[language] ? language : "en";
  for (const place of document.querySelectorAll("[data-word]")) place.textContent = word(place.dataset.word);
  $("restart").textContent = word("restart");
  $("send").ariaLabel = word("send");
  $("theme").ariaLabel = word("theme");
  log.ariaLabel = word("chat");
  field.placeholder = word("write");
  $("language").value = language;
}

function isDark() {
  return (document.documentElement.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "")) === "dark";
}

function send() {
  const text = field.value.trim();
  if (!text) return;
  field.value = "";
  mine(text);
  const command = COMMAND.exec(text);
  const point = POINT.exec(text);
  if (command && command[1] === "start") ask("start", { payload: command[2] || "" });
  else if (command) ask("command", { name: command[1] });
  else if (point) ask("location", { lat: Number(point[1]), lon: Number(point[2]) });
  else ask("say", { text });
}

function restart(payload) {
  log.replaceChildren();
  return ask("start", { payload });
}

function again() {
  const message = [...log.querySelectorAll(".bot")].pop();
  const made = message && calls.get(message);
  const wanted = $("language").value;
  speak(wanted);
  if (made) ask(made.path, { ...made.body, to_language: wanted }, message);
}

async function open() {
  const page = await (await fetch("/api/page")).json();
  limit = page.screen_characters;
  field.maxLength = page.typed_characters;
  $("language").append(...page.languages.map((item) => {
    const option = make("option", "", item.name);
    option.value = option.lang = item.id;
    return option;
  }));
  const known = page.languages.map((item) => item.id);
  const mineFirst = [language.slice(0, 2).toLowerCase(), ...known].find((item) => known.includes(item));
  if (mineFirst) speak(mineFirst);
  await restart(asking.get("start") || "");
  opened = true;
}

$("form").addEventListener("submit", (event) => {
  event.preventDefault();
  send();
});
field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  send();
});
$("restart").addEventListener("click", () => restart(""));
$("language").addEventListener("change", again);
$("theme").addEventListener("click", () => {
  const dark = !isDark();
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  $("theme").ariaPressed = String(dark);
});
$("theme").ariaPressed = String(isDark());
open().catch(() => toast(word("failed")));
