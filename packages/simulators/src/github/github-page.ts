/** The page on which a person plays the people of the repositories: issues, pull requests, comments, and what was delivered. */
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
const branch = z
  .string()
  .regex(/^[\w./-]+$/)
  .max(200);
const actSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("open"), ...where, title }),
  z.strictObject({ kind: z.literal("edit"), ...onIssue, title, body, labels: z.array(z.string().trim().min(1)) }),
  z.strictObject({ kind: z.literal("close"), ...onIssue, reason: z.enum(["completed", "not_planned"]) }),
  z.strictObject({ kind: z.literal("reopen"), ...onIssue }),
  z.strictObject({ kind: z.literal("comment"), ...onIssue, body: body.min(1) }),
  z.strictObject({ kind: z.literal("delete"), ...onIssue }),
  z.strictObject({ kind: z.literal("push"), ...where, branch, message: title }),
  z.strictObject({ kind: z.literal("propose"), ...where, title, branch, draft: z.boolean() }),
  z.strictObject({ kind: z.literal("review"), ...onIssue, verdict: z.enum(["APPROVED", "CHANGES_REQUESTED"]) }),
  z.strictObject({ kind: z.literal("check"), ...onIssue, verdict: z.enum(["success", "failure"]).nullable() }),
  z.strictObject({ kind: z.literal("draft"), ...onIssue, draft: z.boolean() }),
  z.strictObject({ kind: z.literal("merge"), ...onIssue }),
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
  if (action.kind === "push") return void person.push(repository, action.branch, [action.message]);
  if (action.kind === "propose") return void person.openPullRequest(repository, action.title, action);
  const issue = person.issue(repository, action.number);
  const { pull } = issue;
  if (pull) {
    if (action.kind === "review") person.review(issue, action.verdict);
    if (action.kind === "check") person.check(repository, pull.headSha, "tests", action.verdict);
    if (action.kind === "draft") person.setDraft(issue, action.draft);
    if (action.kind === "merge") person.merge(issue);
    if (action.kind === "close") person.closePullRequest(issue);
    if (action.kind === "reopen") person.reopenPullRequest(issue);
    if (action.kind === "edit") person.editPullRequest(issue, { title: action.title, body: action.body });
    if (action.kind === "comment") person.comment(issue, action.body);
    return;
  }
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
        pull: issue.pull && {
          draft: issue.pull.draft,
          merged: issue.pull.mergedAt !== null,
          branch: issue.pull.branch,
          reviews: issue.pull.reviews.map(({ author, state }) => `${author.login}: ${state.toLowerCase()}`),
          checks: repository.checkRuns
            .filter(({ sha }) => sha === issue.pull?.headSha)
            .map(({ name, conclusion }) => `${name}: ${conclusion ?? "running"}`),
        },
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
  const pull = issue.pull;
  const facts = pull ? [pull.merged ? "merged" : issue.state, pull.draft && "draft", issue.author, pull.branch, ...pull.reviews, ...pull.checks] : [issue.state + (issue.reason ? " (" + issue.reason + ")" : ""), issue.author, ...issue.labels, ...issue.assignees, issue.milestone, issue.locked && "locked"];
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
      element("p", {}, pull ? (issue.state === "open" ? [
          button(pull.draft ? "Ready for review" : "Make it a draft", { kind: "draft", draft: !pull.draft }),
          button("Approve", { kind: "review", verdict: "APPROVED" }), button("Request changes", { kind: "review", verdict: "CHANGES_REQUESTED" }),
          button("Start checks", { kind: "check", verdict: null }), button("Pass checks", { kind: "check", verdict: "success" }), button("Fail checks", { kind: "check", verdict: "failure" }),
          button("Merge", { kind: "merge" }), button("Close", { kind: "close", reason: "completed" })]
        : pull.merged ? [] : [button("Reopen", { kind: "reopen" })])
        : issue.state === "open"
        ? [button("Close as completed", { kind: "close", reason: "completed" }), button("Close as not planned", { kind: "close", reason: "not_planned" })]
        : [button("Reopen", { kind: "reopen" })], pull ? null : button("Delete", { kind: "delete" }))));
}
function draw(next) {
  const chosen = document.getElementById("person")?.value;
  state = next;
  const select = element("select", { id: "person", "aria-label": "Who you are" }, state.people.map(({ id, login }) => element("option", { value: id }, login)));
  if (chosen) select.value = chosen;
  document.getElementById("who").replaceChildren(select);
  document.getElementById("repositories").replaceChildren(...state.repositories.map((repository) => element("section", {}, element("h2", {}, repository.name),
    form("Open an issue", [input("Title", "")], (title) => act({ kind: "open", who: who(), repository: repository.id, title })),
    form("Push a commit", [input("Branch", ""), input("Message", "")], (branch, message) => act({ kind: "push", who: who(), repository: repository.id, branch, message })),
    form("Open a pull request", [input("Title", ""), input("Branch", "")], (title, branch) => act({ kind: "propose", who: who(), repository: repository.id, title, branch, draft: false })),
    repository.issues.map((issue) => drawIssue(issue, repository)))));
  document.getElementById("deliveries").replaceChildren(...state.deliveries.map((one) =>
    element("p", { class: "quiet" }, one.event + (one.action ? "." + one.action : "") + ": " + (one.statusCode || "no answer") + (one.redelivery ? ", again" : ""))));
}
`;
