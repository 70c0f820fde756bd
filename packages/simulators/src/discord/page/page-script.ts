/** The body and the script of the page. Values are put there as text only. */

export const pageHtml = `
<form id="where"><select id="guild" aria-label="Guild"></select><select id="user" aria-label="User"></select><select id="channel" aria-label="Channel"></select></form>
<div id="messages" aria-live="polite"></div>
<form id="write"><input type="text" id="title" aria-label="Title of the post" placeholder="Title of the post" hidden>
<input type="text" id="text" aria-label="Message" placeholder="Message, or /command option:value" autocomplete="off"><button>Send</button></form>
<div id="modal"></div>
<p class="quiet" id="outcome"></p>`;

export const pageScript = `
let state;
const by = (id) => document.getElementById(id);
const chosen = { guild: "", user: "", channel: "" };
function fill(id, entries) {
  const select = by(id);
  if (!entries.some((entry) => entry.id === chosen[id])) chosen[id] = entries[0] ? entries[0].id : "";
  select.replaceChildren(...entries.map((entry) => element("option", { value: entry.id, selected: entry.id === chosen[id] }, entry.name)));
}
for (const id of ["guild", "user", "channel"]) by(id).addEventListener("change", () => { chosen[id] = by(id).value; draw(state); });
const here = () => ({ channelId: chosen.channel, userId: chosen.user });
function draw(next) {
  state = next;
  fill("guild", [...state.guilds, { id: "dm", name: "Direct messages", memberIds: state.users.map(({ id }) => id) }]);
  const guild = state.guilds.find(({ id }) => id === chosen.guild);
  fill("user", state.users.filter(({ id, bot }) => !bot && (!guild || guild.memberIds.includes(id))));
  const places = state.channels.filter(({ guildId, seenBy }) => (guild ? guildId === guild.id : guildId === null) && seenBy.includes(chosen.user));
  const name = (place) => (place.parentId && places.some(({ id }) => id === place.parentId) ? "\\u21b3 " : "# ") + place.name + (place.isClosed ? " (closed)" : "");
  const nested = places.filter(({ parentId }) => !places.some(({ id }) => id === parentId)).flatMap((place) => [place, ...places.filter(({ parentId }) => parentId === place.id)]);
  fill("channel", nested.map((place) => ({ id: place.id, name: name(place) })));
  const channel = places.find(({ id }) => id === chosen.channel);
  by("title").hidden = !channel || !channel.isForum;
  const messages = channel ? channel.messages.filter(({ ephemeralForId }) => ephemeralForId === null || ephemeralForId === chosen.user) : [];
  by("messages").replaceChildren(...messages.map(drawMessage));
}
function drawMessage(message) {
  const reactions = (message.reactions || []).map(({ emoji, count }) => emoji.name + " " + count).join("  ");
  const thread = message.thread && element("button", { type: "button", onclick: () => { chosen.channel = message.thread.id; draw(state); } }, "Thread: " + message.thread.name);
  return element("div", { class: "message" + (message.author.bot ? " bot" : "") },
    element("div", { class: "quiet" }, message.author.username + ", " + message.timestamp.slice(11, 19) + (message.edited_timestamp ? ", edited" : "") + (message.ephemeralForId ? ", only you see this" : "") + (message.flags & 128 ? ", thinking" : "")),
    message.referenced_message ? element("div", { class: "quiet" }, "Reply to: " + message.referenced_message.content) : null,
    element("pre", {}, message.content),
    ...message.embeds.map(drawEmbed),
    ...message.attachments.map((file) => element("div", {}, element("a", { href: file.url }, file.filename))),
    ...message.components.map((component) => drawComponent(message, component)),
    reactions ? element("div", {}, reactions) : null, thread,
    message.ephemeralForId ? null : element("span", { class: "quiet" },
      element("button", { type: "button", onclick: () => run({ kind: "react", ...here(), messageId: message.id, emoji: "\\u{1f44d}" }) }, "\\u{1f44d}"),
      message.thread ? null : element("button", { type: "button", onclick: () => run({ kind: "thread", ...here(), messageId: message.id, name: message.content.slice(0, 50) || "Thread" }) }, "Open a thread")));
}
function drawEmbed(embed) {
  const address = embed.image && /^https?:/.test(embed.image.url) ? embed.image.url : null;
  return element("div", { class: "card" },
    embed.author ? element("div", { class: "quiet" }, embed.author.name) : null,
    embed.title ? element("strong", {}, embed.title) : null,
    embed.description ? element("pre", {}, embed.description) : null,
    ...(embed.fields || []).map((field) => element("div", {}, element("strong", {}, field.name + ": "), field.value)),
    address ? element("a", { href: address }, "Picture") : null,
    embed.footer ? element("div", { class: "quiet" }, embed.footer.text) : null);
}
function drawComponent(message, component) {
  const inner = (component.components || []).map((one) => drawComponent(message, one));
  const target = { ...here(), messageId: message.id, customId: component.custom_id };
  if (component.type === 2) {
    const label = ((component.emoji && component.emoji.name) || "") + " " + (component.label || "");
    if (component.style === 5) return element("a", { href: component.url, target: "_blank", rel: "noreferrer" }, label);
    return element("button", { type: "button", disabled: component.disabled, onclick: () => run({ kind: "press", ...target }) }, label);
  }
  if (component.type === 3) {
    const many = (component.max_values || 1) > 1;
    const select = element("select", { multiple: many, disabled: component.disabled, "aria-label": component.placeholder || "Choose" },
      many ? null : element("option", { value: "" }, component.placeholder || "Choose"),
      ...component.options.map((option) => element("option", { value: option.value, selected: option.default }, option.label)));
    const choose = () => run({ kind: "choose", ...target, values: [...select.selectedOptions].map(({ value }) => value).filter(Boolean) });
    return element("span", {}, select, element("button", { type: "button", onclick: choose }, "Choose"));
  }
  if (component.type === 10) return element("pre", {}, component.content);
  return element("div", { class: component.type === 17 ? "card" : "row" }, ...inner, component.accessory ? drawComponent(message, component.accessory) : null);
}
async function run(action) {
  const answer = await act(action);
  by("outcome").textContent = answer.problem || "";
  drawModal(answer);
}
function drawModal({ modal, interactionId }) {
  if (!modal) return by("modal").replaceChildren();
  const fields = modal.components.flatMap((piece) => piece.type === 1 ? piece.components : piece.type === 18 ? [{ ...piece.component, label: piece.label }] : []);
  const inputs = fields.map((field) => {
    if (field.type === 3) return [field, element("select", { multiple: true, "aria-label": field.label }, ...field.options.map((option) => element("option", { value: option.value }, option.label)))];
    const input = element(field.style === 2 ? "textarea" : "input", { type: field.style === 2 ? null : "text", placeholder: field.placeholder, "aria-label": field.label, maxlength: field.max_length || 4000 });
    input.value = field.value || "";
    return [field, input];
  });
  const submit = (event) => {
    event.preventDefault();
    run({ kind: "submit", interactionId, values: Object.fromEntries(inputs.map(([field, input]) => [field.custom_id, field.type === 3 ? [...input.selectedOptions].map(({ value }) => value) : input.value])) });
  };
  by("modal").replaceChildren(element("form", { class: "card", onsubmit: submit }, element("strong", {}, modal.title),
    ...inputs.map(([field, input]) => element("label", {}, field.label + " ", input)), element("button", {}, "Submit"),
    element("button", { type: "button", onclick: () => by("modal").replaceChildren() }, "Cancel")));
}
by("write").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = by("text").value;
  const title = by("title").value;
  by("text").value = "";
  run(by("title").hidden ? { kind: "say", ...here(), text } : { kind: "post", ...here(), name: title, text });
});
`;
