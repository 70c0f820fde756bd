/** A troubleshooting page for each error code: the address in a problem's `type`. */
import { type ErrorCode, errorCodes, errorKinds } from "@eureka/contracts/errors";
import { escapeHtml, htmlPage } from "./html-page.ts";
import type { RestServer } from "./rest-server.ts";

export function registerErrorPages(server: RestServer): void {
  server.get("/docs/errors", (_request, reply) => reply.type("text/html; charset=utf-8").send(indexPage()));
  server.get<{ Params: { code: string } }>("/docs/errors/:code", (request, reply) => {
    const { code } = request.params;
    if (!Object.hasOwn(errorCodes, code)) return reply.callNotFound();
    return reply.type("text/html; charset=utf-8").send(errorPage(code as ErrorCode));
  });
}

function errorPage(code: ErrorCode): string {
  const { kind, title, detail, advice } = errorCodes[code];
  return htmlPage(
    title,
    `<p class="code">${errorKinds[kind]} <code>${escapeHtml(code)}</code></p>
     <h1>${escapeHtml(title)}</h1>
     <h2>What it means</h2><p>${escapeHtml(detail).replace(/\{(\w+)\}/g, "<var>$1</var>")}</p>
     <h2>What to do</h2><p>${escapeHtml(advice)}</p>
     <p><a href="/docs/errors">All error codes</a></p>`,
  );
}

function indexPage(): string {
  const rows = Object.entries(errorCodes).map(
    ([code, { kind, title }]) =>
      `<tr><td>${errorKinds[kind]}</td><td><a href="/docs/errors/${code}"><code>${code}</code></a></td><td>${escapeHtml(title)}</td></tr>`,
  );
  return htmlPage(
    "Error codes",
    `<h1>Error codes</h1><table><tr><th>Status</th><th>Code</th><th>Meaning</th></tr>${rows.join("")}</table>`,
  );
}
