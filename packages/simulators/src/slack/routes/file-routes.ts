/** Where bytes come in and go out: both stand outside of the Web API. */
import type { Exchange, Route } from "../../loopback/index.ts";
import { mayReadFile } from "../calls/files.ts";
import { readToken } from "../manners.ts";
import type { World } from "../world.ts";

export function fileRoutes(world: World): Route[] {
  const upload = /^\/upload\/v1\/([0-9a-f]+)$/;
  const download = /^\/files-pri\/[A-Z0-9]+-(F[A-Z0-9]+)\/(?:download\/)?[^/]+$/;
  return [
    {
      method: "POST",
      path: upload,
      handle: (exchange) => takeBytes(world, exchange, upload.exec(exchange.path)?.[1] ?? ""),
    },
    {
      method: "GET",
      path: download,
      handle: (exchange) => giveBytes(world, exchange, download.exec(exchange.path)?.[1] ?? ""),
    },
    {
      method: "GET",
      path: /^\/signin$/,
      handle: ({ response }) => {
        response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Sign in to Slack</title>");
      },
    },
  ];
}

/** The bytes alone, or a form with one file. */
async function takeBytes({ state }: World, exchange: Exchange, key: string): Promise<void> {
  const { bytes, headers, response } = exchange;
  const file = [...state.files.values()].find(({ uploadKey }) => uploadKey === key);
  if (!file || file.isComplete) return void response.writeHead(404).end("not found");
  const content = await readContent(bytes, headers["content-type"] ?? "");
  if (content.length !== file.size) {
    exchange.recordViolation([`the upload has ${content.length} bytes, announced were ${file.size}`]);
    return void response.writeHead(400).end("length mismatch");
  }
  file.bytes = content;
  response.writeHead(200, { "content-type": "text/plain" }).end(`OK - ${content.length}`);
}

async function readContent(bytes: Buffer, mediaType: string): Promise<Buffer> {
  if (!mediaType.startsWith("multipart/form-data")) return bytes;
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": mediaType } }).formData();
  const file = [...form.values()].find((value) => typeof value !== "string");
  return file === undefined ? Buffer.alloc(0) : Buffer.from(await file.arrayBuffer());
}

/** Whoever has no right to a file is led to the page for signing in, with no error at all. */
function giveBytes(world: World, exchange: Exchange, id: string): void {
  const { response } = exchange;
  const file = world.state.files.get(id);
  const token = world.state.tokens.get(readToken(exchange) ?? "");
  const isAlive = token && !token.isRevoked && token.install.isActive && token.scopes.includes("files:read");
  if (!isAlive || (token.expiresAt !== null && token.expiresAt < world.state.now())) {
    return void response.writeHead(302, { location: `${world.url()}/signin` }).end();
  }
  if (!file?.bytes || !mayReadFile(world, { token, install: token.install }, file)) {
    return void response.writeHead(404, { "content-type": "text/html" }).end("<!doctype html><title>Not found</title>");
  }
  response.writeHead(200, { "content-type": file.mediaType, "content-length": file.bytes.length }).end(file.bytes);
}
