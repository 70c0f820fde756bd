/** Gets tokens of an installation: first for what a person has just installed and consented to, later for what is known. */
import { ConnectorError, type TokenGrant } from "@eureka/connector-sdk";
import { z } from "zod";
import { siteOf } from "./addresses.ts";
import { makeApplicationToken } from "./application-token.ts";
import { readAnswer, sendRequest } from "./send-request.ts";

const userTokenSchema = z.object({ access_token: z.string().min(1) });
const refusalSchema = z.object({ error: z.string() });
const installationsSchema = z.object({ installations: z.array(z.object({ id: z.int() })) });
const tokenSchema = z.object({
  token: z.string().min(1),
  expires_at: z.string(),
  permissions: z.record(z.string(), z.string()).default({}),
});

/** GitHub's largest page. */
const pageSize = 100;

/** Throws "unauthorized" for an installation that is gone, and for one that the person who consented does not see. */
export async function requestInstallationToken(grant: TokenGrant): Promise<unknown> {
  const { request, application, clock } = grant;
  const installationId = request.kind === "refresh" ? request.refreshToken : await readConsent(grant, request);
  const proof = makeApplicationToken(application.clientId, application.secrets.privateKey ?? "", clock.now());
  const call = { baseUrl: application.baseUrl, fetch: grant.fetch, clock };
  const path = `/app/installations/${installationId}`;
  try {
    const found = await sendRequest(call, { method: "GET", path, token: proof });
    const installation = await readAnswer(z.unknown(), found);
    const made = await sendRequest(call, { method: "POST", path: `${path}/access_tokens`, token: proof });
    const { token, expires_at: expiresAt, permissions } = await readAnswer(tokenSchema, made);
    const rest = Date.parse(expiresAt) - clock.now().getTime();
    return { token, permissions, installation, expiresInSeconds: Math.max(1, Math.floor(rest / 1_000)) };
  } catch (error) {
    if (!(error instanceof ConnectorError && error.code === "not_found")) throw error;
    // Somebody has uninstalled the App: only a person can bring it back.
    throw new ConnectorError("unauthorized", "The App is not installed there any more", {
      platformCode: "installation_gone",
      cause: error,
    });
  }
}

/** The address that a person comes back to can name any installation, so GitHub is asked whether he sees this one. */
async function readConsent(
  { application, fetch, clock }: TokenGrant,
  { code, callback }: Extract<TokenGrant["request"], { kind: "code" }>,
): Promise<string> {
  const { installation_id: installationId = "" } = callback;
  if (!/^\d{1,15}$/.test(installationId)) {
    // An owner of the account has to approve it first.
    throw new ConnectorError("unauthorized", "The App was not installed", { platformCode: "not_installed" });
  }
  const token = await exchangeCode({ application, fetch }, code);
  const call = { baseUrl: application.baseUrl, fetch, clock };
  for (let page = 1; ; page++) {
    const query = { per_page: String(pageSize), page: String(page) };
    const response = await sendRequest(call, { method: "GET", path: "/user/installations", query, token });
    const { installations } = await readAnswer(installationsSchema, response);
    if (installations.some(({ id }) => String(id) === installationId)) return installationId;
    if (installations.length < pageSize) break;
  }
  throw new ConnectorError("unauthorized", "Whoever consented does not see this installation", {
    platformCode: "installation_not_yours",
  });
}

/** The token of the person, used for one question and then forgotten. */
async function exchangeCode(
  { application, fetch }: Pick<TokenGrant, "application" | "fetch">,
  code: string,
): Promise<string> {
  const { baseUrl, clientId, secrets } = application;
  const body = new URLSearchParams({ client_id: clientId, client_secret: secrets.clientSecret ?? "", code });
  const answer = await fetch(`${siteOf(baseUrl)}/login/oauth/access_token`, {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/x-www-form-urlencoded" },
    body: body.toString(),
  })
    .then((response) => response.json() as Promise<unknown>)
    .catch((cause: unknown) => {
      if (cause instanceof ConnectorError) throw cause;
      throw new ConnectorError("unavailable", "GitHub gave no answer", { cause });
    });
  const granted = userTokenSchema.safeParse(answer);
  if (granted.success) return granted.data.access_token;
  const platformCode = refusalSchema.safeParse(answer).data?.error ?? "no_token";
  throw new ConnectorError("unauthorized", "GitHub refuses the code", { platformCode });
}
