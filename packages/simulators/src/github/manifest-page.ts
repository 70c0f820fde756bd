/** The site's page that registers an application from a manifest, and the codes for which the API hands the application over. */
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { listProblems, type Route } from "../loopback/index.ts";
import { registerApp } from "./deeds/app-deeds.ts";
import { escapeHtml, sendPage } from "./html-page.ts";
import type { Account, App } from "./model.ts";
import { notFound } from "./refusal.ts";
import type { World } from "./world.ts";

/** All of it has to be done within an hour. */
const codeSeconds = 3_600;

const manifestSchema = z
  .strictObject({
    name: z.string().min(1).max(34).optional(),
    url: z.url(),
    hook_attributes: z.strictObject({ url: z.url(), active: z.boolean().optional() }).optional(),
    redirect_url: z.url(),
    callback_urls: z.array(z.url()).max(10).optional(),
    setup_url: z.url().optional(),
    description: z.string().optional(),
    public: z.boolean().optional(),
    default_events: z.array(z.string().min(1)).optional(),
    default_permissions: z.record(z.string(), z.enum(["read", "write", "admin"])).optional(),
    request_oauth_on_install: z.boolean().optional(),
    setup_on_update: z.boolean().optional(),
  })
  .refine(
    ({ setup_url, request_oauth_on_install }) => !(setup_url && request_oauth_on_install),
    "a setup address does not go with asking for authorization during installation",
  );

export type Manifest = z.infer<typeof manifestSchema>;

interface Code {
  readonly app: App;
  readonly expiresAt: number;
}

/** What the page asks of the person. */
interface Choice {
  readonly manifest: string;
  readonly who: Account;
  /** Left out: the name of the manifest. */
  readonly name?: string;
}

const addressPattern = /^(?:\/organizations\/(?<organization>[^/]+))?\/settings\/apps\/new$/;

export class ManifestPage {
  readonly #world: World;
  readonly #codes = new Map<string, Code>();

  constructor(world: World) {
    this.#world = world;
  }

  /**
   * A person registers an application at the address to which a form led him: where the browser goes. Throws a TypeError for an address
   * that is no page for that, and for a manifest that GitHub does not take.
   */
  register(address: string, { manifest: text, who, name }: Choice): string {
    const url = new URL(address);
    const at = addressPattern.exec(url.pathname);
    if (!at) throw new TypeError("no application is registered at this address");
    const manifest = readManifest(text);
    const login = at.groups?.organization;
    const owner = login === undefined ? who : [...this.#world.accounts.values()].find((one) => one.login === login);
    if (!owner) throw new TypeError(`there is no organization ${login}`);
    const called = name ?? manifest.name;
    if (!called) throw new TypeError("an application needs a name");
    if ([...this.#world.apps.values()].some((app) => app.name === called))
      throw new TypeError(`the name ${called} is taken`);
    const [callbackUrl] = manifest.callback_urls ?? [];
    const app = registerApp(this.#world, {
      name: called,
      owner,
      ...(manifest.default_permissions && { permissions: { metadata: "read", ...manifest.default_permissions } }),
      ...(manifest.default_events && { events: manifest.default_events }),
      ...(manifest.hook_attributes && { hookUrl: manifest.hook_attributes.url }),
      ...(callbackUrl !== undefined && { callbackUrl }),
    });
    const code = randomBytes(20).toString("hex");
    this.#codes.set(code, { app, expiresAt: this.#world.now + codeSeconds });
    const location = new URL(manifest.redirect_url);
    location.searchParams.set("code", code);
    const state = url.searchParams.get("state");
    if (state !== null) location.searchParams.set("state", state);
    return location.href;
  }

  /** The application of a code, once. Throws a 404 for a code that is wrong, used or too old. */
  convert(code: string): App {
    const found = this.#codes.get(code);
    this.#codes.delete(code);
    if (!found || found.expiresAt <= this.#world.now) throw notFound();
    return found.app;
  }

  routes(): Route[] {
    return [
      {
        method: "POST",
        path: addressPattern,
        handle: ({ rawBody, path, query, response, recordViolation }) => {
          const sent = new URLSearchParams(rawBody);
          const text = sent.get("manifest") ?? "";
          const who = this.#world.accounts.get(Number(sent.get("who")));
          try {
            const manifest = readManifest(text);
            if (!who) return sendPage(response, 200, this.#ask(`${path}?${query}`, text, manifest));
            const name = sent.get("name") ?? "";
            const location = this.register(`${this.#world.url}${path}?${query}`, { manifest: text, who, name });
            return void response.writeHead(302, { location }).end();
          } catch (error) {
            if (!(error instanceof TypeError)) throw error;
            if (!who) recordViolation([`manifest: ${error.message}`]);
            return sendPage(
              response,
              422,
              `<h1>Invalid GitHub App configuration</h1><p>${escapeHtml(error.message)}</p>`,
            );
          }
        },
      },
    ];
  }

  #ask(action: string, text: string, manifest: Manifest): string {
    const people = [...this.#world.accounts.values()].filter(({ type }) => type === "User");
    const options = people.map(({ id, login }) => `<option value="${id}">${escapeHtml(login)}</option>`).join("");
    const rights = Object.entries(manifest.default_permissions ?? {}).map(([name, access]) => `${name}: ${access}`);
    return `<h1>Create GitHub App</h1>
<p>${escapeHtml(manifest.url)} asks for ${escapeHtml(rights.join(", ") || "nothing")}.</p>
<form method="post" action="${escapeHtml(action)}">
<input type="hidden" name="manifest" value="${escapeHtml(text)}">
<label>Who you are <select name="who">${options}</select></label>
<label>GitHub App name <input name="name" value="${escapeHtml(manifest.name ?? "")}"></label>
<button>Create GitHub App</button></form>`;
  }
}

function readManifest(text: string): Manifest {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new TypeError("the manifest is no JSON");
  }
  const manifest = manifestSchema.safeParse(parsed);
  if (!manifest.success) throw new TypeError(listProblems(manifest.error).join("; "));
  return manifest.data;
}
