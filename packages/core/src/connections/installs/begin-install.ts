import { exampleInstall, installBeginSchema, installSchema } from "@eureka/contracts/connection";
import { EurekaError } from "@eureka/contracts/errors";
import { randomToken } from "@eureka/kit/crypto";
import { defineOperation } from "../../operations/index.ts";
import { openApplicationSecrets } from "../applications/application-secrets.ts";
import { selectApplication } from "../applications/applications.store.ts";
import { findOAuthConnector, requireApplication } from "../applications/load-application.ts";
import { redirectUrl } from "../applications/redirect-url.ts";
import { assertTeamPlace } from "../assert-team-place.ts";
import { sealJson } from "../sealed-json.ts";
import { applicationBaseUrl } from "../traffic/base-url.ts";
import { authorizeUrl } from "./authorize-url.ts";
import { beginnerOf, hashState, installMilliseconds, verifierPlace } from "./install-facts.ts";
import { deleteInstallsBefore, insertInstall } from "./installs.store.ts";

const dayMilliseconds = 86_400_000;

/** Sends a person to the platform's consent page. Whoever began, in the same session, is the one who finishes. */
export const beginInstall = defineOperation({
  name: "connection.begin_install",
  summary: "Begin to connect a platform by consent",
  description:
    "Open authorizeUrl in the browser of whoever asked. The platform sends them back with a state and a code for connection.finish_install.",
  input: installBeginSchema,
  output: installSchema,
  permission: "connection:create",
  effect: "write",
  http: { method: "POST", path: "/connections/begin-install" },
  secretOutput: ["authorizeUrl"],
  example: { input: { connector: "slack" }, output: exampleInstall },
  target: async (context) => ({ noun: "organization", id: context.organizationId, scopes: [] }),
  async run(context, input) {
    const { transaction, principal, ports, organizationId } = context;
    const { connector, auth } = findOAuthConnector(ports, input.connector);
    if (!principal.memberId) throw new EurekaError("authentication.required");
    const application = requireApplication(await selectApplication(transaction, connector.name), connector.name);
    if (input.defaultWorkspaceId) await assertTeamPlace(context, input.defaultWorkspaceId);
    const now = context.clock.now();
    const expiresAt = new Date(now.getTime() + installMilliseconds);
    const state = randomToken();
    const stateHash = hashState(state);
    const verifier = auth.pkce ? randomToken(40) : null;
    // Old ones say afterwards why they do not work; a day is enough for that.
    await deleteInstallsBefore(transaction, new Date(now.getTime() - dayMilliseconds));
    await insertInstall(transaction, {
      organizationId,
      stateHash,
      connector: connector.name,
      verifier: verifier === null ? null : await sealJson(context, verifierPlace(stateHash), verifier),
      memberId: principal.memberId,
      begunBy: beginnerOf(principal),
      defaultWorkspaceId: input.defaultWorkspaceId ?? null,
      createdAt: now,
      expiresAt,
    });
    const secrets = await openApplicationSecrets(
      ports,
      { organizationId, connector: connector.name },
      application.secrets,
    );
    const url = authorizeUrl(auth, {
      application: { baseUrl: applicationBaseUrl(connector, application), clientId: application.clientId, secrets },
      redirectUrl: redirectUrl(ports),
      state,
      verifier,
    });
    return { authorizeUrl: url, expiresAt: expiresAt.toISOString() };
  },
});
