import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Behaviour } from "./behaviour.ts";
import type { CallNotes } from "./call-log.ts";
import type { ModelRequest } from "./model-request.ts";
import { hashText, pick, seededRandom } from "./seeded-random.ts";
import { splitInsideCharacters, splitText } from "./split-text.ts";
import { stockWords } from "./stock-words.ts";
import { type Answer, toEvent, type Wire } from "./wire.ts";

const charactersPerEvent = 24;
const mostCuts = 20;
const pauseBeforeCut = 20;
/** Ends up as about 8 MB/s: enough to fill a memory that nobody guards, without starving the test that watches. */
const endless = { wordsPerPart: 1_000, pauseMilliseconds: 1 };

export interface Delivery {
  readonly response: ServerResponse;
  readonly request: ModelRequest;
  readonly wire: Wire;
  readonly behaviour: Behaviour;
  readonly answer: Answer;
  readonly notes: CallNotes;
  /** Aborted when the client goes away or the server closes. */
  readonly gone: AbortSignal;
}

/** Sends an answer with status 200 in the manner that the behaviour asks for. */
export async function deliverAnswer(delivery: Delivery): Promise<void> {
  const { response, request, behaviour, gone, notes } = delivery;
  if (behaviour.kind === "hang" && (behaviour.after ?? "nothing") === "nothing") return;

  response.writeHead(200, { "content-type": request.stream ? "text/event-stream" : "application/json" });
  response.flushHeaders();
  const parts = makeParts(delivery);

  switch (behaviour.kind) {
    case "hang":
      if (behaviour.after === "first_part") response.write(parts[0]);
      return;
    case "cut":
      for (const part of parts.slice(0, Math.ceil(parts.length / 2))) await write(response, part, gone);
      // What was sent must have arrived: clients forget what they have not read when the connection breaks.
      await sleep(pauseBeforeCut, undefined, { signal: gone });
      notes.noteCut();
      response.destroy();
      return;
    case "endless":
      return await writeForEver(delivery);
    case "split_unicode":
      for (const part of splitInsideCharacters(Buffer.concat(parts), mostCuts)) {
        await write(response, part, gone);
        // Without a pause the pieces travel together and arrive as one.
        await sleep(2, undefined, { signal: gone });
      }
      break;
    default:
      for (const part of parts) await write(response, part, gone);
  }
  response.end();
}

/** The whole answer as bytes: the events of a stream, or a body in two halves. */
function makeParts({ wire, request, answer, behaviour }: Delivery): Buffer[] {
  if (behaviour.kind === "malformed_body") {
    const broken = '{"id": "scripted", "choices": [<html>';
    return [Buffer.from(request.stream ? toEvent(broken) : broken)];
  }
  if (!request.stream) {
    const body = Buffer.from(JSON.stringify(wire.answer(request, answer)));
    const middle = Math.ceil(body.length / 2);
    return [body.subarray(0, middle), body.subarray(middle)];
  }
  const { opening, piece, closing } = wire.stream(request, answer);
  const events = [...opening, ...splitText(answer.text, charactersPerEvent).map(piece), ...closing];
  return events.map((event) => Buffer.from(event));
}

async function writeForEver({ wire, request, answer, response, gone }: Delivery): Promise<void> {
  const random = seededRandom(hashText(request.prompt));
  const words = () => `${Array.from({ length: endless.wordsPerPart }, () => pick(stockWords, random)).join(" ")} `;
  const { opening, piece } = wire.stream(request, answer);
  const mark = "<the text begins here>";
  const [head = ""] = JSON.stringify(wire.answer(request, { ...answer, text: mark })).split(mark);

  await write(response, request.stream ? opening.join("") : head, gone);
  for (;;) {
    await write(response, request.stream ? piece(words()) : words(), gone);
    await sleep(endless.pauseMilliseconds, undefined, { signal: gone });
  }
}

async function write(response: ServerResponse, part: Buffer | string, gone: AbortSignal): Promise<void> {
  gone.throwIfAborted();
  if (!response.write(part)) await once(response, "drain", { signal: gone });
}
