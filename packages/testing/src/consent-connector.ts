/** The connector to the platform of `consent-platform.ts`: the reference chat behind consent, with a few of its calls over the network. */
import {
  type ApplicationRegistration,
  type Connector,
  ConnectorError,
  type ConnectorTools,
  defineConnector,
  errorFromResponse,
  type GrantedTokens,
  type OAuthDescription,
  type TokenDescription,
} from "@eureka/connector-sdk";
import { createReferenceChat, createReferenceInbound, ReferenceChatServer } from "@eureka/connector-sdk/reference";
import { z } from "zod";

const signing = { name: "signing", title: "Signing secret", help: "Any text; the same on both sides." };
const tokensSchema = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  expires_in: z.number().optional(),
  scope: z.string(),
});
const refusalSchema = z.object({ error: z.string() });
const meSchema = z.object({
  workspace: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string() }),
});

const auth: OAuthDescription = {
  kind: "oauth2",
  authorizePath: "/oauth/authorize",
  authorizeParameters: { prompt: "consent" },
  tokenPath: "/oauth/token",
  revokePath: "/oauth/revoke",
  scopes: [
    { name: "read", reason: "Sees what is said." },
    { name: "write", reason: "Answers." },
  ],
  scopeSeparator: " ",
  pkce: true,
  clientAuthentication: "body",
  inboundSecrets: [signing],
  applicationSecrets: [signing],
  readTokens,
  readInstallation: readMe,
  mandate: {
    authorizeUrl: ({ baseUrl }) => `${baseUrl}/oauth/authorize`,
    tokenUrl: ({ baseUrl }) => `${baseUrl}/oauth/token`,
    scopes: [],
    scopeSeparator: " ",
    pkce: true,
    clientAuthentication: "body",
    readTokens,
    readPerson: async (tools) => ({ ...(await readMe(tools)).ourselves, isBot: false }),
  },
};

function readTokens(answer: unknown): GrantedTokens {
  const tokens = tokensSchema.safeParse(answer);
  if (tokens.success) {
    const { access_token, refresh_token, expires_in, scope } = tokens.data;
    const lifetime = expires_in === undefined ? {} : { expiresInSeconds: expires_in };
    return { accessToken: access_token, refreshToken: refresh_token, scopes: scope.split(" "), ...lifetime };
  }
  const refusal = refusalSchema.safeParse(answer);
  if (!refusal.success) throw new ConnectorError("invalid", "The answer is not one of a token endpoint");
  throw new ConnectorError("unauthorized", "The platform refuses", { platformCode: refusal.data.error });
}

/** The same platform with a token that is copied over. */
const tokenAuth: TokenDescription = {
  kind: "token",
  tokens: [{ name: "token", title: "Token", help: "Copy it." }],
  inboundSecrets: [signing],
  readInstallation: readMe,
};

async function readMe(tools: ConnectorTools) {
  const { workspace, user } = meSchema.parse(await callConsentApi(tools, "/api/me"));
  return {
    platformWorkspaceId: workspace.id,
    platformWorkspaceName: workspace.name,
    ourselves: { platformUserId: user.id, isBot: true },
  };
}

/** One call of the platform's API. A refused token is renewed once, as every connector does it. */
export async function callConsentApi(tools: ConnectorTools, path: string, body?: object): Promise<unknown> {
  const send = (token: string) =>
    tools.fetch(`${tools.baseUrl}${path}`, {
      headers: { authorization: `Bearer ${token}` },
      ...(body && { method: "POST", body: JSON.stringify(body) }),
    });
  const token = await tools.tokenProvider();
  let response = await send(token);
  if (response.status === 401) response = await send(await tools.tokenProvider({ rejected: token }));
  if (!response.ok) throw errorFromResponse(response, tools.clock.now());
  return response.json();
}

function createChat(tools: ConnectorTools) {
  const memory = createReferenceChat(new ReferenceChatServer());
  return {
    ...memory,
    async listChannels() {
      await callConsentApi(tools, "/api/me");
      return { entries: [], nextCursor: null };
    },
  };
}

const applicationSchema = z.object({ clientId: z.string(), secrets: z.record(z.string(), z.string()) });

/** The platform hands its application over to whoever brings a code. */
const registration: ApplicationRegistration = {
  owner: { title: "Group", help: "To which the application shall belong." },
  describe: ({ baseUrl, state, owner, returnUrl }) => ({
    url: `${baseUrl}/applications/new?${new URLSearchParams({ state })}`,
    fields: { description: JSON.stringify({ owner, returnUrl }) },
  }),
  async exchange({ baseUrl, fetch, clock }, code) {
    const response = await fetch(`${baseUrl}/applications/${encodeURIComponent(code)}`, { method: "POST" });
    if (!response.ok) throw errorFromResponse(response, clock.now());
    return applicationSchema.parse(await response.json());
  },
};

/** Connected by consent. */
export function consentConnector(name = "reference-consent"): Connector<ConnectorTools> {
  return defineConnector<ConnectorTools>({
    name,
    title: "Reference consent",
    auth,
    inbound: createReferenceInbound(name),
    chat: createChat,
    describeApplication: (facts) => ({ mediaType: "application/json", text: JSON.stringify(facts) }),
    registration,
  });
}

/** Connected with a token that is copied over. */
export function tokenConnector(name = "reference-token"): Connector<ConnectorTools> {
  return defineConnector<ConnectorTools>({ name, title: "Reference token", auth: tokenAuth, chat: createChat });
}
