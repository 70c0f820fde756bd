/** Sends requests over kept-alive connections and notes how long each answer took. Kept lean: it works on the same cores as the server. */
import { answerRequests } from "../rig/answer-requests.ts";
import { type HttpAnswer, type HttpConnection, openConnection } from "../rig/http-connection.ts";
import type { ClosedLoad, Load, LoadResult, OpenLoad } from "../rig/load.ts";

answerRequests({ run: (load: Load) => (load.kind === "open" ? runOpen(load) : runClosed(load)) });

async function runClosed(load: ClosedLoad): Promise<LoadResult> {
  const requests = encode(load);
  const connections = await openAll(load);
  const tally = createTally();
  const began = performance.now();
  const next = (): Buffer | undefined => (performance.now() - began < load.milliseconds ? requests.next() : undefined);
  await Promise.all(connections.map((connection) => drive(connection, next, tally)));
  return finish(connections, tally, began);
}

/** Sends one request after the other until there is none. */
function drive(connection: HttpConnection, next: () => Buffer | undefined, tally: Tally): Promise<void> {
  return new Promise((resolve) => {
    function sendNext(): void {
      const request = next();
      if (!request) {
        resolve();
        return;
      }
      const due = performance.now();
      tally.due(due);
      connection.send(request, (answer) => {
        tally.answered(answer, due);
        sendNext();
      });
    }
    sendNext();
  });
}

async function runOpen(load: OpenLoad): Promise<LoadResult> {
  const requests = encode(load);
  const connections = await openAll(load);
  const tally = createTally();
  const free = [...connections];
  const waiting: { request: Buffer; due: number }[] = [];
  let underWay = 0;
  let sentAll = false;
  const { promise: over, resolve: end } = Promise.withResolvers<void>();
  const began = performance.now();

  function send(connection: HttpConnection, request: Buffer, due: number): void {
    underWay++;
    connection.send(request, (answer) => {
      underWay--;
      tally.answered(answer, due);
      const first = waiting.shift();
      if (first) send(connection, first.request, first.due);
      else free.push(connection);
      if (sentAll && underWay === 0) end();
    });
  }

  let sent = 0;
  const timer = setInterval(() => {
    const elapsed = performance.now() - began;
    // The first is due at once.
    const wanted = Math.floor((Math.min(elapsed, load.milliseconds) / 1_000) * load.rate) + 1;
    for (; sent < wanted; sent++) {
      const request = requests.next();
      if (!request) break;
      const due = began + (sent / load.rate) * 1_000;
      tally.due(due);
      const connection = free.pop();
      if (connection) send(connection, request, due);
      else waiting.push({ request, due });
    }
    if (elapsed < load.milliseconds) return;
    clearInterval(timer);
    sentAll = true;
    if (underWay === 0) end();
  }, 1);
  await over;
  return finish(connections, tally, began);
}

function encode({ requests, repeat }: Load): { next(): Buffer | undefined } {
  const encoded = requests.map((request) => Buffer.from(request));
  let turn = 0;
  return { next: () => encoded[repeat ? turn++ % encoded.length : turn++] };
}

function openAll({ port, connections }: Load): Promise<HttpConnection[]> {
  return Promise.all(Array.from({ length: connections }, () => openConnection(port)));
}

type Tally = ReturnType<typeof createTally>;

function createTally() {
  const latencies: number[] = [];
  const dueTimes: number[] = [];
  let refused = 0;
  let firstRefusal: string | null = null;
  return {
    due: (at: number) => void dueTimes.push(performance.timeOrigin + at),
    answered(answer: HttpAnswer, due: number): void {
      if (answer.status >= 200 && answer.status < 300) {
        latencies.push(performance.now() - due);
        return;
      }
      refused++;
      firstRefusal ??= answer.text();
    },
    result: () => ({
      answered: latencies.length,
      refused,
      firstRefusal,
      latencies: Float64Array.from(latencies),
      dueTimes: Float64Array.from(dueTimes),
    }),
  };
}

function finish(connections: readonly HttpConnection[], tally: Tally, began: number): LoadResult {
  const seconds = (performance.now() - began) / 1_000;
  for (const connection of connections) connection.close();
  return { ...tally.result(), seconds };
}
