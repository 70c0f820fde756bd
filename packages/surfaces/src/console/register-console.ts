/** Serves the built console: assets that never change under their names, and one page for every address of a screen. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyReply, FastifyRequest } from "fastify";
import { htmlPage, type RestServer } from "../rest/index.ts";

export interface ConsoleOptions {
  /** The folder of the build: `index.html`, `assets/`. */
  readonly folder: string;
}

/** What belongs to others on the same address; an address below them that nobody answers is not a screen. */
const elsewhere = /^\/(?:api|docs|hooks|health|metrics|assets)(?:\/|\?|$)/;

/** As for every answer, and besides pictures out of memory: previews of attachments, which are fetched with the access token. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join(";");

/** The one page that sends a form to a platform: there alone, where its address says. */
const leavingPath = "/connections/leave";
const platformOrigin = /^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?$/;

function policyOf(address: string): string {
  const { pathname, searchParams } = new URL(address, "http://console");
  const to = searchParams.get("to") ?? "";
  const target = pathname === leavingPath && platformOrigin.test(to) ? to : "'self'";
  return `${contentSecurityPolicy};form-action ${target}`;
}

export function registerConsole(server: RestServer, { folder }: ConsoleOptions): void {
  if (!existsSync(join(folder, "index.html"))) {
    server.get("/", (_request, reply) => reply.type("text/html; charset=utf-8").send(notBuilt));
    return;
  }
  const page = readFileSync(join(folder, "index.html"), "utf8");

  server.register(fastifyStatic, {
    root: join(folder, "assets"),
    prefix: "/assets/",
    preCompressed: true,
    // The name carries the hash of the content.
    immutable: true,
    maxAge: "365d",
    index: false,
  });
  server.get("/favicon.svg", (_request, reply) => reply.sendFile("favicon.svg", folder));

  /** The page for a screen; whoever asks for something else gets the answer for a missing route. */
  function answerScreen(request: FastifyRequest, reply: FastifyReply): void {
    const wantsPage = request.headers.accept?.includes("text/html") ?? false;
    if (wantsPage && !elsewhere.test(request.url)) answerPage(request, reply);
    else reply.callNotFound();
  }

  function answerPage(request: FastifyRequest, reply: FastifyReply): void {
    void reply
      .type("text/html; charset=utf-8")
      .header("cache-control", "no-cache")
      .header("content-security-policy", policyOf(request.url))
      .send(page);
  }
  // Whoever looks whether somebody is at home does not always say what he takes.
  server.get("/", answerPage);
  server.get("/*", answerScreen);
}

const notBuilt = htmlPage(
  "Talk becomes work",
  `<h1>Eureka: talk becomes work</h1><p>This installation is running, but its web console was not built. <code>npm start</code> builds it.</p>
   <ul><li><a href="/docs">API reference</a>, to read and to try</li><li><a href="/health/ready">Health</a></li></ul>`,
);
