import type { CommandDescription } from "@eureka/connector-sdk";
import {
  exampleRegistration,
  registrationBeginSchema,
  registrationSchema,
} from "@eureka/contracts/connector-application";
import { EurekaError } from "@eureka/contracts/errors";
import { randomToken } from "@eureka/kit/crypto";
import { type AnyOperation, type Application, defineOperation } from "../../operations/index.ts";
import { loadOrganization } from "../../tenancy/index.ts";
import { applicationName } from "../applications/describe-application.ts";
import { assertAddress, findRegisteringConnector, loadApplication } from "../applications/load-application.ts";
import { redirectUrl, registeredUrl } from "../applications/redirect-url.ts";
import { beginnerOf, hashState } from "../installs/install-facts.ts";
import { insertInstall } from "../installs/installs.store.ts";
import { applicationBaseUrl } from "../traffic/base-url.ts";

/** So long a person has over there: platforms keep the code for no longer. */
const registrationMilliseconds = 60 * 60_000;
const longestName = 35;

/** Makes the operation; `listCommands` says what can be typed on platforms. */
export function createBeginRegistration(
  listCommands: (application: Application) => readonly CommandDescription[],
): AnyOperation {
  return defineOperation({
    name: "connector_application.begin_registration",
    summary: "Have a platform register the organization's application",
    description:
      "Send the form by POST from the browser of whoever asked. The platform sends them back with a state and a code for connector_application.finish_registration.",
    input: registrationBeginSchema,
    output: registrationSchema,
    permission: "connector_application:update",
    effect: "write",
    http: { method: "POST", path: "/connectors/{name}/application/begin-registration" },
    secretOutput: ["form"],
    example: { input: { name: "github", owner: "acme" }, output: exampleRegistration },
    target: (context, input) => loadApplication(context, input.name),
    async run(context, { name, baseUrl = null, owner = null }, { row }) {
      const { transaction, principal, ports, organizationId, application } = context;
      const { connector, registration } = findRegisteringConnector(ports, name);
      assertAddress(connector, baseUrl);
      if (!principal.memberId) throw new EurekaError("authentication.required");
      if (row) throw new EurekaError("connector_application.exists", { name });
      const organization = await loadOrganization(context);
      const now = context.clock.now();
      const expiresAt = new Date(now.getTime() + registrationMilliseconds);
      const state = randomToken();
      await insertInstall(transaction, {
        organizationId,
        stateHash: hashState(state),
        connector: name,
        purpose: "registration",
        baseUrl,
        memberId: principal.memberId,
        begunBy: beginnerOf(principal),
        createdAt: now,
        expiresAt,
      });
      const form = registration.describe({
        name: `${applicationName} ${organization.value.name}`.slice(0, longestName).toWellFormed().trimEnd(),
        publicUrl: ports.settings.publicUrl,
        redirectUrl: redirectUrl(ports),
        returnUrl: registeredUrl(ports),
        commands: listCommands(application),
        baseUrl: applicationBaseUrl(connector, { baseUrl }),
        owner,
        state,
      });
      return { form: { url: form.url, fields: { ...form.fields } }, expiresAt: expiresAt.toISOString() };
    },
  });
}
