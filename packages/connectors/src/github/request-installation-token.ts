/** Gets tokens of an installation: first for what a person has just installed and consented to, later for what is known. */
import { ConnectorError, type ConnectorTools, type TokenGrant } from "@eureka/connector-sdk";
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

/**
 * The installation that a person means. The address that he comes back to can name any, so GitHub is asked whether he sees it; where it
 * names none, because the App was installed before, the only one that he sees is meant.
 */
async function readConsent(
  { application, fetch, clock }: TokenGrant,
  { code, callback }: Extract<TokenGrant["request"], { kind: "code" }>,
): Promise<string> {
  const token = await exchangeCode({ application, fetch }, code);
  const seen = await listInstallations({ baseUrl: application.baseUrl, fetch, clock }, token);
  const { installation_id: named } = callback;
  if (named !== undefined) {
    if (seen.includes(named)) return named;
    throw unauthorized("Whoever consented does not see this installation", "installation_not_yours");
  }
  const [only, ...others] = seen;
  // An owner of the account may have to approve it first.
  if (only === undefined) throw unauthorized("The App is not installed where he could see it", "not_installed");
  if (others.length > 0) throw unauthorized("The App is installed in several accounts", "installation_not_named");
  return only;
}

async function listInstallations(
  call: Pick<ConnectorTools, "baseUrl" | "fetch" | "clock">,
  token: string,
): Promise<string[]> {
  const seen: string[] = [];
  for (let page = 1; ; page++) {
    const query = { per_page: String(pageSize), page: String(page) };
    const response = await sendRequest(call, { method: "GET", path: "/user/installations", query, token });
    const { installations } = await readAnswer(installationsSchema, response);
    seen.push(...installations.map(({ id }) => String(id)));
    if (installations.length < pageSize) return seen;
  }
}

function unauthorized(message: string, platformCode: string): ConnectorError {
  return new ConnectorError("unauthorized", message, { platformCode });
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
