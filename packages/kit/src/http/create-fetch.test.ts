import { getEventListeners, once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { createFetch, type FetchOptions, OutgoingRequestError } from "./index.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function startServer(answer: RequestListener) {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.headers.host} ${request.url}`);
    answer(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  cleanups.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { port, requests, url: `http://127.0.0.1:${port}` };
}

function makeFetch(options: Partial<FetchOptions> = {}) {
  const fetch = createFetch({ timeoutMs: 10_000, maxBytes: 1_000, ...options });
  cleanups.push(() => fetch.close());
  return fetch;
}

const refusalOf = (request: Promise<unknown>) =>
  request.then(
    () => "answered",
    (error: unknown) => (error instanceof OutgoingRequestError ? error.reason : `other: ${error}`),
  );

test("every way to write an address of this machine is refused before a connection is made", async () => {
  const { port, requests } = await startServer((_request, response) => response.end("internal"));
  const fetch = makeFetch({ ports: [port] });
  const hosts = [
    "127.0.0.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "127.1",
    "0",
    "localhost",
    "localhost.",
    "deep.localhost",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::127.0.0.1]",
    "%31%32%37.0.0.1",
    "①②⑦.0.0.1",
  ];
  for (const host of hosts)
    expect([host, await refusalOf(fetch(`http://${host}:${port}/`))]).toEqual([host, "address_refused"]);
  expect(requests).toEqual([]);
});

test("names are judged by all their addresses", async () => {
  const { port, requests } = await startServer((_request, response) => response.end("internal"));
  for (const addresses of [["127.0.0.1"], ["10.0.0.5"], ["8.8.8.8", "127.0.0.1"], ["::ffff:127.0.0.1"], []]) {
    const fetch = makeFetch({ ports: [port], lookup: async () => addresses });
    expect(await refusalOf(fetch(`http://innocent.example:${port}/`))).toBe("address_refused");
  }
  expect(requests).toEqual([]);
});

test("a name is looked up once and the checked address is the one that is connected to, under the name that was asked for", async () => {
  const { port, requests } = await startServer((_request, response) => response.end("hello"));
  let lookups = 0;
  const lookup = async () => (++lookups === 1 ? ["127.0.0.1"] : ["192.0.2.1"]);
  const fetch = makeFetch({ allowPrivate: true, lookup });
  expect(await (await fetch(`http://rebinding.example:${port}/a`)).text()).toBe("hello");
  expect(lookups).toBe(1);
  expect(requests).toEqual([`rebinding.example:${port} /a`]);
});

test("a name that only the system knows is reached where private addresses are allowed, by whichever address answers", async () => {
  const { port } = await startServer((_request, response) => response.end("hello"));
  expect(await (await makeFetch({ allowPrivate: true })(`http://localhost:${port}/`)).text()).toBe("hello");
  const lookup = async () => ["::1", "127.0.0.1"];
  expect(await (await makeFetch({ allowPrivate: true, lookup })(`http://two.example:${port}/`)).text()).toBe("hello");
});

test("only the ports of the list are called, 80 and 443 where none is given", async () => {
  const lookup = async () => ["8.8.8.8"];
  expect(await refusalOf(makeFetch({ lookup })("http://example.com:8080/"))).toBe("port_refused");
  expect(await refusalOf(makeFetch({ lookup, ports: [8443] })("https://example.com/"))).toBe("port_refused");
  expect(await refusalOf(makeFetch({ lookup: async () => ["127.0.0.1"] })("https://example.com/"))).toBe(
    "address_refused",
  );
});

test("other schemes are refused", async () => {
  for (const url of ["file:///etc/passwd", "data:text/plain,x", "ftp://example.com/", "blob:x"]) {
    expect(await refusalOf(makeFetch({ allowPrivate: true })(url))).toBe("scheme_refused");
  }
});

