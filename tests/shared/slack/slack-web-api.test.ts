/** What the simulated Slack takes is what Slack's own description takes, as far as that file of 2021 goes. */
import { type Document, OpenAPIBackend } from "openapi-backend";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { explainShape } from "./compare-shape.ts";
import { type Done, doEverything } from "./do-everything.ts";
import { readJson, readSamples } from "./shared-material.ts";

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly type: string;
  readonly required?: boolean;
}
type Described = Readonly<Record<string, Readonly<Record<string, { readonly parameters: readonly Parameter[] }>>>>;

const { paths } = readJson("openapi/slack-web-api-v2.json") as { paths: Described };

/** Every method as one JSON body whose texts may stand for numbers and flags, since a form knows nothing else. */
function describeMethods(): Document {
  const methods = Object.entries(paths).map(([path, verbs]) => {
    const [{ parameters } = { parameters: [] }] = Object.values(verbs);
    const named = parameters.filter(({ name }) => name !== "token");
    const schema = {
      type: "object",
      additionalProperties: false,
      properties: Object.fromEntries(named.map(({ name, type }) => [name, { type }])),
      required: named.filter(({ required }) => required).map(({ name }) => name),
    };
    const requestBody = { required: true, content: { "application/json": { schema } } };
    return [path, { post: { operationId: path, requestBody, responses: { 200: { description: "" } } } }] as const;
  });
  return { openapi: "3.0.3", info: { title: "Slack", version: "1" }, paths: Object.fromEntries(methods) } as Document;
}

const backend = new OpenAPIBackend({
  definition: describeMethods(),
  quick: true,
  ajvOpts: { strict: false, allErrors: true, coerceTypes: true, logger: false },
});

/** What the description does not allow; null when it does not know the method. */
function explain(method: string, form: Readonly<Record<string, unknown>>): string[] | null {
  const headers = { "content-type": "application/json" };
  const request = { method: "post", path: `/${method}`, headers, body: structuredClone(form) };
  const operation = backend.matchOperation(request);
  if (!operation) return null;
  return (backend.validateRequest(request, operation).errors ?? []).map(({ message, params, instancePath }) =>
    "additionalProperty" in params ? `lacks ${params.additionalProperty}` : `${instancePath} ${message}`,
  );
}

/** Slack added these after the file was frozen. */
const newMethods = [
  "auth.teams.list",
  "chat.appendStream",
  "chat.startStream",
  "chat.stopStream",
  "files.completeUploadExternal",
  "files.getUploadURLExternal",
  "functions.completeError",
  "functions.completeSuccess",
];

/** Arguments of older methods that came after the file was frozen. */
const newArguments = ["chat.postMessage lacks metadata", "conversations.history lacks include_all_metadata"];

/** The file knows blocks, views and ids as mere texts, and hardly any argument as required: it takes these malformed calls. */
const blindTo = [
  "apps.uninstall",
  "chat.delete",
  "chat.postMessage",
  "chat.unfurl",
  "chat.update",
  "conversations.info",
  "conversations.join",
  "conversations.list",
  "conversations.open",
  "conversations.replies",
  "files.info",
  "reactions.add",
  "reactions.get",
  "users.info",
  "users.list",
  "users.lookupByEmail",
  "views.open",
  "views.publish",
  "views.push",
  "views.update",
];

let done: Done;
beforeAll(async () => {
  await backend.init();
  done = await doEverything();
});
afterAll(() => done?.close());

describe("the calls of Slack's own client", () => {
  it("are all of the methods, and the simulator takes every one", () => {
    const methods = [...new Set(done.calls.map(({ method }) => method))].sort();
    const served = done.slack.calls.map(({ name }) => name).filter((name) => !name.startsWith("GET "));
    expect(methods).toEqual(served.filter((name) => name !== "apps.connections.open").sort());
    expect(done.calls.filter(({ answer }) => !answer.ok)).toEqual([]);
    expect(done.slack.violations).toEqual([]);
  });

  it("are taken by the description too, except for what came after 2021", () => {
    const missing: string[] = [];
    const problems = new Set<string>();
    for (const { method, form } of done.calls) {
      const found = explain(method, form);
      if (found === null) missing.push(method);
      for (const problem of found ?? []) problems.add(`${method} ${problem}`);
    }
    expect([...new Set(missing)].sort()).toEqual(newMethods);
    expect([...problems].sort()).toEqual(newArguments);
  });
});

it("the description refuses the malformed calls that it can see", () => {
  const taken = done.slack.calls
    .filter(({ name }) => !name.startsWith("GET "))
    .filter(({ name, malformed }) => explain(name, asForm(malformed.body))?.length === 0)
    .map(({ name }) => name);
  expect(taken.sort()).toEqual(blindTo);
});

function asForm(body: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(body as object).map(([name, value]) => [
      name,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  );
}

describe("the answers", () => {
  const samples = readSamples("api");
  it("have the keys and types of the published ones", () => {
    const problems = done.calls.flatMap(({ method, answer }) => {
      const sample = samples.get(method);
      return sample === undefined ? [] : explainShape(answer, [sample], method);
    });
    // The sample was taken in a workspace without an enterprise; the one of users.info has it.
    expect([...new Set(problems)].sort()).toEqual(["users.lookupByEmail.user.enterprise_user is unknown"]);
  });
});
