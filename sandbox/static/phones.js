// The phones page: asks for the state twice a second, redraws what changed, posts what a person does.

import { deepLink, drawMessage, make, spoken } from "./messages.js";

const EVERY_MS = 500;
const shelf = document.getElementById("shelf");
const problem = document.getElementById("problem");
const phones = new Map(); // phone id -> {node, refs, drawn: Map(message id -> its JSON)}
let state = { version: "", phones: [] };
let asking = null;

// Talking to the sandbox

async function post(path, body) {
  try {
    const answer = await fetch(`api/${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) {
      const said = await answer.json().catch(() => ({}));
      tell(said.problem ?? `The sandbox refused this (${answer.status}).`);
    } else tell("");
    return answer.ok;
  } catch {
    tell("The sandbox does not answer. Is it still running?");
    return false;
  } finally {
    await asking; // that one may have been asked before we acted
    await look();
  }
}

const act = (id, what, body) => post(`phones/${id}/${what}`, body);

// What a message offers to do, on this phone
function hand(held) {
  const writer = () => held.node.querySelector(".writer select")?.value ?? "";
  return {
    bot: state.bot,
    say: (phone, text) => act(phone.id, "text", { text, writer: writer() }),
    start: (phone, payload) => act(phone.id, "start", { payload }),
    press: (phone, message, key) =>
      act(phone.id, "press", { message: Number(message.id), data: key.data, writer: writer() }),
    reply: (phone, message) => replyTo(held.node, message),
  };
}

function replyTo(node, message) {
  const bar = node.querySelector(".replying");
  bar.hidden = !message;
  bar.dataset.id = message?.id ?? "";
  bar.querySelector("span").textContent = message ? `Reply to: ${message.text}` : "";
  if (message) node.querySelector(".write textarea").focus();
}

function tell(words) {
  problem.textContent = words;
  problem.hidden = !words;
}

async function look() {
  asking ??= fetch(`api/state?seen=${state.version}`)
    .then(async (answer) => {
      if (answer.status === 200) draw(await answer.json());
      document.body.classList.remove("lost");
    })
    .catch(() => document.body.classList.add("lost"))
    .finally(() => { asking = null; });
  return asking;
}

async function watch() {
  await look();
  setTimeout(watch, EVERY_MS);
}

// Drawing

function draw(next) {
  state = next;
  document.getElementById("day").textContent = next.day;
  document.getElementById("clock").textContent = next.clock;
  document.getElementById("move").hidden = !next.movable;
  document.getElementById("empty").hidden = next.phones.length > 0;
  const here = new Set(next.phones.map((phone) => phone.id));
  for (const [id, phone] of phones) if (!here.has(id)) { phone.node.remove(); phones.delete(id); }
  for (const phone of next.phones) {
    if (!phones.has(phone.id)) phones.set(phone.id, build(phone));
    drawPhone(phones.get(phone.id), phone);
  }
}

function drawPhone(held, phone) {
  const { node, screen } = held;
  node.classList.toggle("off", phone.off);
  if (held.toggle) held.toggle.checked = phone.off;
  drawMessages(held, phone);
  if (phone.kind === "telegram") {
    node.querySelector(".start").hidden = phone.off || phone.messages.length > 0;
    node.querySelector(".unblock").hidden = !phone.off;
    node.querySelector(".write").hidden = phone.off;
    if (phone.off) closeSheet(node);
  } else if (phone.kind === "group") {
    const people = state.phones.filter((other) => other.kind === "telegram");
    fill(node.querySelector(".writer select"), people.map((person) => [person.id, person.name]));
    node.querySelector(".members").textContent = ["bot", ...people.map((person) => person.name)].join(", ");
    for (const part of [".writer", ".write"]) node.querySelector(part).hidden = people.length === 0;
    node.querySelector(".nobody").hidden = people.length > 0;
  } else {
    fill(node.querySelector(".to select"), state.numbers.map((number) => [number, spoken(number)]));
    node.querySelector(".to").hidden = state.numbers.length < 2;
    const asked = phone.messages.findLast((message) => !message.mine);
    if (asked && asked.id !== held.asked) node.querySelector(".to select").value = asked.who; // answer whoever wrote last
    held.asked = asked?.id;
    node.querySelector(".send").disabled = phone.off;
  }
  if (held.follow) screen.scrollTop = screen.scrollHeight;
}

function drawMessages(held, phone) {
  const { screen, drawn } = held;
  held.follow = screen.scrollHeight - screen.scrollTop - screen.clientHeight < 60;
  const keep = new Set(phone.messages.length ? phone.messages.map((message) => message.id) : ["hint"]);
  for (const item of [...screen.children]) if (!keep.has(item.dataset.id)) item.remove();
  for (const id of drawn.keys()) if (!keep.has(id)) drawn.delete(id);
  phone.messages.forEach((message, index) => {
    const json = JSON.stringify(message);
    if (drawn.get(message.id) === json) return;
    if (message.mine && !drawn.has(message.id)) held.follow = true;
    drawn.set(message.id, json);
    const old = screen.querySelector(`[data-id="${CSS.escape(message.id)}"]`);
    const focused = old?.contains(document.activeElement) ? document.activeElement.dataset.data : undefined;
    const item = drawMessage(phone, message, hand(held));
    if (old) old.replaceWith(item);
    else screen.insertBefore(item, screen.children[index] ?? null);
    if (focused !== undefined) ([...item.querySelectorAll("[data-data]")].find((key) => key.dataset.data === focused) ?? screen).focus();
  });
  if (!screen.children.length) {
    const hint = phone.kind === "sms" ? "No messages. Try JOIN L20 4AB"
      : phone.kind === "group" ? "Nobody has written here yet." : "No messages here yet. Press START or type /start";
    screen.append(make("p", "hint", hint));
    screen.firstElementChild.dataset.id = "hint";
  }
}

// Building a phone

function build(phone) {
  const node = document.getElementById(phone.kind).content.firstElementChild.cloneNode(true);
  const screen = node.querySelector(".screen");
  const held = { node, screen, toggle: node.querySelector(".switch input"), drawn: new Map(), follow: true };
  const place = phone.kind === "group" ? phone.name : `${phone.name}’s phone`;
  node.setAttribute("aria-label", place);
  node.querySelector(".who").textContent = phone.name;
  screen.setAttribute("aria-label", `Messages, ${place}`);
  if (held.toggle) held.toggle.addEventListener("change", () => act(phone.id, "switch", { off: held.toggle.checked }));
  wireWriting(node, phone, place);
  if (phone.kind === "telegram") wireTelegram(node, phone);
  if (phone.kind === "group") {
    node.querySelector(".title").textContent = phone.name;
    node.querySelector(".face").textContent = phone.name.slice(0, 1).toUpperCase();
    node.querySelector(".replying button").addEventListener("click", () => replyTo(node, null));
  }
  if (phone.kind === "sms") node.querySelector(".number").textContent = `SMS · ${spoken(phone.number)}`;
  shelf.append(node);
  return held;
}

function wireWriting(node, phone, place) {
  const form = node.querySelector(".write");
  const area = form.querySelector("textarea");
  const count = form.querySelector(".count");
  area.setAttribute("aria-label", `Write on ${place}`);
  let queue = Promise.resolve(); // what one person types leaves in the order in which it was typed
  const fit = () => {
    if (count) count.textContent = area.value.length;
    else { area.style.height = "auto"; area.style.height = `${Math.min(area.scrollHeight, 120)}px`; }
  };
  area.addEventListener("input", fit);
  area.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (phone.kind !== "sms" && !area.value.trim()) return; // an empty text message can be sent, as from a real phone
    if (form.querySelector(".send").disabled) return;
    const body = { text: area.value };
    if (phone.kind === "group") {
      body.writer = node.querySelector(".writer select").value;
      body.reply_to = Number(node.querySelector(".replying").dataset.id) || null;
      replyTo(node, null);
    }
    if (phone.kind === "sms") body.to = form.querySelector(".to select").value;
    area.value = "";
    fit();
    queue = queue.then(async () => {
      if (!(await act(phone.id, "text", body)) && !area.value) { area.value = body.text; fit(); }
    });
  });
}

function wireTelegram(node, phone) {
  const clip = node.querySelector(".clip");
  const sheet = node.querySelector(".sheet");
  const forms = [...sheet.querySelectorAll("form")];
  const [place, edit, open] = forms;
  node.querySelector(".bot").textContent = `@${state.bot}`;
  node.querySelector(".start").addEventListener("click", () => act(phone.id, "start", {}));
  node.querySelector(".unblock").addEventListener("click", () => act(phone.id, "switch", { off: false }));
  clip.addEventListener("click", () => (sheet.hidden ? openSheet(node) : closeSheet(node)));
  node.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !sheet.hidden) { closeSheet(node); clip.focus(); }
  });
  sheet.addEventListener("click", (event) => {
    const { panel, attach, closes } = event.target.closest("button")?.dataset ?? {};
    if (attach) { act(phone.id, "attachment", { what: attach }); closeSheet(node); clip.focus(); }
    if (closes !== undefined) { closeSheet(node); clip.focus(); }
    if (panel) {
      sheet.querySelector(".sheet-menu").hidden = true;
      const form = forms.find((each) => each.dataset.form === panel);
      form.hidden = false;
      if (panel === "edit") form.elements.text.value = lastOwnText(phone.id);
      form.querySelector("select, textarea, input").focus();
    }
  });
  const pickSpot = () => {
    [place.elements.latitude.value, place.elements.longitude.value] = place.elements.spot.value.split(",");
  };
  place.elements.spot.addEventListener("change", pickSpot);
  pickSpot();
  const submits = (form, send) => form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (await send(form.elements)) { closeSheet(node); node.querySelector(".write textarea").focus(); }
  });
  submits(place, (fields) => act(phone.id, "location", {
    latitude: Number(fields.latitude.value), longitude: Number(fields.longitude.value),
  }));
  submits(edit, (fields) => act(phone.id, "edit", { text: fields.text.value }));
  submits(open, (fields) => {
    const payload = deepLink(fields.link.value.trim(), state.bot);
    if (payload === null) tell(`That is not a link to @${state.bot}.`);
    return payload === null ? false : act(phone.id, "start", { payload });
  });
}

function openSheet(node) {
  const sheet = node.querySelector(".sheet");
  sheet.querySelector(".sheet-menu").hidden = false;
  for (const form of sheet.querySelectorAll("form")) form.hidden = true;
  sheet.hidden = false;
  node.querySelector(".clip").setAttribute("aria-expanded", "true");
  sheet.querySelector("button").focus();
}

function closeSheet(node) {
  node.querySelector(".sheet").hidden = true;
  node.querySelector(".clip").setAttribute("aria-expanded", "false");
}

function lastOwnText(id) {
  const phone = state.phones.find((each) => each.id === id);
  return phone.messages.findLast((message) => message.mine && message.kind === "text")?.text ?? "";
}

function fill(select, choices) {
  const wanted = JSON.stringify(choices);
  if (select.dataset.choices === wanted) return;
  const chosen = select.value;
  select.replaceChildren(...choices.map(([value, label]) => new Option(label, value)));
  if (choices.some(([value]) => value === chosen)) select.value = chosen;
  select.dataset.choices = wanted;
}

// The page's own buttons

for (const button of document.querySelectorAll("[data-opens]")) {
  const dialog = document.getElementById(button.dataset.opens);
  const form = dialog.querySelector("form");
  const only = form.querySelector(".only-telegram");
  const suit = () => { if (only) only.hidden = form.elements.kind.value !== "telegram"; };
  button.addEventListener("click", () => { form.reset(); suit(); dialog.showModal(); });
  dialog.querySelector("[data-closes]").addEventListener("click", () => dialog.close());
  form.addEventListener("change", suit);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(form));
    dialog.close();
    await post(dialog.id === "new-person" ? "people" : "groups", fields);
    shelf.lastElementChild?.querySelector(".write textarea")?.focus();
  });
}

for (const button of document.querySelectorAll("[data-span]")) {
  button.addEventListener("click", () => post("time", { span: button.dataset.span }));
}

document.getElementById("examples").addEventListener("click", async () => {
  await post("people", { name: "Ann", kind: "telegram" });
  await post("people", { name: "Bob", kind: "sms" });
  shelf.querySelector(".start")?.focus();
});

watch();
