/** The simulator's schemas against Discord's official description: what we take for good is good there, what we refuse is refused there. */
import { OpenAPIBackend, type Operation, type Request } from "openapi-backend";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Discord, startDiscord } from "../../../packages/simulators/src/discord/index.ts";
import { type Visit, walkCalls } from "../../../packages/simulators/src/discord/walk-calls.ts";
import { descriptionPath } from "./material.ts";

const undescribed = ["POST /oauth2/token", "POST /oauth2/token/revoke"];

/** Operations whose answers the description puts into schemas that refer to themselves in a way that no validator here compiles. */
const uncompiledAnswers: readonly string[] = [
  "POST /interactions/{interaction_id}/{interaction_token}/callback",
  "POST /webhooks/{webhook_id}/{webhook_token}",
  "GET /webhooks/{webhook_id}/{webhook_token}/messages/@original",
  "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original",
  "GET /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}",
  "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}",
  "GET /channels/{channel_id}",
  "PATCH /channels/{channel_id}",
  "DELETE /channels/{channel_id}",
  "POST /channels/{channel_id}/messages",
  "GET /channels/{channel_id}/messages",
  "GET /channels/{channel_id}/messages/{message_id}",
  "PATCH /channels/{channel_id}/messages/{message_id}",
  "GET /guilds/{guild_id}/threads/active",
  "GET /guilds/{guild_id}/channels",
];

/** Probes that the description lets pass, and why we refuse them. */
const laxThere: Readonly<Record<string, string>> = {
  "POST /channels/{channel_id}/messages":
    "4,000 characters are allowed there, which only people with a subscription may send",
};

let discord: Discord;
let visits: Visit[];
let api: OpenAPIBackend;

beforeAll(async () => {
  discord = await startDiscord();
  visits = await walkCalls(discord);
  api = new OpenAPIBackend({
    definition: descriptionPath,
    quick: true,
    ajvOpts: { strict: false, validateFormats: false },
  });
  await api.init();
});
afterAll(() => discord.close());

const described = (name: string) => !undescribed.includes(name);

function validate(request: Request): string[] {
  const operation = api.router.matchOperation(request);
  if (!operation?.operationId) return ["no such operation"];
  const expected = operation.requestBody ? 2 : 1;
  const validators = api.validator.getRequestValidatorsForOperation(operation.operationId) ?? [];
  // An operation whose schemas do not compile would be let pass in silence.
  if (validators.length < expected) return ["the description of this operation does not compile"];
  const { errors } = api.validator.validateRequest(request, operation);
  return (errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe("the simulated Discord and the official description", () => {
  it("every good call of our client is good there", () => {
    const wrong = visits
      .filter(({ name }) => described(name))
      .flatMap(({ name, method, path, query, body }) =>
        validate({ method, path, query: { ...query }, headers: headersFor(body), body }).map(
          (problem) => `${name}: ${problem}`,
        ),
      );
    expect(wrong).toEqual([]);
  });

  it("every malformed probe is refused there too", () => {
    const accepted = discord.calls
      .filter(({ name }) => described(name))
      .filter(({ method, path, malformed }) => {
        const filled = path.replace(/\{(\w+)\}/g, (_, part: string) =>
          encodeURIComponent(malformed.parameters?.[part] ?? "probe"),
        );
        const { body, query } = malformed;
        return validate({ method, path: filled, query: { ...query }, headers: headersFor(body), body }).length === 0;
      })
      .map(({ name }) => name);
    expect(accepted).toEqual(Object.keys(laxThere));
  });

  it("every answer has the form that is described there", () => {
    const wrong = visits
      .filter(({ name, answer }) => described(name) && answer !== undefined)
      .flatMap(({ name, method, path, answer, status }) => {
        const operation = api.router.matchOperation({ method, path, headers: {} });
        if (!operation) return [`${name}: no such operation`];
        if (!compiles(operation)) return [];
        const { errors } = api.validator.validateResponse(answer, operation, status);
        return (errors ?? []).map(
          ({ instancePath, message, params }) => `${name}: ${instancePath} ${message} ${JSON.stringify(params)}`,
        );
      });
    expect([...new Set(wrong)]).toEqual([]);
  });

  it("names the operations whose described answers cannot be used", () => {
    const silent = discord.calls.filter(({ method, path }) => {
      const operation =
        described(`${method} ${path}`) &&
        api.router.getOperations().find((one) => one.path === path && one.method === method.toLowerCase());
      return operation && !compiles(operation);
    });
    expect(silent.map(({ name }) => name)).toEqual(uncompiledAnswers);
  });
});

/** Whether the description of an operation's answers can be used at all. */
function compiles(operation: Operation): boolean {
  try {
    return api.validator.getStatusBasedResponseValidatorForOperation(operation.operationId ?? "") !== null;
  } catch {
    return false;
  }
}

function headersFor(body: unknown): Record<string, string> {
  return body === undefined ? {} : { "content-type": "application/json" };
}
