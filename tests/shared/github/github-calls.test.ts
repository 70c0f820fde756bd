/** The simulated GitHub against GitHub's description: its schemas and its answers. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type GitHub, startGitHub } from "@eureka/simulators/github";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type GitHubDescription, readGitHubDescription } from "./github-description.ts";
import { type GoodCall, type GoodPlace, listGoodCalls, makePlace } from "./good-calls.ts";

let github: GitHub;
let receiver: Server;
let place: GoodPlace;
let description: GitHubDescription;

beforeEach(async () => {
  github = await startGitHub();
  receiver = createServer((_request, response) => response.writeHead(200).end("taken"));
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  place = await makePlace(github, `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks/github`);
  description = await readGitHubDescription();
});
afterEach(async () => {
  await github.close();
  receiver.closeAllConnections();
  receiver.close();
});

/** Calls whose answers the description gets wrong, with the reason. */
const wrongInTheDescription: Readonly<Record<string, string>> = {
  "GET /app/installations": "an account is a person and an enterprise at once; that of one installation is one of both",
};

const boundsInWords = "pages are numbers; their bounds stand in the words beside them";

/** Probes that the description lets pass although GitHub does not, with the reason. */
const laxInTheDescription: Readonly<Record<string, string>> = {
  "GET /user/installations": boundsInWords,
  "GET /repos/{owner}/{repo}/assignees": boundsInWords,
  "GET /repos/{owner}/{repo}/issues/{issue_number}/sub_issues": boundsInWords,
  "GET /repos/{owner}/{repo}/commits/{ref}/status": boundsInWords,
  "GET /repos/{owner}/{repo}/pulls/{pull_number}/files": boundsInWords,
  "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews": boundsInWords,
  "GET /repos/{owner}/{repo}/issues/{issue_number}/comments":
    "a moment is a text of a format that the validator does not know",
};

const fill = (path: string, parts: Readonly<Record<string, string>> = {}) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent({ ...place.parts, ...parts }[name] ?? ""));

/** The same repository by its id, as GitHub's own links name it: the description knows only the names. */
const isById = (path: string) => path.startsWith("/repositories/");

function authorizationFor(name: string): string {
  if (/ \/applications\//.test(name)) return `Basic ${Buffer.from(place.proof).toString("base64")}`;
  return `Bearer ${tokenFor(name)}`;
}

function tokenFor(name: string): string {
  if (name === "DELETE /installation/token") return place.tokens.doomed;
  if (/ \/app/.test(name)) return place.tokens.app;
  return / \/user(\/installations)?$/.test(name) ? place.tokens.user : place.tokens.installation;
}

async function make({ name, parts, query, body }: GoodCall) {
  const [method = "", path = ""] = name.split(" ");
  const response = await fetch(`${github.apiUrl}${fill(path, parts)}?${new URLSearchParams(query)}`, {
    method,
    headers: {
      authorization: authorizationFor(name),
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer: unknown = text === "" ? undefined : JSON.parse(text);
  return { method, path: fill(path, parts), status: response.status, answer };
}

it("takes a good request of every call, which the description takes too, and answers as it says", async () => {
  const problems: string[] = [];
  for (const call of listGoodCalls(place)) {
    const made = await make(call);
    if (made.status !== call.status) problems.push(`${call.name}: ${made.status} ${JSON.stringify(made.answer)}`);
    const exchange = { ...made, query: call.query ?? {}, body: call.body };
    for (const problem of description.explainRequest(exchange)) problems.push(`${call.name}: request ${problem}`);
    if (Object.hasOwn(wrongInTheDescription, call.name)) continue;
    for (const problem of description.explainAnswer(exchange)) problems.push(`${call.name}: answer ${problem}`);
  }
  expect(problems).toEqual([]);
  expect(github.violations).toEqual([]);
  const made = new Set(github.counts.keys());
  const named = github.calls.filter(({ path }) => !isById(path));
  expect(named.map(({ name }) => name).filter((name) => !made.has(name))).toEqual([]);
});

it("refuses as GitHub's description says it does", async () => {
  const issues = "/repos/{owner}/{repo}/issues";
  const refused: GoodCall[] = [
    { name: `POST ${issues}`, body: { title: "x".repeat(300) }, status: 422 },
    { name: `GET ${issues}/{issue_number}`, parts: { issue_number: "999" }, status: 404 },
    { name: "GET /repos/{owner}/{repo}", parts: { owner: "nobody" }, status: 404 },
  ];
  for (const call of refused) {
    const made = await make(call);
    expect(made.status, call.name).toBe(call.status);
    expect(description.explainAnswer({ ...made, query: {} }), call.name).toEqual([]);
  }
});

it("refuses malformed requests that the description refuses too", async () => {
  const passing: string[] = [];
  for (const { name, method, path, malformed } of github.calls) {
    // Where a probe is only a parameter that nobody knows, the description has nothing to say.
    if (isById(path) || malformed.query?.nonsense !== undefined) continue;
    const wanted = { method, path: fill(path), query: malformed.query ?? {}, body: malformed.body };
    if ((description.explainRequest(wanted).length === 0) !== Object.hasOwn(laxInTheDescription, name))
      passing.push(name);
  }
  expect(passing).toEqual([]);
});
