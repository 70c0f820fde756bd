/** `GET /api/v2/stream`: one connection, any number of topics, resumed by the id of the last event. */
import type { ServerResponse } from "node:http";
import { EurekaError } from "@eureka/contracts/errors";
import { mostStreamsOfOneActor } from "@eureka/contracts/limits";
import { createEventTail, type EventTail, type PlacedEvent } from "@eureka/core/events";
import type { Application, RequestFacts } from "@eureka/core/operations";
import { createPresenceFeed, type Looking, type PresenceFeed } from "@eureka/core/presence";
import type { FastifyRequest } from "fastify";
import { apiPrefix, type RestServer, readCredential, requestFacts } from "../rest/index.ts";
import { type Audience, createAudiences } from "./create-audiences.ts";
import { createPlaces } from "./create-places.ts";
import { createTurns } from "./create-turns.ts";
import { createStreamAccess } from "./stream-access.ts";
import { openStream, sendClosed, sendFleeting, sendFrames, sendHeartbeat, sendReset } from "./stream-client.ts";
import { parseTopics } from "./topics.ts";

export const heartbeatSeconds = 15;

/** A round of the heartbeat is cut into so many parts, so that thousands of signs of life never come in between at once. */
const beatsOfOneRound = 60;

/** Clients that are written to before anything else in the process gets its turn: a few milliseconds of work. */
const clientsOfOneTurn = 200;

export interface StreamOptions {
  /** Streams that one actor may hold open at a time on this server. */
  readonly mostStreams?: number;
}

interface Client {
  readonly raw: ServerResponse;
  readonly audience: Audience;
  /** The part of the heartbeat's round in which it is written to. */
  readonly beat: number;
  /** Frees what it holds; the second call does nothing. */
  leave(): void;
}

/** Adds the stream to a server; it listens for events from the first client on. */
export function registerStream(
  server: RestServer,
  application: Application,
  { mostStreams = mostStreamsOfOneActor }: StreamOptions = {},
): void {
  const access = createStreamAccess(application);
  const turns = createTurns(clientsOfOneTurn);
  const audiences = createAudiences(application, access, turns);
  const places = createPlaces(mostStreams);
  const clients = new Set<Client>();
  let tail: Promise<EventTail> | undefined;
  let presences: Promise<PresenceFeed> | undefined;
  let opened = 0;
  let beat = 0;

  application.ports.metrics.gauge({
    name: "eureka_stream_clients",
    help: "Clients that follow the stream now.",
    collect: (gauge) => gauge.set({}, clients.size),
  });
  const heartbeat = setInterval(
    () => {
      beat = (beat + 1) % beatsOfOneRound;
      for (const client of clients) if (client.beat === beat) sendHeartbeat(client.raw);
    },
    (heartbeatSeconds * 1_000) / beatsOfOneRound,
  );
  heartbeat.unref();

  server.addHook("preClose", async () => {
    clearInterval(heartbeat);
    for (const { raw } of clients) raw.end();
    await (await tail)?.close();
    await (await presences)?.close();
  });

  async function serve(client: Client, page: readonly PlacedEvent[]): Promise<void> {
    try {
      const frames = await client.audience.read(page);
      if (frames?.length === 0) return;
      await turns.next();
      if (!clients.has(client)) return;
      if (frames) return await sendFrames(client.raw, frames);
      close(client);
    } catch {
      // The client must notice, and come back behind its last event.
      client.raw.destroy();
    }
  }

  async function tell(client: Client, looking: Looking): Promise<void> {
    const answer = client.audience.readPresence(looking);
    if (answer === "unconcerned") return;
    try {
      const frames = await answer;
      await turns.next();
      if (!clients.has(client)) return;
      if (frames) sendFleeting(client.raw, frames);
      else close(client);
    } catch (error) {
      // Nothing that matters is missed: it is said again.
      application.ports.log.warn({ error }, "stream.presence_failed");
    }
  }

  function close(client: Client): void {
    client.leave();
    sendClosed(client.raw);
  }

  type StreamRoute = { Querystring: { topics?: string; after?: string } };
  // The answer to a HEAD would never end.
  server.get<StreamRoute>(`${apiPrefix}/stream`, { exposeHeadRoute: false }, async (request, reply) => {
    const facts: RequestFacts = { ...requestFacts(request), surface: "stream" };
    const credential = readCredential(request);
    const principal = await application.admit("event.list", credential, facts);
    const topics = parseTopics(request.query.topics);
    for (const topic of topics) await access.requireTopic(principal, topic, facts);
    const resumed = readPosition(request);
    tail ??= createEventTail(application.ports);
    presences ??= createPresenceFeed(application.ports);
    const [followed, presence] = [await tail, await presences];
    // Known before the head of the answer is sent: who has that misses nothing that happens from then on.
    const after = resumed ?? (await followed.end(principal.organizationId));
    const givePlaceBack = places.take(principal.actor);
    const raw = openStream(reply);
    const { audience, leave: leaveAudience } = audiences.join(credential, facts, topics);
    const client: Client = {
      raw,
      audience,
      beat: opened++ % beatsOfOneRound,
      leave() {
        if (!clients.delete(client)) return;
        unsubscribe();
        unfollow();
        leaveAudience();
        givePlaceBack();
      },
    };
    clients.add(client);
    const unsubscribe = followed.subscribe(principal.organizationId, after, {
      onEvents: (page) => serve(client, page),
      onReset: (position) => sendReset(raw, position),
    });
    const unfollow = presence.follow(principal.organizationId, (looking) => void tell(client, looking));
    // It may have gone while it was being admitted; nothing would ever tell us that again.
    if (raw.destroyed) client.leave();
    else raw.on("close", client.leave);
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
