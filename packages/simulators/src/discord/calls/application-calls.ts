import { z } from "zod";
import { invalidForm, refusal } from "../errors.ts";
import { type EndpointExpectation, findEndpointProblem } from "../interactions/check-endpoint.ts";
import { address, oneOf, text } from "../schemas/fields.ts";
import { describeApplication } from "../wire/application-json.ts";
import { describeUser } from "../wire/people-json.ts";
import type { Application } from "../world/application.ts";
import type { World } from "../world/world.ts";
import { botCall, type DiscordCall, ok } from "./define-call.ts";

const change = z.strictObject({
  description: text(400).nullish(),
  interactions_endpoint_url: address(2048).nullish(),
  event_webhooks_url: address(2048).nullish(),
  event_webhooks_status: oneOf([1, 2]).nullish(),
  event_webhooks_types: z.array(z.enum(["APPLICATION_AUTHORIZED", "APPLICATION_DEAUTHORIZED"])).nullish(),
});

/** What an application knows and may change of itself. */
export function applicationCalls(world: World): DiscordCall[] {
  const verify = async (application: Application, field: string, expectation: EndpointExpectation) => {
    const problem = await findEndpointProblem(world, application, expectation);
    if (problem)
      throw invalidForm(
        field,
        "APPLICATION_INTERACTIONS_ENDPOINT_URL_INVALID",
        `The specified endpoint URL could not be verified: ${problem}.`,
      );
  };
  return [
    botCall({
      method: "GET",
      path: "/applications/@me",
      malformed: { query: { fields: "id" } },
      run: ({ application }) => ok(describeApplication(world, application)),
    }),
    botCall({
      method: "PATCH",
      path: "/applications/@me",
      body: change,
      malformed: { body: { event_webhooks_status: 7 } },
      async run({ body, application }) {
        await checkEndpoints(world, application, body, verify);
        application.description = body.description ?? application.description;
        if (body.interactions_endpoint_url !== undefined)
          application.interactionsUrl = body.interactions_endpoint_url || null;
        if (body.event_webhooks_url !== undefined) application.eventWebhooksUrl = body.event_webhooks_url || null;
        application.eventWebhooksStatus =
          (body.event_webhooks_status as 1 | 2 | undefined) ?? application.eventWebhooksStatus;
        application.eventWebhooksTypes = body.event_webhooks_types ?? application.eventWebhooksTypes;
        return ok(describeApplication(world, application));
      },
    }),
    botCall({
      method: "GET",
      path: "/oauth2/applications/@me",
      malformed: { query: { fields: "id" } },
      run({ application }) {
        if (!world.applications.has(application.id)) throw refusal("unknownApplication");
        return ok(describeApplication(world, application));
      },
    }),
  ];
}

async function checkEndpoints(
  world: World,
  application: Application,
  { interactions_endpoint_url: interactions, event_webhooks_url: events }: z.infer<typeof change>,
  verify: (application: Application, field: string, expectation: EndpointExpectation) => Promise<void>,
): Promise<void> {
  const owner = describeUser(world.user(application.ownerId));
  if (interactions)
    await verify(application, "interactions_endpoint_url", {
      url: interactions,
      ping: {
        id: world.nextId(),
        application_id: application.id,
        type: 1,
        token: "ping",
        user: owner,
        version: 1,
        app_permissions: "0",
        authorizing_integration_owners: {},
        entitlements: [],
      },
      accepts: (status, body) => status === 200 && readType(body) === 1,
    });
  if (events)
    await verify(application, "event_webhooks_url", {
      url: events,
      ping: { version: 1, application_id: application.id, type: 0 },
      accepts: (status) => status === 204,
    });
}

function readType(body: string): unknown {
  try {
    return (JSON.parse(body) as { type?: unknown } | null)?.type;
  } catch {
    return undefined;
  }
}
