/** The page on which a person lets an app into a workspace. */
import type { Exchange, Route } from "../../loopback/index.ts";
import { type AuthorizeRequest, approveInstall, readAuthorizeRequest } from "../changes/approve-install.ts";
import type { World } from "../world.ts";

export function authorizeRoutes(world: World): Route[] {
  return [
    { method: "GET", path: /^\/oauth\/v2\/authorize$/, handle: (exchange) => showPage(world, exchange) },
    { method: "POST", path: /^\/oauth\/v2\/authorize$/, handle: (exchange) => decide(world, exchange) },
  ];
}

function showPage({ state }: World, exchange: Exchange): void {
  const request = readAuthorizeRequest(state, exchange.query);
  if (typeof request === "string") return void showProblem(exchange, request);
  const options = [...state.users.values()]
    .filter((user) => !user.bot && !user.isDeleted && (request.query.team ?? user.teamId) === user.teamId)
    .map(
      (user) =>
        `<option value="${user.teamId} ${user.id}">${asText(user.realName)}, ${asText(state.team(user.teamId).name)}</option>`,
    );
  send(exchange, 200, pageOf(request, options.join("")));
}

function pageOf({ app, query }: AuthorizeRequest, options: string): string {
  const scopes = [...query.scope, ...query.user_scope.map((scope) => `${scope} (as you)`)];
  return `<h1>${asText(app.name)} wants to enter a workspace</h1>
<ul>${scopes.map((scope) => `<li>${asText(scope)}</li>`).join("")}</ul>
<form method="post"><label>You are <select name="who">${options}</select></label>
<button name="decision" value="allow">Allow</button> <button name="decision" value="deny">Cancel</button></form>`;
}

function decide({ state }: World, exchange: Exchange): void {
  const request = readAuthorizeRequest(state, exchange.query);
  if (typeof request === "string") return void showProblem(exchange, request);
  const form = new URLSearchParams(exchange.rawBody);
  const [teamId = "", userId = ""] = (form.get("who") ?? "").split(" ");
  if (state.users.get(userId)?.teamId !== teamId) return void showProblem(exchange, "there is no such person");
  const location = approveInstall(state, request, { teamId, userId, isDenied: form.get("decision") === "deny" });
  exchange.response.writeHead(302, { location }).end();
}

function showProblem(exchange: Exchange, problem: string): void {
  exchange.recordViolation([problem]);
  send(exchange, 400, `<h1>Something went wrong when authorizing this app.</h1><pre>${asText(problem)}</pre>`);
}

function send({ response }: Exchange, status: number, body: string): void {
  const head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Slack (simulated)</title>';
  response.writeHead(status, { "content-type": "text/html; charset=utf-8" }).end(`${head}${body}</html>`);
}

function asText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
