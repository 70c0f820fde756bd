import type { CommandDescription } from "@eureka/connector-sdk";
import { connectorNameSchema } from "@eureka/contracts/connection";
import { applicationFormSchema, exampleApplicationForm } from "@eureka/contracts/connector-application";
import { EurekaError } from "@eureka/contracts/errors";
import { z } from "zod";
import { type AnyOperation, type Application, defineOperation } from "../../operations/index.ts";
import { findInstalledConnector } from "../installed-connector.ts";
import { redirectUrl } from "./redirect-url.ts";

/** The name under which platforms list us. */
export const applicationName = "Eureka";

/** Makes the operation; `listCommands` says what can be typed on platforms. */
export function createDescribeApplication(
  listCommands: (application: Application) => readonly CommandDescription[],
): AnyOperation {
  return defineOperation({
    name: "connector.describe_application",
    summary: "Write what a platform's form for new applications wants to know",
    description: "A text to be pasted into the platform's form, with the addresses and commands of this installation.",
    input: z.strictObject({ name: connectorNameSchema }),
    output: applicationFormSchema,
    permission: "connector_application:read",
    effect: "read",
    http: { method: "GET", path: "/connectors/{name}/application-form" },
    command: { words: ["name"] },
    example: { input: { name: "slack" }, output: exampleApplicationForm },
    target: async (context) => ({ noun: "organization", id: context.organizationId, scopes: [] }),
    async run({ ports, application }, { name }) {
      const { connector } = findInstalledConnector(ports, name);
      if (!connector.describeApplication) throw new EurekaError("connector.no_form", { name });
      return connector.describeApplication({
        name: applicationName,
        publicUrl: ports.settings.publicUrl,
        redirectUrl: redirectUrl(ports),
        commands: listCommands(application),
      });
    },
  });
}
