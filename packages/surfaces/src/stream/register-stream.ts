/** `GET /api/v2/stream`: one connection, any number of topics, resumed by the id of the last event. */
import { setTimeout as wait } from "node:timers/promises";
import { EurekaError } from "@eureka/contracts/errors";
import { createEventTail, type EventTail, type PlacedEvent } from "@eureka/core/events";
import type { Application, Credential, Principal, RequestFacts } from "@eureka/core/operations";
import type { FastifyReply, FastifyRequest } from "fastify";
import { apiPrefix, type RestServer, readCredential, requestFacts } from "../rest/index.ts";
import { createStreamAccess, type StreamAccess } from "./stream-access.ts";
import { parseTopics, type Topic } from "./topics.ts";

export const heartbeatSeconds = 15;

/** A client that does not read for so long is cut off; it resumes by its last event id. */
const patienceSeconds = 30;

interface Client {
  /** Throws once the credential no longer lets its holder read events. */
  readonly principal: () => Promise<Principal | null>;
  readonly topics: readonly Topic[];
  readonly facts: RequestFacts;
  readonly reply: FastifyReply;
}

/** Adds the stream to a server; it listens for events from the first client on. */
export function registerStream(server: RestServer, application: Application): void {
  const access = createStreamAccess(application);
  const clients = new Set<Client>();
  let tail: Promise<EventTail> | undefined;

  application.ports.metrics.gauge({
    name: "eureka_stream_clients",
    help: "Clients that follow the stream now.",
    collect: (gauge) => gauge.set({}, clients.size),
  });
  const heartbeat = setInterval(() => {
    for (const { reply } of clients) reply.raw.write(": still here\n\n");
  }, heartbeatSeconds * 1000);
  heartbeat.unref();

  server.addHook("preClose", async () => {
    clearInterval(heartbeat);
    for (const { reply } of clients) reply.raw.end();
    await (await tail)?.close();
  });

  /** Who it is by now, as long as the right to read events is still held. */
  async function askAgain(credential: Credential, facts: RequestFacts): Promise<Principal | null> {
    const principal = await application.authenticate(credential, facts);
    return principal && application.holdsAnywhere(principal, "event:read") ? principal : null;
  }

  type StreamRoute = { Querystring: { topics?: string; after?: string } };
  // The answer to a HEAD would never end.
  server.get<StreamRoute>(`${apiPrefix}/stream`, { exposeHeadRoute: false }, async (request, reply) => {
    const facts: RequestFacts = { ...requestFacts(request), surface: "stream" };
    const credential = readCredential(request);
    const principal = await application.admit("event.list", credential, facts);
    const topics = parseTopics(request.query.topics);
    for (const topic of topics) await access.requireTopic(principal, topic, facts);
    const after = readPosition(request);
    tail ??= createEventTail(application.ports);
    const followed = await tail;
    openStream(reply);
    const client: Client = { principal: () => askAgain(credential, facts), topics, facts, reply };
    // It may have gone while it was being admitted; nothing would ever tell us that again.
    if (reply.raw.destroyed) return reply;
    clients.add(client);
    const leave = followed.subscribe(principal.organizationId, after, {
      onEvents: async (events) => {
        try {
          await sendAll(access, client, events);
        } catch (error) {
          // The feed drops who fails: the client must notice, and come back behind its last event.
          reply.raw.destroy();
          throw error;
        }
      },
      onReset: (position) => {
        reply.raw.write(`event: reset\nid: ${position}\ndata: {}\n\n`);
      },
    });
    reply.raw.on("close", () => {
      clients.delete(client);
      leave();
    });
    return reply;
  });
}

function readPosition(request: FastifyRequest): number | null {
  const header = request.headers["last-event-id"];
  const text = (typeof header === "string" ? header : undefined) ?? (request.query as { after?: string }).after;
  if (text === undefined || text === "") return null;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  const errors = [
    { path: "after", code: "invalid_position", message: "must be the id of an event that this stream sent" },
  ];
  throw new EurekaError("request.invalid", { count: 1 }, { errors });
}

function openStream(reply: FastifyReply): void {
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) reply.raw.setHeader(name, value);
  reply.raw.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    connection: "keep-alive",
    // Proxies must pass each event on at once.
    "x-accel-buffering": "no",
  });
  reply.raw.write("retry: 2000\n\n");
}

async function sendAll(access: StreamAccess, client: Client, events: readonly PlacedEvent[]): Promise<void> {
  const principal = await currentPrincipal(client);
  if (!principal) return endStream(client);
  let text = "";
  for (const event of events) {
    if (await access.maySee(principal, client.topics, event, client.facts)) text += frameOf(event);
  }
  if (text !== "" && !client.reply.raw.write(text)) await drained(client);
}

/** Null once the credential no longer holds. */
async function currentPrincipal(client: Client): Promise<Principal | null> {
  try {
    return await client.principal();
  } catch (error) {
    if (error instanceof EurekaError && error.kind === "unauthenticated") return null;
    throw error;
  }
}

function endStream({ reply }: Client): void {
  reply.raw.end("event: closed\ndata: {}\n\n");
}

async function drained(client: Client): Promise<void> {
  const { raw } = client.reply;
  const patience = new AbortController();
  const outcome = await Promise.race([
    new Promise<"drained">((resolve) =>
      raw.once("drain", () => resolve("drained")).once("close", () => resolve("drained")),
    ),
    wait(patienceSeconds * 1000, "slow" as const, { signal: patience.signal, ref: false }).catch(
      () => "drained" as const,
    ),
  ]);
  patience.abort();
  if (outcome === "slow") raw.destroy();
}

// Every subscriber of an organization gets the same event object, so its text is made once.
const frames = new WeakMap<PlacedEvent, string>();

function frameOf(event: PlacedEvent): string {
  const known = frames.get(event);
  if (known) return known;
  const frame = `id: ${event.position}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
  frames.set(event, frame);
  return frame;
}
