import type { Exchange, Route } from "../../loopback/index.ts";
import { Refusal } from "../errors.ts";
import type { World } from "../world/world.ts";
import { type Approval, type InstallRequest, readInstallRequest } from "./approve-install.ts";

const path = /^\/(?:api\/(?:v10\/)?)?oauth2\/authorize$/;

/** The page on which a person lets an application in. */
export function authorizeRoutes(
  world: World,
  approve: (request: InstallRequest, who: { userId: string; guildId?: string | undefined }) => Approval,
): Route[] {
  const guarded =
    (handle: (exchange: Exchange) => void): Route["handle"] =>
    (exchange) => {
      try {
        handle(exchange);
      } catch (error) {
        if (!(error instanceof TypeError || error instanceof Refusal)) throw error;
        exchange.recordViolation([`authorize: ${error.message}`]);
        sendPage(exchange, 400, `<p role="alert">${escapeHtml(error.message)}</p>`);
      }
    };
  return [
    {
      method: "GET",
      path,
      handle: guarded((exchange) => {
        const request = readInstallRequest(world, exchange.query);
        const people = [...world.users.values()].filter(({ bot }) => !bot);
        const guilds = [...world.guilds.values()].filter(({ id }) => !request.guildId || request.guildId === id);
        sendPage(
          exchange,
          200,
          `<p>${escapeHtml(request.application.name)} asks for: ${escapeHtml(request.scopes.join(", "))}</p><form method="post">
${options(
  "userId",
  people.map(({ id, username }) => ({ id, name: username })),
)}${options("guildId", guilds)}<button>Authorize</button></form>`,
        );
      }),
    },
    {
      method: "POST",
      path,
      handle: guarded((exchange) => {
        const request = readInstallRequest(world, exchange.query);
        const form = new URLSearchParams(exchange.rawBody);
        const { redirect } = approve(request, {
          userId: form.get("userId") ?? "",
          guildId: form.get("guildId") ?? undefined,
        });
        if (redirect === null) return sendPage(exchange, 200, "<p>Authorized. This window can be closed.</p>");
        exchange.response.writeHead(302, { location: redirect }).end();
      }),
    },
  ];
}

function options(name: string, entries: readonly { readonly id: string; readonly name: string }[]): string {
  const list = entries.map((entry) => `<option value="${entry.id}">${escapeHtml(entry.name)}</option>`).join("");
  return `<select name="${name}">${list}</select>`;
}

function sendPage({ response }: Exchange, status: number, html: string): void {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Discord (simulated)</title><h1>Authorize</h1>${html}</html>`;
  response.writeHead(status, { "content-type": "text/html; charset=utf-8" }).end(page);
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
