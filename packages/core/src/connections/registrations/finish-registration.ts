import type { RegisteredApplication } from "@eureka/connector-sdk";
import {
  connectorApplicationSchema,
  exampleConnectorApplication,
  registrationFinishSchema,
} from "@eureka/contracts/connector-application";
import { EurekaError } from "@eureka/contracts/errors";
import type { z } from "zod";
import { type Context, defineOperation } from "../../operations/index.ts";
import { announceApplicationChange } from "../applications/announce-application-change.ts";
import { viewApplication } from "../applications/application-view.ts";
import { selectApplication } from "../applications/applications.store.ts";
import { keepApplication } from "../applications/keep-application.ts";
import { findRegisteringConnector } from "../applications/load-application.ts";
import { explainConnectorError } from "../explain-connector-error.ts";
import { holdsOverOrganization } from "../holds-over-organization.ts";
import { hashState } from "../installs/install-facts.ts";
import { type InstallRow, markInstallFinished } from "../installs/installs.store.ts";
import { takeInstall } from "../installs/take-install.ts";
import { applicationBaseUrl } from "../traffic/base-url.ts";
import { trafficRuntime } from "../traffic/traffic-runtime.ts";

type Input = z.output<typeof registrationFinishSchema>;
type Asker = Pick<Context, "principal" | "ports">;

/** What is to be kept once the platform has handed it over. */
interface Finished extends RegisteredApplication {
  readonly stateHash: Buffer;
  readonly connector: string;
  readonly baseUrl: string | null;
}

/** Keeps the application that a platform has just registered. */
export const finishRegistration = defineOperation({
  name: "connector_application.finish_registration",
  summary: "Keep the application that a platform has registered",
  description:
    "Takes what the platform sent back. Only whoever began can finish, in the same session, once, within an hour. Then go on with connection.begin_install.",
  input: registrationFinishSchema,
  output: connectorApplicationSchema,
  permission: "connector_application:update",
  effect: "danger",
  http: { method: "POST", path: "/connectors/finish-registration" },
  example: {
    input: { state: "q3zk7m2v8f5x1n6p4r9t0w2y5d", code: "a180b1a3d263c81bc6441d7b990bae27d4c10679" },
    output: { ...exampleConnectorApplication, secretNames: [...exampleConnectorApplication.secretNames] },
  },
  // Before the transaction: a platform may take its time.
  prepare: async ({ principal, ports }, input) => {
    const mayFinish = principal?.memberId && holdsOverOrganization(principal, "connector_application:update");
    // For everybody else the transaction finds out who asks, and refuses whoever may not.
    return principal && mayFinish ? exchange({ principal, ports }, input) : null;
  },
  target: async (context) => ({ noun: "organization", id: context.organizationId, scopes: [] }),
  async run(context, input, _target, prepared) {
    const finished = prepared ?? (await exchange(context, input));
    if (finished instanceof EurekaError) throw finished;
    const { connector, clientId, baseUrl, secrets, stateHash } = finished;
    // Somebody else may have set one while the platform answered.
    if (await selectApplication(context.transaction, connector))
      throw new EurekaError("connector_application.exists", { name: connector });
    const row = await keepApplication(context, { connector, clientId, baseUrl, secrets });
    await markInstallFinished(context.transaction, stateHash, context.clock.now());
    await announceApplicationChange(context, connector, "updated", {
      clientId: { from: null, to: clientId },
      ...(row.baseUrl !== null && { baseUrl: { from: null, to: row.baseUrl } }),
      secrets: { from: [], to: row.secretNames },
    });
    return viewApplication(context.ports, row);
  },
});

/** A failure is kept for the transaction, where a repetition with the same idempotency key has got the first answer already. */
async function exchange(asker: Asker, { state, code }: Input): Promise<Finished | EurekaError> {
  try {
    return await askPlatform(asker, await takeInstall(asker, hashState(state), "registration"), code);
  } catch (error) {
    if (error instanceof EurekaError) return error;
    throw error;
  }
}

async function askPlatform({ ports, principal }: Asker, begun: InstallRow, code: string): Promise<Finished> {
  const { organizationId } = principal;
  const { stateHash, baseUrl } = begun;
  const { connector, registration } = findRegisteringConnector(ports, begun.connector);
  const { name, title } = connector;
  try {
    const known = await ports.database.withOrganization(organizationId, (transaction) =>
      selectApplication(transaction, name),
    );
    if (known) throw new EurekaError("connector_application.exists", { name });
    const { fetch } = trafficRuntime(ports);
    const tools = { baseUrl: applicationBaseUrl(connector, { baseUrl }), fetch, clock: ports.clock };
    return { ...(await registration.exchange(tools, code)), stateHash, connector: name, baseUrl };
  } catch (error) {
    await ports.database.withOrganization(organizationId, (transaction) =>
      markInstallFinished(transaction, stateHash, ports.clock.now()),
    );
    throw explainConnectorError(error, title, "connector_application.refused");
  }
}
