/** What the browser runs. Everything is put on the page as text, and what a person has typed is never drawn over. */

export const pageHtml = `
<form id="who"><label>Workspace <select id="team"></select></label><label>You are <select id="user"></select></label>
<label>Talk to <select id="other"></select></label><button type="button" id="direct">Direct message</button>
<button type="button" id="home">Home tab</button></form>
<div class="columns"><nav id="channels" aria-label="Channels" style="max-width:220px"></nav>
<main style="flex:3"><h2 id="title"></h2><p id="places"></p><div id="messages"></div>
<form id="composer"><input type="text" id="text" aria-label="Message" placeholder="A message, or /command" autocomplete="off">
<button>Send</button><span id="answering" class="quiet"></span></form></main>
<aside style="flex:2"><div id="views"></div><h2>Sent to apps</h2><div id="sent"></div></aside></div>
`;

export const pageScript = String.raw`
let state = null, team = "", user = "", channel = "", thread = null;
const drawnViews = new Map();
const $ = (id) => document.getElementById(id);
const byId = (list, id) => list.find((each) => each.id === id);

function plain(text) {
  return String(text ?? "")
    .replace(/<@([UW]\w+)(?:\|[^>]*)?>/g, (_, id) => "@" + (byId(state.users, id)?.name ?? id))
    .replace(/<#(\w+)(?:\|([^>]*))?>/g, (_, id, name) => "#" + (name || byId(state.channels, id)?.name || id))
    .replace(/<!(\w+)>/g, "@$1")
    .replace(/<(https?:[^|>]+)(?:\|([^>]*))?>/g, (_, url, label) => (label ? label + " (" + url + ")" : url))
    .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}
function rich(node) {
  if (node.type === "text") return node.text;
  if (node.type === "user") return plain("<@" + node.user_id + ">");
  if (node.type === "channel") return plain("<#" + node.channel_id + ">");
  if (node.type === "link") return node.text ? node.text + " (" + node.url + ")" : node.url;
  if (node.type === "emoji") return ":" + node.name + ":";
  if (node.type === "broadcast") return "@" + node.range;
  return (node.elements ?? []).map((child) => (node.type === "rich_text_list" ? "• " : "") + rich(child)).join(node.type === "rich_text_list" ? "\n" : "");
}
const words = (value) => plain(value?.text ?? "");
const options = (item) => item.options ?? (item.option_groups ?? []).flatMap((group) => group.options);
const where = (place) => (place.ts ? { channel: place.channelId, ts: place.ts } : { view: place.id });
const entries = { users_select: () => state.users.map((each) => [each.id, each.realName]),
  channels_select: () => state.channels.filter((each) => each.kind === "public").map((each) => [each.id, each.name]),
  conversations_select: () => state.channels.map((each) => [each.id, each.name || each.id]) };

function control(item, place, inForm) {
  const name = item.action_id;
  const choose = (choice) => inForm || act({ do: "choose", user, name, choice, ...where(place) });
  const type = item.type.replace(/^multi_/, "");
  if (item.type === "image") return element("em", {}, "[" + item.alt_text + "]");
  if (item.type === "button" || item.type === "workflow_button")
    return element("button", { type: "button", title: item.url, onclick: () => {
      if (item.confirm && !confirm(words(item.confirm.title) + "\n" + words(item.confirm.text))) return;
      act({ do: "press", user, name, ...where(place) });
    } }, words(item.text));
  const list = entries[type] ? entries[type]() : options(item).map((each) => [each.value, words(each.text)]);
  if (item.type === "checkboxes" || item.type.startsWith("multi_"))
    return element("select", { multiple: true, "data-name": name, "data-many": "1",
      onchange: (event) => choose([...event.target.selectedOptions].map((each) => each.value)) },
      list.map(([value, label]) => element("option", { value }, label)));
  if (type === "external_select") {
    const menu = element("select", { "data-name": name, onchange: (event) => choose(event.target.value) });
    const ask = element("input", { type: "text", placeholder: "Type to search", onchange: async (event) => {
      const found = await act({ do: "suggest", user, name, typed: event.target.value, ...where(place) });
      menu.replaceChildren(element("option", { value: "" }, "Choose"), ...(found.options?.options ?? []).map((each) => element("option", { value: each.value }, words(each.text))));
    } });
    return element("span", {}, ask, menu);
  }
  if (list.length > 0)
    return element("select", { "data-name": name, onchange: (event) => event.target.value && choose(event.target.value) },
      element("option", { value: "" }, words(item.placeholder) || "Choose"),
      list.map(([value, label]) => element("option", { value, selected: item.initial_option?.value === value }, label)));
  if (item.multiline) return element("textarea", { "data-name": name, rows: 3 }, item.initial_value ?? "");
  const kinds = { datepicker: "date", timepicker: "time", number_input: "number", email_text_input: "email", url_text_input: "url" };
  return element("input", { type: kinds[item.type] ?? "text", "data-name": name, placeholder: words(item.placeholder),
    value: item.initial_value ?? item.initial_date ?? item.initial_time, onchange: (event) => inForm || choose(event.target.value) });
}

function block(item, place, inForm) {
  const draws = {
    header: () => element("h3", {}, words(item.text)),
    divider: () => element("hr"),
    section: () => element("div", {}, item.text && element("pre", {}, words(item.text)),
      (item.fields ?? []).map((field) => element("pre", {}, words(field))), item.accessory && control(item.accessory, place, false)),
    context: () => element("div", { class: "quiet" }, item.elements.map((each) => element("span", {}, (each.alt_text ? "[" + each.alt_text + "]" : plain(each.text)) + " "))),
    actions: () => element("form", { onsubmit: (event) => event.preventDefault() }, item.elements.map((each) => control(each, place, false))),
    input: () => element("label", {}, element("div", {}, words(item.label) + (item.optional ? " (optional)" : "")), control(item.element, place, inForm),
      element("div", { class: "quiet", "data-block": item.block_id }, words(item.hint))),
    image: () => element("a", { href: item.image_url }, "[" + item.alt_text + "]"),
    rich_text: () => element("pre", {}, rich({ elements: item.elements })),
    markdown: () => element("pre", {}, item.text),
  };
  return (draws[item.type] ?? (() => element("pre", {}, JSON.stringify(item, null, 1))))();
}

function messageOf(item, depth) {
  const answers = depth ? [] : state.messages.filter((each) => each.threadTs === item.ts && each.ts !== item.ts && each.channelId === item.channelId && isSeen(each));
  const own = item.userId === user;
  const button = (label, action) => element("button", { type: "button", onclick: action }, label);
  const change = (what, text) => act({ do: what, user, channel, ts: item.ts, ...(text && { text }) });
  const reply = () => { thread = item.ts; $("text").focus(); draw(state); };
  const shortcut = () => { const name = prompt("Callback id of the shortcut"); if (name) act({ do: "shortcut", user, name, channel, ts: item.ts }); };
  return element("div", { class: item.isBot ? "message bot" : "message" },
    element("strong", {}, item.author), element("span", { class: "quiet" }, " " + new Date(item.ts * 1000).toLocaleTimeString() +
      (item.isEdited ? " (edited)" : "") + (item.visibleTo ? " only visible to you" : "") + (item.isStreaming ? " writing" : "")),
    item.blocks.length ? item.blocks.map((each) => block(each, item, false)) : element("pre", {}, plain(item.text)),
    item.attachments.map((each) => element("div", { class: "card" }, (each.blocks ?? []).map((child) => block(child, item, false)),
      element("pre", {}, [each.pretext, each.title, each.text, each.fallback].filter(Boolean).map(plain).join("\n")))),
    item.files.map((name) => element("div", {}, "File: " + name)), element("div", { class: "quiet" }, item.reactions.join(" ")),
    item.visibleTo ? null : element("div", { class: "quiet" }, depth ? null : button("Reply", reply), button("React", () => change("react", prompt("Emoji", "eyes"))),
      button("Shortcut", shortcut), own ? button("Edit", () => change("edit", prompt("Text", plain(item.text)))) : null, own ? button("Delete", () => change("delete")) : null),
    answers.map((each) => messageOf(each, 1)));
}
const isSeen = (message) => !message.visibleTo || message.visibleTo === user;

function viewOf(view) {
  const form = element("form", { class: "card", style: "display:block" }, element("h2", {}, words(view.title) || "Home"),
    view.blocks.map((each) => block(each, view, view.type === "modal" && each.type === "input" && !each.dispatch_action)),
    view.type === "modal" ? [view.submit ? element("button", {}, words(view.submit)) : null, element("button", { type: "button", onclick: () => act({ do: "close", user }) }, words(view.close) || "Cancel")] : null);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const values = {};
    for (const field of form.querySelectorAll("[data-name]")) {
      const value = field.dataset.many ? [...field.selectedOptions].map((each) => each.value) : field.value;
      if (value.length) values[field.dataset.name] = value;
    }
    const { outcome } = await act({ do: "submit", user, values });
    for (const note of form.querySelectorAll("[data-block]")) note.textContent = outcome?.errors?.[note.dataset.block] ?? "";
    if (outcome?.kind === "failed") $("problem").textContent = "We had some trouble connecting. Try again?";
  });
  return form;
}

function fill(select, list, chosen) {
  select.replaceChildren(...list.map(([value, label]) => element("option", { value, selected: value === chosen }, label)));
}
function draw(next) {
  state = next;
  const people = state.users.filter((each) => !each.isBot && !each.isDeleted);
  team = byId(state.teams, team) ? team : state.teams[0]?.id;
  const here = people.filter((each) => each.teamId === team);
  user = byId(here, user) ? user : here[0]?.id;
  fill($("team"), state.teams.map((each) => [each.id, each.name]), team);
  fill($("user"), here.map((each) => [each.id, each.realName]), user);
  fill($("other"), state.users.filter((each) => each.teamId === team && each.id !== user && !each.isDeleted).map((each) => [each.id, each.realName]), $("other").value);
  const nameOf = (each) => each.name && each.kind !== "group_direct" ? "#" + each.name : each.memberIds.filter((id) => id !== user).map((id) => byId(state.users, id)?.realName).join(", ");
  const places = state.channels.filter((each) => each.teamIds.includes(team) && (each.kind === "public" || each.memberIds.includes(user)));
  channel = byId(places, channel) ? channel : places[0]?.id;
  $("channels").replaceChildren(...places.map((each) => element("div", {}, element("button", { type: "button", "aria-pressed": String(each.id === channel),
    onclick: () => { channel = each.id; thread = null; draw(state); } }, nameOf(each) + (each.kind === "private" ? " (private)" : "") + (each.isArchived ? " (archived)" : "")))));
  const present = byId(places, channel);
  $("title").textContent = present ? nameOf(present) : "";
  const deed = (what, label) => element("button", { type: "button", onclick: () => act({ do: what, user, channel }) }, label);
  $("places").replaceChildren(...(present && !present.kind.includes("direct") ? [present.memberIds.includes(user) ? deed("leave", "Leave") : deed("join", "Join"),
    present.isArchived ? deed("unarchive", "Unarchive") : deed("archive", "Archive"), present.kind === "public" ? deed("makePrivate", "Make private") : deed("makePublic", "Make public")] : []));
  $("answering").textContent = thread ? "in a thread (send empty to leave it)" : "";
  $("messages").replaceChildren(...state.messages.filter((each) => each.channelId === channel && isSeen(each) && (!each.threadTs || each.threadTs === each.ts || each.subtype === "thread_broadcast")).map((each) => messageOf(each, 0)));
  const mine = state.views.filter((each) => each.userId === user);
  const top = mine.filter((each) => each.type === "modal").at(-1);
  const shownViews = mine.filter((each) => each.type === "home" || each === top).sort((one) => (one.type === "modal" ? -1 : 1));
  const key = shownViews.map((each) => each.id + each.hash).join(" ");
  if (drawnViews.get("key") !== key) $("views").replaceChildren(...shownViews.map(viewOf));
  drawnViews.set("key", key);
  $("sent").replaceChildren(...state.deliveries.toReversed().map((each) => element("div", { class: "quiet" }, each.kind + " " + each.name + ": " + each.attempts.map((status) => status ?? "no answer").join(", "))));
}
$("team").onchange = (event) => { team = event.target.value; draw(state); };
$("user").onchange = (event) => { user = event.target.value; draw(state); };
$("home").onclick = () => act({ do: "home", user });
$("direct").onclick = async () => { const made = await act({ do: "direct", user, other: $("other").value }); channel = made.channel ?? channel; draw(state); };
$("composer").onsubmit = async (event) => {
  event.preventDefault();
  const text = $("text").value;
  if (!text) { thread = null; return draw(state); }
  $("text").value = "";
  await act({ do: "say", user, channel, text, ...(thread && { thread }) });
};
`;
