import {
  clientSecretName,
  connectorApplicationSchema,
  connectorApplicationSetSchema,
  exampleConnectorApplication,
} from "@eureka/contracts/connector-application";
import { invalidField } from "@eureka/contracts/errors";
import { defineOperation } from "../../operations/index.ts";
import { fieldChanges } from "../../tenancy/index.ts";
import { announceApplicationChange } from "./announce-application-change.ts";
import { openApplicationSecrets } from "./application-secrets.ts";
import { viewApplication } from "./application-view.ts";
import { keepApplication } from "./keep-application.ts";
import { assertAddress, findOAuthConnector, loadApplication } from "./load-application.ts";

/** Tells Eureka which application of a platform is the organization's own. */
export const setConnectorApplication = defineOperation({
  name: "connector_application.set",
  summary: "Set the organization's application at a platform",
  description:
    "The secrets are kept encrypted and never shown again. Connections that were made with another application have to be made anew.",
  input: connectorApplicationSetSchema,
  output: connectorApplicationSchema,
  permission: "connector_application:update",
  effect: "danger",
  http: { method: "PUT", path: "/connectors/{name}/application" },
  example: {
    input: {
      name: "slack",
      clientId: exampleConnectorApplication.clientId,
      secrets: { clientSecret: "the client secret of your app", signing: "the signing secret of your app" },
    },
    output: { ...exampleConnectorApplication, secretNames: [...exampleConnectorApplication.secretNames] },
  },
  target: (context, input) => loadApplication(context, input.name, { lock: true }),
  async run(context, { name, clientId, baseUrl = null, secrets = {} }, { row: before }) {
    const { organizationId, ports } = context;
    const { auth, connector } = findOAuthConnector(ports, name);
    assertAddress(connector, baseUrl);
    const known = new Set([clientSecretName, ...auth.applicationSecrets.map((field) => field.name)]);
    const stray = Object.keys(secrets).find((secret) => !known.has(secret));
    if (stray) throw invalidField(`secrets.${stray}`, "unknown", `must be one of ${[...known].join(", ")}`);
    const kept = before ? await openApplicationSecrets(ports, { organizationId, connector: name }, before.secrets) : {};
    const merged: Record<string, string> = { ...kept, ...secrets };
    const missing = auth.applicationSecrets.find((field) => !field.isOptional && !merged[field.name]);
    if (missing) throw invalidField(`secrets.${missing.name}`, "required", `is needed: ${missing.title}`);
    const row = await keepApplication(context, { connector: name, clientId, baseUrl, secrets: merged });
    const changes = {
      ...fieldChanges(before ?? { clientId: null, baseUrl: null }, { clientId: row.clientId, baseUrl: row.baseUrl }),
      ...(Object.keys(secrets).length > 0 && {
        secrets: { from: before?.secretNames ?? [], to: Object.keys(secrets).sort() },
      }),
    };
    await announceApplicationChange(context, name, "updated", changes);
    return viewApplication(ports, row);
  },
});
