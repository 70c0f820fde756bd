/** The page on which a person plays the people of the repositories: issues, labels, comments, and what was delivered. */
import { z } from "zod";
import { listProblems, type Route } from "../loopback/index.ts";
import { pageRoutes } from "../platform/index.ts";
import { Person } from "./people.ts";
import { GitHubRefusal } from "./refusal.ts";
import { nameOf, type World } from "./world.ts";

const where = { who: z.int(), repository: z.int() };
const onIssue = { ...where, number: z.int() };
const title = z.string().trim().min(1).max(256);
const body = z.string().max(65_536);
const actSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("open"), ...where, title }),
  z.strictObject({ kind: z.literal("edit"), ...onIssue, title, body, labels: z.array(z.string().trim().min(1)) }),
  z.strictObject({ kind: z.literal("close"), ...onIssue, reason: z.enum(["completed", "not_planned"]) }),
  z.strictObject({ kind: z.literal("reopen"), ...onIssue }),
  z.strictObject({ kind: z.literal("comment"), ...onIssue, body: body.min(1) }),
  z.strictObject({ kind: z.literal("delete"), ...onIssue }),
]);

export function githubPageRoutes(world: World): Route[] {
  return pageRoutes({
    title: "GitHub (simulated)",
    html: `<form id="who"></form><main id="repositories"></main><h2>Deliveries</h2><div id="deliveries"></div>`,
    script,
    read: () => readState(world),
    act(input) {
      const action = actSchema.safeParse(input);
      if (!action.success) throw new TypeError(listProblems(action.error).join("; "));
      try {
        perform(world, action.data);
      } catch (error) {
        if (error instanceof GitHubRefusal) throw new TypeError(error.message);
        throw error;
      }
    },
  });
}

function perform(world: World, action: z.infer<typeof actSchema>): void {
  const person = new Person(world, world.account(action.who));
  const repository = world.repository(action.repository);
  if (action.kind === "open") return void person.createIssue(repository, action.title);
  const issue = person.issue(repository, action.number);
  if (action.kind === "comment") person.comment(issue, action.body);
  if (action.kind === "delete") person.deleteIssue(issue);
  if (action.kind === "reopen") person.editIssue(issue, { state: "open" });
  if (action.kind === "close") person.editIssue(issue, { state: "closed", stateReason: action.reason });
  if (action.kind === "edit") {
    const { title: text, body: words, labels } = action;
    person.editIssue(issue, { title: text, body: words, labels });
  }
}

function readState(world: World): unknown {
  return {
    people: [...world.accounts.values()].filter(({ type }) => type === "User").map(({ id, login }) => ({ id, login })),
    repositories: [...world.repositories.values()].map((repository) => ({
      id: repository.id,
      name: nameOf(repository),
      issues: [...repository.issues.values()].reverse().map((issue) => ({
        number: issue.number,
        title: issue.title,
        body: issue.body ?? "",
        state: issue.state,
        reason: issue.stateReason,
        locked: issue.locked,
        author: issue.author.login,
        labels: issue.labels.map(({ name }) => name),
        assignees: issue.assignees.map(({ login }) => login),
        milestone: issue.milestone?.title ?? null,
        subIssues: issue.subIssues.map(({ number, title: text }) => `#${number} ${text}`),
        comments: issue.comments.map(({ author, body: words }) => ({ by: author.login, body: words })),
      })),
    })),
    deliveries: world.deliveries
      .slice(-10)
      .reverse()
      .map(({ event, action, statusCode, redelivery }) => ({ event, action, statusCode, redelivery })),
  };
}

const script = `
let state = { people: [], repositories: [] };
const who = () => Number(document.getElementById("person").value);
function input(label, value, area) {
  const made = element(area ? "textarea" : "input", { type: "text", "aria-label": label, placeholder: label });
  made.value = value;
  return made;
}
function form(label, fields, send) {
  return element("form", { onsubmit: (event) => { event.preventDefault(); send(...fields.map((field) => field.value)); } }, fields, element("button", {}, label));
}
function drawIssue(issue, repository) {
  const place = () => ({ who: who(), repository: repository.id, number: issue.number });
  const button = (label, action) => element("button", { type: "button", onclick: () => act({ ...action, ...place() }) }, label);
  const facts = [issue.state + (issue.reason ? " (" + issue.reason + ")" : ""), issue.author, ...issue.labels, ...issue.assignees, issue.milestone, issue.locked && "locked"];
  return element("div", { class: "card", "data-issue": issue.number },
    element("strong", {}, "#" + issue.number + " " + issue.title),
    element("pre", {}, issue.body),
    element("p", { class: "quiet" }, facts.filter(Boolean).join(" \\u00b7 ")),
    issue.subIssues.map((text) => element("p", { class: "quiet" }, text)),
    issue.comments.map((comment) => element("p", {}, element("strong", {}, comment.by + ": "), comment.body)),
    element("details", {}, element("summary", {}, "Change"),
      form("Save", [input("Title", issue.title), input("Body", issue.body, true), input("Labels", issue.labels.join(", "))],
        (title, body, labels) => act({ kind: "edit", title, body, labels: labels.split(",").map((name) => name.trim()).filter(Boolean), ...place() })),
      form("Comment", [input("Comment", "")], (body) => act({ kind: "comment", body, ...place() })),
      element("p", {}, issue.state === "open"
        ? [button("Close as completed", { kind: "close", reason: "completed" }), button("Close as not planned", { kind: "close", reason: "not_planned" })]
        : [button("Reopen", { kind: "reopen" })], button("Delete", { kind: "delete" }))));
}
function draw(next) {
  const chosen = document.getElementById("person")?.value;
  state = next;
  const select = element("select", { id: "person", "aria-label": "Who you are" }, state.people.map(({ id, login }) => element("option", { value: id }, login)));
  if (chosen) select.value = chosen;
  document.getElementById("who").replaceChildren(select);
  document.getElementById("repositories").replaceChildren(...state.repositories.map((repository) => element("section", {}, element("h2", {}, repository.name),
    form("Open an issue", [input("Title", "")], (title) => act({ kind: "open", who: who(), repository: repository.id, title })),
    repository.issues.map((issue) => drawIssue(issue, repository)))));
  document.getElementById("deliveries").replaceChildren(...state.deliveries.map((one) =>
    element("p", { class: "quiet" }, one.event + (one.action ? "." + one.action : "") + ": " + (one.statusCode || "no answer") + (one.redelivery ? ", again" : ""))));
}
`;
