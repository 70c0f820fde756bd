import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { testServer } from "@eureka/testing/rest-server";
import { testApplication } from "@eureka/testing/test-application";
import { expect, test } from "vitest";
import { registerConsole } from "./register-console.ts";

const { application } = await testApplication();
const page =
  '<!doctype html><html lang="en"><head><title>Eureka</title></head><body><div id="root"></div></body></html>';
const script = "export const answer = 42;";

function makeBuild(): string {
  const folder = mkdtempSync(join(tmpdir(), "eureka-console-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), page);
  writeFileSync(join(folder, "favicon.svg"), "<svg/>");
  writeFileSync(join(folder, "built-from"), "what it was built from");
  writeFileSync(join(folder, "assets", "main-abc123.js"), script);
  writeFileSync(join(folder, "assets", "main-abc123.js.br"), brotliCompressSync(script));
  return folder;
}

const { server } = await testServer(
  { application },
  { register: [(made) => registerConsole(made, { folder: makeBuild() })] },
);
const asBrowser = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

test("every address of a screen answers the page, which may run no script but its own files", async () => {
  for (const url of ["/", "/boards/brd_01k8z7v3q8e9mbtz5a6rx4w2yc?item=WEB-1", "/setup?token=the-token", "/deep/er"]) {
    const answer = await server.inject({ url, headers: asBrowser });
    expect(answer.statusCode, url).toBe(200);
    expect(answer.body).toBe(page);
    expect(answer.headers).toMatchObject({ "cache-control": "no-cache", "referrer-policy": "no-referrer" });
    const policy = String(answer.headers["content-security-policy"]);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
  }
});

test("the front page is for everybody, also for who does not say that he takes pages", async () => {
  for (const headers of [{}, { accept: "*/*" }, { accept: "application/json" }]) {
    const answer = await server.inject({ url: "/?from=outside", headers });
    expect([answer.statusCode, answer.body]).toEqual([200, page]);
  }
});

test("forms go to ourselves, and from one page to the platform that its address names", async () => {
  const formAction = async (url: string) => {
    const { headers } = await server.inject({ url, headers: asBrowser });
    return /form-action ([^;]*)/.exec(String(headers["content-security-policy"]))?.[1];
  };
  const leave = (to: string) => `/connections/leave?${new URLSearchParams({ to })}`;
  expect(await formAction(leave("https://github.com"))).toBe("https://github.com");
  expect(await formAction(leave("http://127.0.0.1:3104"))).toBe("http://127.0.0.1:3104");
  for (const to of ["", "*", "https:", "https://a.example;script-src *", "javascript:alert(1)", "https://a.example b"])
    expect(await formAction(leave(to)), to).toBe("'self'");
  expect(await formAction("/boards?to=https://github.com")).toBe("'self'");
});

test("assets are compressed beforehand and never change under their names", async () => {
  const url = "/assets/main-abc123.js";
  const plain = await server.inject({ url });
  expect(plain.body).toBe(script);
  expect(plain.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  const packed = await server.inject({ url, headers: { "accept-encoding": "br" } });
  expect(packed.headers["content-encoding"]).toBe("br");
  expect(packed.headers["content-type"]).toContain("javascript");
});

test("an asset that is gone, an unknown address of the API and what no browser asks for are problems, not the page", async () => {
  for (const url of ["/assets/main-gone.js", "/api/v2/nothing", "/hooks/nobody", "/docs/errors/nothing"]) {
    const answer = await server.inject({ url, headers: asBrowser });
    expect(answer.statusCode, url).toBe(404);
  }
  const program = await server.inject({ url: "/boards", headers: { accept: "application/json" } });
  expect(program.statusCode).toBe(404);
  expect(program.json()).toMatchObject({ code: "route.not_found" });
});

test("nothing beside the assets is served, however its path is written", async () => {
  for (const url of ["/built-from", "/assets/../built-from", "/assets/%2e%2e/built-from", "/assets/..%2fbuilt-from"]) {
    const answer = await server.inject({ url });
    expect(answer.body, url).not.toContain("what it was built from");
  }
});

test("without a build it says how to make one", async () => {
  const { server: bare } = await testServer(
    { application },
    { register: [(made) => registerConsole(made, { folder: join(tmpdir(), "eureka-no-console") })] },
  );
  const answer = await bare.inject({ url: "/", headers: asBrowser });
  expect(answer.statusCode).toBe(200);
  expect(answer.body).toContain("npm start");
});
