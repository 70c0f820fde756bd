/** Connects a test organization to the platform of `consent-platform.ts`, as people do it. */
import type { Connection } from "@eureka/contracts/connection";
import type { Principal } from "@eureka/core/operations";
import { type Callback, type ConsentPlatform, consentApplication, type PlatformWorkspace } from "./consent-platform.ts";
import type { TestOrganization } from "./test-organization.ts";

interface Who {
  readonly who?: Principal;
  readonly connector?: string;
}

/** Tells the organization which application is its own. */
export async function setConsentApplication(
  { run, admin }: TestOrganization,
  { url }: Pick<ConsentPlatform, "url">,
  { who = admin, connector = "reference-consent" }: Who = {},
): Promise<void> {
  const { clientId, clientSecret } = consentApplication;
  const secrets = { clientSecret, signing: "the application's" };
  await run(who, "connector_application.set", { name: connector, clientId, baseUrl: url, secrets });
}

/** Somebody begins and consents; what is left is to finish. */
export async function consentTo(
  { run, admin }: TestOrganization,
  platform: ConsentPlatform,
  workspace: PlatformWorkspace,
  { who = admin, connector = "reference-consent", ...more }: Who & { readonly defaultWorkspaceId?: string } = {},
): Promise<Callback> {
  const begun = await run<{ authorizeUrl: string }>(who, "connection.begin_install", { connector, ...more });
  return platform.consent(begun.authorizeUrl, workspace);
}

/** The whole way to a connection. */
export async function connectByConsent(
  organization: TestOrganization,
  platform: ConsentPlatform,
  workspace: PlatformWorkspace,
  who?: Who,
): Promise<Connection> {
  const callback = await consentTo(organization, platform, workspace, who);
  return organization.run<Connection>(who?.who ?? organization.admin, "connection.finish_install", callback);
}

/** Somebody begins to let us write in her name on a connection and consents, as a user of a platform's workspace; what is left is to finish. */
export async function consentToMandate(
  { run }: TestOrganization,
  platform: ConsentPlatform,
  connectionId: string,
  { who, account }: { readonly who: Principal; readonly account: PlatformWorkspace },
): Promise<Callback> {
  const begun = await run<{ authorizeUrl: string }>(who, "mandate.begin", { connectionId });
  return platform.consent(begun.authorizeUrl, account);
}