test("a redirect is handed to the caller and not followed, whatever the caller asks for", async () => {
  const { url, requests } = await startServer((_request, response) =>
    response.writeHead(302, { location: "http://169.254.169.254/" }).end(),
  );
  const fetch = makeFetch({ allowPrivate: true });
  const response = await fetch(`${url}/start`, { redirect: "follow" });
  expect(response.status).toBe(302);
  expect(response.headers.get("location")).toBe("http://169.254.169.254/");
  expect(requests).toHaveLength(1);
});

test("an answer that is too large is cut off, whether it says its size, hides it or unfolds", async () => {
  const { url } = await startServer((request, response) => {
    if (request.url === "/honest") response.end(Buffer.alloc(1_001));
    if (request.url === "/hidden") {
      for (let count = 0; count < 11; count++) response.write(Buffer.alloc(100));
      response.end();
    }
    if (request.url === "/bomb")
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(1_000_000)));
    if (request.url === "/fits") response.end(Buffer.alloc(1_000));
  });
  const fetch = makeFetch({ allowPrivate: true });
  const read = async (path: string) => (await (await fetch(url + path)).arrayBuffer()).byteLength;
  expect(await refusalOf(read("/honest"))).toBe("too_large");
  expect(await refusalOf(read("/hidden"))).toBe("too_large");
  expect(await refusalOf(read("/bomb"))).toBe("too_large");
  expect(await read("/fits")).toBe(1_000);
});

test("an answer that does not come, or begins and does not end, is given up", async () => {
  const { url } = await startServer((request, response) => {
    if (request.url === "/half") response.write("half");
  });
  const fetch = makeFetch({ allowPrivate: true, timeoutMs: 100 });
  expect(await refusalOf(fetch(`${url}/never`))).toBe("timeout");
  const response = await fetch(`${url}/half`);
  expect(await refusalOf(response.text())).toBe("timeout");
});

test("the caller can give up earlier, and a refused connection stays a network failure", async () => {
  const { url } = await startServer(() => {});
  const fetch = makeFetch({ allowPrivate: true });
  const abort = new AbortController();
  const request = fetch(url, { signal: abort.signal });
  abort.abort();
  await expect(request).rejects.toMatchObject({ name: "AbortError" });
  expect(await refusalOf(fetch("http://127.0.0.1:1/"))).toMatch(/^other: TypeError: fetch failed/);
});

test("body, headers, status and address pass through", async () => {
  const { url } = await startServer(async (request, response) => {
    const body = await request.toArray();
    response
      .writeHead(201, "Made", { "x-method": request.method, "content-type": "application/json" })
      .end(Buffer.concat(body));
  });
  const response = await makeFetch({ allowPrivate: true })(`${url}/things`, {
    method: "POST",
    body: JSON.stringify({ a: 1 }),
  });
  expect([response.status, response.statusText, response.headers.get("x-method"), response.url]).toEqual([
    201,
    "Made",
    "POST",
    `${url}/things`,
  ]);
  expect(await response.json()).toEqual({ a: 1 });
  const { url: empty } = await startServer((_request, answer) => answer.writeHead(204).end());
  expect((await makeFetch({ allowPrivate: true })(empty)).status).toBe(204);
});

test("a signal that outlives its requests remembers none of them", async () => {
  const { url } = await startServer((request, response) => {
    if (request.url === "/cut") response.destroy();
    else response.end(request.url === "/large" ? "x".repeat(2_000) : "ok");
  });
  const fetch = makeFetch({ allowPrivate: true });
  const { signal } = new AbortController();
  expect(await (await fetch(`${url}/whole`, { signal })).text()).toBe("ok");
  await (await fetch(`${url}/unread`, { signal })).body?.cancel();
  await expect(fetch(`${url}/cut`, { signal })).rejects.toThrow();
  expect(await refusalOf(fetch(`${url}/large`, { signal }))).toBe("too_large");
  expect(getEventListeners(signal, "abort")).toEqual([]);
});
