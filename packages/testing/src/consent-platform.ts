/** A small platform that is connected by consent, on this machine: tokens that rotate, a rate limit, outages. */
import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** The application that the platform knows. */
export const consentApplication = { clientId: "client-1", clientSecret: "s3cret of the client" } as const;

export interface PlatformWorkspace {
  readonly id: string;
  readonly name: string;
}

/** What people are sent back with. */
export interface Callback {
  readonly state: string;
  readonly code: string;
  readonly parameters: Readonly<Record<string, string>>;
}

interface Grant {
  readonly workspace: PlatformWorkspace;
  readonly challenge: string | null;
  readonly redirectUrl: string | null;
}

export interface ConsentPlatform {
  readonly url: string;
  /** What somebody does on the consent page: looks at it and agrees. */
  consent(authorizeUrl: string, workspace: PlatformWorkspace): Callback;
  /** What somebody does who brings the description of an application: agrees that it is registered. */
  register(url: string): { readonly state: string; readonly code: string };
  /** Calls by their path, in their order, refused ones included. */
  readonly calls: { readonly path: string; readonly status: number; readonly at: number }[];
  /** What was posted, in its order. */
  readonly posted: string[];
  readonly revoked: string[];
  /** Seconds that tokens live; null: for ever. */
  tokenSeconds: number | null;
  /** Calls of the API within a window; null: as many as one likes. */
  limit: { readonly calls: number; readonly milliseconds: number } | null;
  /** How long the API waits before it answers. */
  slowness: number;
  isDown: boolean;
  /** Keeps the next call waiting: it has arrived, and is answered once it is released. */
  holdNext(): { readonly arrived: Promise<void>; release(): void };
  /** From now on it takes none of the tokens that it has granted, and renews none. */
  forgetTokens(): void;
  /** It takes none of the access tokens any more, but renews them. */
  expireTokens(): void;
  close(): Promise<void>;
}

/** Starts it on a free port; it keeps no process alive. */
export async function startConsentPlatform(): Promise<ConsentPlatform> {
  const codes = new Map<string, Grant>();
  const registered = new Set<string>();
  const accessTokens = new Map<string, PlatformWorkspace>();
  const refreshTokens = new Map<string, PlatformWorkspace>();
  let window = { began: 0, calls: 0 };
  let held: { readonly arrive: () => void; readonly released: Promise<void> } | null = null;

  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();

  const platform: ConsentPlatform = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: [],
    posted: [],
    revoked: [],
    tokenSeconds: 3_600,
    limit: null,
    slowness: 0,
    isDown: false,
    holdNext() {
      const [arrived, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      held = { arrive: arrived.resolve, released: released.promise };
      return { arrived: arrived.promise, release: released.resolve };
    },
    consent(authorizeUrl, workspace) {
      const { searchParams } = new URL(authorizeUrl);
      const code = randomUUID();
      const challenge = searchParams.get("code_challenge");
      codes.set(code, { workspace, challenge, redirectUrl: searchParams.get("redirect_uri") });
      const state = searchParams.get("state") ?? "";
      return { state, code, parameters: { state, code } };
    },
    register(url) {
      const code = randomUUID();
      registered.add(code);
      return { state: new URL(url).searchParams.get("state") ?? "", code };
    },
    forgetTokens() {
      accessTokens.clear();
      refreshTokens.clear();
    },
    expireTokens: () => accessTokens.clear(),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await request.toArray()).toString("utf8");
    const { pathname } = new URL(request.url ?? "/", platform.url);
    const hold = held;
    held = null;
    hold?.arrive();
    await hold?.released;
    if (platform.slowness > 0) await new Promise((resolve) => setTimeout(resolve, platform.slowness));
    const { status, json, headers = {} } = respond(pathname, body, request.headers.authorization ?? "");
    platform.calls.push({ path: pathname, status, at: Date.now() });
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(json));
  }

  function respond(path: string, body: string, authorization: string): Respond {
    if (platform.isDown) return { status: 503, json: { error: "down" } };
    if (path === "/oauth/token") return grantTokens(new URLSearchParams(body));
    if (path === "/oauth/revoke") return revoke(new URLSearchParams(body));
    if (path.startsWith("/applications/")) return handOver(path.slice("/applications/".length));
    const refusal = countCall();
    if (refusal) return refusal;
    const workspace = accessTokens.get(authorization.replace(/^Bearer /, ""));
    if (!workspace) return { status: 401, json: { error: "invalid_token" } };
    if (path === "/api/me") return { status: 200, json: { workspace, user: { id: `BOT-${workspace.id}` } } };
    if (path !== "/api/messages") return { status: 404, json: { error: "not_found" } };
    platform.posted.push(String((JSON.parse(body) as { text: unknown }).text));
    return { status: 200, json: { id: `M${platform.posted.length}` } };
  }

  function handOver(code: string): Respond {
    if (!registered.delete(code)) return { status: 404, json: { error: "not_found" } };
    const { clientId, clientSecret } = consentApplication;
    return { status: 200, json: { clientId, secrets: { clientSecret, signing: "the application's" } } };
  }

  function countCall(): Respond | null {
    if (!platform.limit) return null;
    const now = Date.now();
    if (now - window.began >= platform.limit.milliseconds) window = { began: now, calls: 0 };
    if (++window.calls <= platform.limit.calls) return null;
    const rest = (window.began + platform.limit.milliseconds - now) / 1_000;
    return { status: 429, json: { error: "slow_down" }, headers: { "retry-after": Math.max(rest, 0.001).toFixed(3) } };
  }

  function grantTokens(form: URLSearchParams): Respond {
    const isOurs =
      form.get("client_id") === consentApplication.clientId &&
      form.get("client_secret") === consentApplication.clientSecret;
    if (!isOurs) return { status: 401, json: { error: "invalid_client" } };
    const workspace = form.get("grant_type") === "refresh_token" ? takeRefresh(form) : takeCode(form);
    if (!workspace) return { status: 400, json: { error: "invalid_grant" } };
    const [accessToken, refreshToken] = [`access-${randomUUID()}`, `refresh-${randomUUID()}`];
    accessTokens.set(accessToken, workspace);
    refreshTokens.set(refreshToken, workspace);
    const lifetime = platform.tokenSeconds === null ? {} : { expires_in: platform.tokenSeconds };
    const scope = "read write";
    return {
      status: 200,
      json: { access_token: accessToken, refresh_token: refreshToken, scope, workspace, ...lifetime },
    };
  }

  /** Once: the next one comes with the new tokens. */
  function takeRefresh(form: URLSearchParams): PlatformWorkspace | undefined {
    const token = form.get("refresh_token") ?? "";
    const workspace = refreshTokens.get(token);
    refreshTokens.delete(token);
    return workspace;
  }

  function takeCode(form: URLSearchParams): PlatformWorkspace | undefined {
    const code = form.get("code") ?? "";
    const grant = codes.get(code);
    codes.delete(code);
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    const isSame = grant?.challenge === challenge && grant.redirectUrl === form.get("redirect_uri");
    return isSame ? grant.workspace : undefined;
  }

  function revoke(form: URLSearchParams): Respond {
    const token = form.get("token") ?? "";
    platform.revoked.push(token);
    accessTokens.delete(token);
    refreshTokens.delete(token);
    return { status: 200, json: {} };
  }

  return platform;
}

interface Respond {
  readonly status: number;
  readonly json: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
