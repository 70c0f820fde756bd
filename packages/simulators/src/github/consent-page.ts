/** The site's pages for applications: installing one, and the endpoint that turns the code into a person's token. */
import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { type Route, sendJson } from "../loopback/index.ts";
import { installApp, issueUserToken } from "./deeds/app-deeds.ts";
import { escapeHtml, sendPage } from "./html-page.ts";
import type { Account, App, Installation, Repository } from "./model.ts";
import type { World } from "./world.ts";

/** A code holds for ten minutes. */
const codeSeconds = 600;

const authorizePattern = /^\/login\/oauth\/authorize$/;
const installPattern = /^\/(?:github-)?apps\/([^/]+)\/installations\/new$/;

interface Code {
  readonly app: App;
  readonly user: Account;
  readonly expiresAt: number;
  /** Of RFC 7636; null where the page was asked without one. */
  readonly challenge: string | null;
}

export interface Consent {
  readonly installation: Installation;
  /** Where the browser goes, with code, installation and state. */
  readonly location: string;
}

const exchangeSchema = z.object({
  client_id: z.string(),
  client_secret: z.string(),
  code: z.string().optional(),
  refresh_token: z.string().optional(),
  code_verifier: z.string().min(43).max(128).optional(),
  redirect_uri: z.string().optional(),
});

export class ConsentPage {
  readonly #world: World;
  readonly #codes = new Map<string, Code>();

  constructor(world: World) {
    this.#world = world;
  }

  /**
   * A person installs an application at the address that led him there, in an account of his, and consents that it acts for him.
   * Throws a TypeError for an address that is no page for that.
   */
  approve(address: string, user: Account, account: Account, repositories: readonly Repository[] | null): Consent {
    const url = new URL(address);
    const slug = installPattern.exec(url.pathname)?.[1];
    const app = [...this.#world.apps.values()].find((candidate) => candidate.slug === slug);
    if (!app) throw new TypeError("there is no application at this address");
    const known = [...this.#world.installations.values()].find(
      (installation) => installation.app === app && installation.account === account,
    );
    const installation = known ?? installApp(this.#world, user, app, account, repositories);
    const installed = { installation_id: String(installation.id), setup_action: known ? "update" : "install" };
    return { installation, location: this.#leadBack(app, user, url, installed) };
  }

  /**
   * A person consents that an application acts for him, and installs nothing: where the browser goes. Throws a TypeError for an address
   * that is no page for that.
   */
  authorize(address: string, user: Account): string {
    const url = new URL(address);
    const clientId = url.searchParams.get("client_id");
    const app = [...this.#world.apps.values()].find((candidate) => candidate.clientId === clientId);
    if (!authorizePattern.test(url.pathname) || !app) throw new TypeError("there is no application at this address");
    return this.#leadBack(app, user, url, {});
  }

  #leadBack(app: App, user: Account, from: URL, more: Readonly<Record<string, string>>): string {
    if (app.callbackUrl === null) throw new TypeError("the application has no callback address");
    const code = randomBytes(10).toString("hex");
    const challenge = from.searchParams.get("code_challenge");
    const method = from.searchParams.get("code_challenge_method");
    if (challenge !== null && method !== "S256") throw new TypeError("the page takes challenges of S256 alone");
    this.#codes.set(code, { app, user, expiresAt: this.#world.now + codeSeconds, challenge });
    const location = new URL(app.callbackUrl);
    const state = from.searchParams.get("state");
    for (const [name, value] of Object.entries({ code, ...more, ...(state !== null && { state }) })) {
      location.searchParams.set(name, value);
    }
    return location.href;
  }

  routes(): Route[] {
    return [
      {
        method: "GET",
        path: installPattern,
        handle: ({ path, query, response }) => sendPage(response, 200, this.#ask(`${path}?${query}`)),
      },
      {
        method: "POST",
        path: installPattern,
        handle: ({ path, query, rawBody, response }) => {
          const who = this.#world.account(Number(new URLSearchParams(rawBody).get("who")));
          const { location } = this.approve(`${this.#world.url}${path}?${query}`, who, who, null);
          response.writeHead(302, { location }).end();
        },
      },
      {
        method: "GET",
        path: authorizePattern,
        handle: ({ path, query, response }) => sendPage(response, 200, this.#ask(`${path}?${query}`)),
      },
      {
        method: "POST",
        path: authorizePattern,
        handle: ({ path, query, rawBody, response }) => {
          const who = this.#world.account(Number(new URLSearchParams(rawBody).get("who")));
          response.writeHead(302, { location: this.authorize(`${this.#world.url}${path}?${query}`, who) }).end();
        },
      },
      {
        method: "POST",
        path: /^\/login\/oauth\/access_token$/,
        handle: ({ rawBody, headers, response, recordViolation }) => {
          const isForm = headers["content-type"]?.startsWith("application/x-www-form-urlencoded");
          const body = isForm ? Object.fromEntries(new URLSearchParams(rawBody)) : readJson(rawBody);
          const wish = exchangeSchema.safeParse(body);
          if (!wish.success) recordViolation(wish.error.issues.map(({ message }) => `access_token: ${message}`));
          // GitHub says no with 200 here.
          sendJson(response, 200, wish.success ? this.#exchange(wish.data) : refusal("incorrect_client_credentials"));
        },
      },
    ];
  }

  /** The page on which a person installs it in his own account, on all repositories, or lets it act for him where it is installed. */
  #ask(action: string): string {
    const people = [...this.#world.accounts.values()].filter(({ type }) => type === "User");
    const options = people.map(({ id, login }) => `<option value="${id}">${escapeHtml(login)}</option>`).join("");
    return `<h1>Install</h1><form method="post" action="${escapeHtml(action)}">
<label>Who you are <select name="who">${options}</select></label><button>Install &amp; Authorize</button></form>`;
  }

  #exchange({ client_id, client_secret, code, refresh_token, code_verifier }: z.infer<typeof exchangeSchema>): object {
    const app = [...this.#world.apps.values()].find(({ clientId }) => clientId === client_id);
    if (!app || app.clientSecret !== client_secret) return refusal("incorrect_client_credentials");
    const user = code === undefined ? this.#renew(app, refresh_token) : this.#redeem(app, code, code_verifier);
    if (!user) return refusal(code === undefined ? "bad_refresh_token" : "bad_verification_code");
    const { now } = this.#world;
    const token = issueUserToken(this.#world, app, user);
    return {
      access_token: token.text,
      expires_in: token.expiresAt - now,
      refresh_token: token.refreshText,
      refresh_token_expires_in: token.refreshExpiresAt - now,
      scope: "",
      token_type: "bearer",
    };
  }

  #redeem(app: App, code: string, verifier: string | undefined): Account | null {
    const found = this.#codes.get(code);
    this.#codes.delete(code);
    const proof = verifier === undefined ? null : createHash("sha256").update(verifier).digest("base64url");
    if (found?.challenge && found.challenge !== proof) return null;
    return found && found.app === app && found.expiresAt > this.#world.now ? found.user : null;
  }

  /** What renewed a token once does not do so again. */
  #renew(app: App, refreshText: string | undefined): Account | null {
    for (const [text, token] of this.#world.tokens) {
      if (token.kind !== "user" || token.app !== app || token.refreshText !== refreshText) continue;
      this.#world.tokens.delete(text);
      return token.refreshExpiresAt > this.#world.now ? token.user : null;
    }
    return null;
  }
}

function refusal(error: string): object {
  return { error, error_description: "The request was refused.", error_uri: "https://docs.github.com/apps" };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
