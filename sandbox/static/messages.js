// One message on a screen: bubble, buttons, links. Everything said in it becomes textContent, never markup.
// `hand` is what a person can do with it: {bot (its username), say, start, press, reply}.

export function make(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

// +447700900001 as people write it: 07700 900001
export function spoken(number) {
  return number.replace(/^\+44(\d{4})(\d{6})$/, "0$1 $2");
}

export function drawMessage(phone, message, hand) {
  const item = make("div", message.mine ? "mine" : "theirs");
  item.dataset.id = message.id;
  if (message.day) item.append(make("p", "day", message.day));
  if (message.kind === "service") {
    item.append(make("p", "day", "Mersey Messenger is in this group"));
    return item;
  }
  const bubble = make("div", "bubble");
  const sms = phone.kind === "sms";
  const who = sms ? (message.mine ? `To ${spoken(message.who)}` : `From ${spoken(message.who)}`)
    : phone.kind === "group" ? message.who : "";
  if (who) bubble.append(make("p", "from", who));
  else bubble.append(make("span", "unseen", message.mine ? `${phone.name}: ` : "Mersey Messenger: "));
  if (message.photo) {
    const picture = make("img", "picture");
    picture.src = `api/pictures/${encodeURIComponent(message.photo)}`;
    picture.alt = "Photo";
    bubble.append(picture);
  } else if (message.kind !== "text") bubble.append(make("p", "thing", THINGS[message.kind] ?? message.kind));
  const words = make("p", "words");
  words.dir = "auto";
  words.append(...marked(phone, message, hand));
  if (message.text || message.kind === "text") bubble.append(words);
  const foot = make("p", "foot");
  if (phone.kind === "group" && !message.mine) {
    const reply = make("button", "reply", "Reply");
    reply.type = "button";
    reply.addEventListener("click", () => hand.reply(phone, message));
    foot.append(reply);
  }
  if (message.edited) foot.append(make("span", "", "edited"));
  if (message.note) foot.append(make("span", "note", message.note));
  foot.append(make("time", "", message.clock));
  bubble.append(foot);
  item.append(bubble);
  if (message.keys.length) item.append(drawKeys(phone, message, hand));
  return item;
}

const THINGS = { photo: "Photo", document: "File", sticker: "Sticker", voice: "Voice note", contact: "Contact", location: "Location" };

function drawKeys(phone, message, hand) {
  const board = make("div", "board");
  for (const row of message.keys) {
    const line = make("div", "line");
    for (const key of row) {
      const button = key.url ? link(phone, key.url, key.label, hand) : make("button", "", key.label);
      if (!key.url) {
        button.type = "button";
        button.dataset.data = key.data;
        button.classList.toggle("waiting", key.waiting);
        if (key.waiting) button.setAttribute("aria-busy", "true");
        button.addEventListener("click", () => hand.press(phone, message, key));
      }
      line.append(button);
    }
    board.append(line);
  }
  return board;
}

// Bold, code, commands to tap: Telegram's entities count UTF-16 units, as JavaScript's strings do

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "code", blockquote: "q" };

function marked(phone, message, hand) {
  const { text, marks } = message;
  const edges = [0, text.length, ...marks.flatMap((mark) => [mark.offset, mark.offset + mark.length])];
  const cuts = [...new Set(edges)].sort((one, other) => one - other);
  return cuts.slice(1).flatMap((end, index) => {
    const piece = text.slice(cuts[index], end);
    const over = marks.filter((mark) => mark.offset <= cuts[index] && mark.offset + mark.length >= end);
    const target = over.find((mark) => mark.type === "text_link");
    const inner = target ? [link(phone, target.url, piece, hand)]
      : over.some((mark) => mark.type === "bot_command") ? [command(phone, piece, hand)]
        : linked(phone, piece, hand);
    return over.reduce((nodes, mark) => {
      if (!TAGS[mark.type]) return nodes;
      const node = make(TAGS[mark.type]);
      node.append(...nodes);
      return [node];
    }, inner);
  });
}

function command(phone, words, hand) {
  const button = make("button", "command", words);
  button.type = "button";
  button.addEventListener("click", () => hand.say(phone, words));
  return button;
}

// Links: ours to the bot open in this phone, all others in a new tab

function linked(phone, text, hand) {
  const parts = [];
  let last = 0;
  for (const found of text.matchAll(/(?:https?:\/\/|\bt\.me\/)[^\s<>"]+/g)) {
    const address = found[0].replace(/[.,;:!?)\]]+$/, "");
    parts.push(text.slice(last, found.index), link(phone, address, address, hand));
    last = found.index + address.length;
  }
  parts.push(text.slice(last));
  return parts;
}

export function deepLink(address, bot) {
  let url;
  try { url = new URL(address.includes("://") ? address : `https://${address}`); } catch { return null; }
  const same = url.hostname === "t.me" && url.pathname.slice(1).toLowerCase() === bot.toLowerCase();
  return same ? (url.searchParams.get("start") ?? "") : null;
}

function link(phone, address, label, hand) {
  const anchor = make("a", "", label);
  anchor.href = address.includes("://") ? address : `https://${address}`;
  const payload = phone.kind === "telegram" ? deepLink(address, hand.bot) : null;
  if (payload === null) {
    anchor.target = "_blank";
    anchor.rel = "noopener noreferrer";
  } else {
    anchor.addEventListener("click", (event) => {
      event.preventDefault();
      hand.start(phone, payload);
    });
  }
  return anchor;
}
