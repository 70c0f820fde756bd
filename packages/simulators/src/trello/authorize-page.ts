/** `GET /1/authorize`: the page on which a member lets an application act for him, and what his answer leads to. */
import { z } from "zod";
import type { Route } from "../loopback/index.ts";
import type { App, Scope } from "./model.ts";
import { issueToken } from "./tokens.ts";
import type { World } from "./world.ts";

const request = z.object({
  key: z.string(),
  response_type: z.literal("token"),
  name: z.string().max(200).default("An application"),
  scope: z
    .string()
    .default("read")
    .transform((text) => text.split(","))
    .pipe(z.array(z.enum(["read", "write", "account"])).min(1)),
  expiration: z.enum(["1hour", "1day", "30days", "never"]).default("30days"),
  return_url: z.url({ protocol: /^https?$/ }).optional(),
  callback_method: z.enum(["fragment", "postMessage"]).default("fragment"),
  state: z.string().optional(),
});

export interface Approval {
  readonly token: string;
  /** Where the browser goes; null when the page shows the token to copy. */
  readonly location: string | null;
}

/** Throws a TypeError that names what is wrong with the address. */
export function approve(world: World, address: string, idMember: string): Approval {
  const { app, wish } = readWish(world, new URL(address, "http://127.0.0.1").searchParams);
  const scopes: readonly Scope[] = wish.scope;
  const { token } = issueToken(world, app, idMember, scopes, wish.expiration);
  return { token, location: wish.return_url === undefined ? null : withFragment(wish.return_url, `token=${token}`) };
}

export function authorizeRoutes(world: World): Route[] {
  return [
    {
      method: "GET",
      path: /^\/1\/authorize$/,
      handle({ query, response }) {
        const html = { "content-type": "text/html; charset=utf-8" };
        try {
          const { wish } = readWish(world, query);
          response.writeHead(200, html).end(drawPage(world, wish.name, wish.scope, query));
        } catch (error) {
          if (!(error instanceof TypeError)) throw error;
          response.writeHead(400, html).end(escapeHtml(error.message));
        }
      },
    },
    {
      method: "POST",
      path: /^\/1\/token\/approve$/,
      handle({ query, rawBody, response }) {
        const form = new URLSearchParams(rawBody);
        const { wish } = readWish(world, query);
        if (form.get("answer") !== "allow") {
          const location = wish.return_url && withFragment(wish.return_url, "error=access_denied");
          if (location) response.writeHead(302, { location }).end();
          else response.writeHead(200, { "content-type": "text/plain" }).end("Access denied");
          return;
        }
        const { token, location } = approve(world, `?${query}`, form.get("member") ?? "");
        if (location) response.writeHead(302, { location }).end();
        else response.writeHead(200, { "content-type": "text/plain" }).end(token);
      },
    },
  ];
}

function readWish(world: World, query: URLSearchParams): { readonly app: App; readonly wish: z.infer<typeof request> } {
  const wish = request.safeParse(Object.fromEntries(query));
  if (!wish.success) throw new TypeError(`Invalid ${String(wish.error.issues[0]?.path[0])}`);
  const app = [...world.apps.values()].find(({ key }) => key === wish.data.key);
  if (!app) throw new TypeError("App not found");
  return { app, wish: wish.data };
}

/** A token never travels in a query, where servers would log it. */
function withFragment(returnUrl: string, fragment: string): string {
  return `${returnUrl.split("#")[0]}#${fragment}`;
}

function drawPage(world: World, name: string, scopes: readonly Scope[], query: URLSearchParams): string {
  const options = [...world.members.values()].map(
    ({ id, fullName }) => `<option value="${escapeHtml(id)}">${escapeHtml(fullName)}</option>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Authorize</title>
<h1>Would you like to give ${escapeHtml(name)} access to your account?</h1>
<p>It may: ${scopes.map(escapeHtml).join(", ")}</p>
<form method="post" action="/1/token/approve?${escapeHtml(query.toString())}">
<label>Account <select name="member">${options.join("")}</select></label>
<button name="answer" value="allow">Allow</button> <button name="answer" value="deny">Deny</button></form></html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
