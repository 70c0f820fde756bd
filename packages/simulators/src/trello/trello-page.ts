/** The page on which a person plays the members of the boards: columns, cards, comments. */
import { z } from "zod";
import type { Route } from "../loopback/index.ts";
import { listProblems } from "../loopback/index.ts";
import { pageRoutes } from "../platform/index.ts";
import { cardsOf } from "./calls/board-calls.ts";
import { commentsOf } from "./deeds/comment-deeds.ts";
import { Person } from "./people.ts";
import { TrelloRefusal } from "./refusal.ts";
import type { Webhooks } from "./webhooks.ts";
import type { World } from "./world.ts";

const text = z.string().trim().min(1).max(16_384);
const who = { member: z.string() };
const actSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("add"), ...who, list: z.string(), name: text }),
  z.strictObject({ kind: z.literal("edit"), ...who, card: z.string(), name: text, desc: z.string().max(16_384) }),
  z.strictObject({
    kind: z.literal("move"),
    ...who,
    card: z.string(),
    list: z.string(),
    pos: z.enum(["top", "bottom"]),
  }),
  z.strictObject({ kind: z.literal("comment"), ...who, card: z.string(), text }),
  z.strictObject({ kind: z.literal("archive"), ...who, card: z.string() }),
  z.strictObject({ kind: z.literal("delete"), ...who, card: z.string() }),
]);

export function trelloPageRoutes(world: World, webhooks: Webhooks): Route[] {
  return pageRoutes({
    title: "Trello (simulated)",
    html: `<form id="who"></form><main id="boards"></main><h2>Webhooks</h2><div id="webhooks"></div>`,
    script,
    read: () => readState(world, webhooks),
    act(input) {
      const action = actSchema.safeParse(input);
      if (!action.success) throw new TypeError(listProblems(action.error).join("; "));
      try {
        perform(world, action.data);
      } catch (error) {
        if (error instanceof TrelloRefusal) throw new TypeError(error.message);
        throw error;
      }
    },
  });
}

function perform(world: World, action: z.infer<typeof actSchema>): void {
  const person = new Person(world, world.member(action.member));
  if (action.kind === "add") person.createCard(action.list, action.name);
  if (action.kind === "edit") person.editCard(action.card, { name: action.name, desc: action.desc });
  if (action.kind === "move") person.moveCard(action.card, action.list, action.pos);
  if (action.kind === "comment") person.comment(action.card, action.text);
  if (action.kind === "archive") person.archive(action.card);
  if (action.kind === "delete") person.deleteCard(action.card);
}

function readState(world: World, webhooks: Webhooks): unknown {
  const nameOf = (id: string) => world.members.get(id)?.fullName ?? id;
  return {
    members: [...world.members.values()].map(({ id, fullName }) => ({ id, fullName })),
    boards: [...world.boards.values()].map((board) => ({
      id: board.id,
      name: board.name,
      lists: world
        .listsOf(board.id)
        .filter(({ closed }) => !closed)
        .map((list) => ({
          id: list.id,
          name: list.name,
          cards: cardsOf(world, board.id, "visible")
            .filter(({ idList }) => idList === list.id)
            .map((card) => ({
              id: card.id,
              name: card.name,
              desc: card.desc,
              due: card.due,
              labels: card.idLabels.map((id) => world.label(id).name || world.label(id).color),
              members: card.idMembers.map(nameOf),
              checklists: world.checklistsOf(card.id).map(({ name, checkItems }) => ({ name, checkItems })),
              attachments: card.attachments.map(({ name, url }) => ({ name, url })),
              comments: commentsOf(world, card).map(({ data, idMemberCreator }) => ({
                text: data.text,
                by: nameOf(idMemberCreator),
              })),
            })),
        })),
    })),
    webhooks: [...world.webhooks.values()].map(({ callbackURL, active, consecutiveFailures }) => ({
      callbackURL,
      active,
      consecutiveFailures,
    })),
    sent: webhooks.sender.sent.slice(-10).map(({ name, attempts }) => ({ name, attempts })),
  };
}

const script = `
let state = { members: [], boards: [] };
const member = () => document.getElementById("member").value;
function field(label, value, onsave, area) {
  const input = element(area ? "textarea" : "input", { type: "text", "aria-label": label, placeholder: label });
  input.value = value;
  return element("form", { onsubmit: (event) => { event.preventDefault(); onsave(input.value); } }, input, element("button", {}, label));
}
function drawCard(card, board) {
  const lists = element("select", { "aria-label": "List" }, board.lists.map((list) => element("option", { value: list.id }, list.name)));
  const desc = element("textarea", { "aria-label": "Description" });
  const name = element("input", { type: "text", "aria-label": "Name" });
  desc.value = card.desc;
  name.value = card.name;
  const save = (event) => { event.preventDefault(); act({ kind: "edit", member: member(), card: card.id, name: name.value, desc: desc.value }); };
  const move = (pos) => () => act({ kind: "move", member: member(), card: card.id, list: lists.value, pos });
  return element("div", { class: "card", "data-card": card.id },
    element("strong", {}, card.name),
    element("pre", {}, card.desc),
    element("p", { class: "quiet" }, [...card.labels, ...card.members, card.due].filter(Boolean).join(" \\u00b7 ")),
    card.checklists.map((list) => element("ul", {}, list.checkItems.map((item) => element("li", {}, (item.state === "complete" ? "\\u2611 " : "\\u2610 ") + item.name)))),
    card.attachments.map((file) => element("p", { class: "quiet" }, "\\ud83d\\udcce " + file.name)),
    card.comments.map((comment) => element("p", {}, element("strong", {}, comment.by + ": "), comment.text)),
    element("details", {}, element("summary", {}, "Change"),
      element("form", { onsubmit: save }, name, desc, element("button", {}, "Save")),
      element("form", { onsubmit: (event) => event.preventDefault() }, lists,
        element("button", { type: "button", onclick: move("top") }, "Move to top"), element("button", { type: "button", onclick: move("bottom") }, "Move to bottom"),
        element("button", { type: "button", onclick: () => act({ kind: "archive", member: member(), card: card.id }) }, "Archive"),
        element("button", { type: "button", onclick: () => act({ kind: "delete", member: member(), card: card.id }) }, "Delete")),
      field("Comment", "", (text) => act({ kind: "comment", member: member(), card: card.id, text }))));
}
function draw(next) {
  const chosen = document.getElementById("member")?.value;
  state = next;
  const select = element("select", { id: "member", "aria-label": "Who you are" }, state.members.map(({ id, fullName }) => element("option", { value: id }, fullName)));
  if (chosen) select.value = chosen;
  document.getElementById("who").replaceChildren(select);
  document.getElementById("boards").replaceChildren(...state.boards.map((board) => element("section", {}, element("h2", {}, board.name),
    element("div", { class: "columns" }, board.lists.map((list) => element("div", {}, element("h3", {}, list.name),
      list.cards.map((card) => drawCard(card, board)),
      field("Add a card", "", (name) => act({ kind: "add", member: member(), list: list.id, name }))))))));
  document.getElementById("webhooks").replaceChildren(...state.webhooks.map((hook) => element("p", {}, hook.callbackURL + (hook.active ? "" : " (off)") + ", failures: " + hook.consecutiveFailures)),
    ...state.sent.map((event) => element("p", { class: "quiet" }, event.name + ": " + event.attempts.join(", "))));
}
`;
