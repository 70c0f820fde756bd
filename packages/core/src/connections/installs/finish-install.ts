import { connectionSchema, exampleConnection, installFinishSchema } from "@eureka/contracts/connection";
import { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { z } from "zod";
import { type Context, defineOperation } from "../../operations/index.ts";
import { openApplicationSecrets } from "../applications/application-secrets.ts";
import { selectApplication } from "../applications/applications.store.ts";
import { findOAuthConnector, requireApplication } from "../applications/load-application.ts";
import { viewConnection } from "../connection-view.ts";
import { holdsOverOrganization } from "../holds-over-organization.ts";
import { openJson } from "../sealed-json.ts";
import { applicationBaseUrl } from "../traffic/base-url.ts";
import { assertConsent } from "./assert-consent.ts";
import { type Exchanged, exchangeCode } from "./exchange-code.ts";
import { hashState, verifierPlace } from "./install-facts.ts";
import { type InstallRow, markInstallFinished } from "./installs.store.ts";
import { keepInstallation } from "./keep-installation.ts";
import { takeInstall } from "./take-install.ts";

type Input = z.output<typeof installFinishSchema>;

/** What is to be kept once the platform has agreed. */
interface Finished extends Exchanged {
  readonly stateHash: Buffer;
  readonly connector: string;
  readonly title: string;
  readonly defaultWorkspaceId: Id<"workspace"> | null;
  readonly baseUrl: string | null;
  readonly grantedAt: Date;
}

/** Connects the platform to which somebody has just consented, or brings its connection back into use. */
export const finishInstall = defineOperation({
  name: "connection.finish_install",
  summary: "Finish to connect a platform by consent",
  description:
    "Takes what the platform sent back to the redirect address. Only whoever began can finish, in the same session, once, within ten minutes.",
  input: installFinishSchema,
  output: connectionSchema,
  permission: "connection:create",
  effect: "danger",
  http: { method: "POST", path: "/connections/finish-install" },
  example: {
    input: { state: "q3zk7m2v8f5x1n6p4r9t0w2y5d", code: "2141029472.7051", parameters: {} },
    output: { ...exampleConnection, scopes: [...exampleConnection.scopes], secretNames: [] },
  },
  // Before the transaction: a platform may take its time.
  prepare: async ({ principal, ports }, input) => {
    const mayFinish = principal?.memberId && holdsOverOrganization(principal, "connection:create");
    // For everybody else the transaction finds out who asks, and refuses whoever may not.
    return principal && mayFinish ? exchange({ principal, ports }, input) : null;
  },
  target: async (context) => ({ noun: "organization", id: context.organizationId, scopes: [] }),
  async run(context, input, _target, prepared) {
    const finished = prepared ?? (await exchange(context, input));
    if (finished instanceof EurekaError) throw finished;
    const row = await keepInstallation(context, finished);
    await markInstallFinished(context.transaction, finished.stateHash, context.clock.now());
    return viewConnection(row);
  },
});

type Asker = Pick<Context, "principal" | "ports">;

/** A failure is kept for the transaction, where a repetition with the same idempotency key has got the first answer already. */
async function exchange(asker: Asker, input: Input): Promise<Finished | EurekaError> {
  try {
    return await askPlatform(asker, await takeInstall(asker, hashState(input.state)), input);
  } catch (error) {
    if (error instanceof EurekaError) return error;
    throw error;
  }
}

async function askPlatform({ ports, principal }: Asker, install: InstallRow, input: Input): Promise<Finished> {
  const { organizationId } = principal;
  const { stateHash } = install;
  try {
    const { connector, auth } = findOAuthConnector(ports, install.connector);
    const { state, parameters } = input;
    const code = assertConsent(connector.title, input);
    const found = await ports.database.withOrganization(organizationId, (transaction) =>
      selectApplication(transaction, connector.name),
    );
    const { clientId, baseUrl, secrets: sealed } = requireApplication(found, connector.name);
    const [secrets, verifier] = await Promise.all([
      openApplicationSecrets(ports, { organizationId, connector: connector.name }, sealed),
      install.verifier && openJson<string>(ports, organizationId, verifierPlace(stateHash), install.verifier),
    ]);
    const grantedAt = ports.clock.now();
    const application = { clientId, baseUrl: applicationBaseUrl(connector, { baseUrl }), secrets };
    const callback = { ...parameters, state, code };
    const exchanged = await exchangeCode(ports, { connector, auth, application, code, verifier, callback });
    const { defaultWorkspaceId } = install;
    const { name, title } = connector;
    return { ...exchanged, stateHash, connector: name, title, defaultWorkspaceId, baseUrl, grantedAt };
  } catch (error) {
    await ports.database.withOrganization(organizationId, (transaction) =>
      markInstallFinished(transaction, stateHash, ports.clock.now()),
    );
    throw error;
  }
}
