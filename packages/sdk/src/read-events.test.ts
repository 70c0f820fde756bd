import fc from "fast-check";
import { expect, it } from "vitest";
import { readServerSentEvents, type ServerSentEvent } from "./read-events.ts";

/** The events in a text whose bytes arrive in pieces of the given sizes. */
async function read(text: string, sizes: readonly number[] = []): Promise<ServerSentEvent[]> {
  const bytes = new TextEncoder().encode(text);
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      let start = 0;
      for (const size of [...sizes, bytes.length]) {
        controller.enqueue(bytes.slice(start, start + size));
        start += size;
      }
      controller.close();
    },
  });
  const events: ServerSentEvent[] = [];
  for await (const event of readServerSentEvents(stream)) events.push(event);
  return events;
}

it.each([
  ["an event", "id: 7\nevent: board.created\ndata: {}\n\n", [{ id: "7", event: "board.created", data: "{}" }]],
  ["data of two lines", "data: a\ndata: b\n\n", [{ id: "", event: "message", data: "a\nb" }]],
  ["a heartbeat", ": still here\n\n", []],
  ["a field without a space", "data:x\n\n", [{ id: "", event: "message", data: "x" }]],
  ["an event without data", "event: ping\n\n", []],
  [
    "an id that stays",
    "id: 1\ndata: a\n\ndata: b\n\n",
    [
      { id: "1", event: "message", data: "a" },
      { id: "1", event: "message", data: "b" },
    ],
  ],
  ["an event that breaks off", "data: a\n\ndata: b\n", [{ id: "", event: "message", data: "a" }]],
])("reads %s", async (_name, text, events) => {
  expect(await read(text)).toEqual(events);
});

it("reads the same however the bytes are cut and the lines end", async () => {
  const text = "id: 1\nevent: message.posted\ndata: Grüße 🌍\ndata: second\n\n: beat\n\nid: 2\ndata: x\n\n";
  const expected = await read(text);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("\n", "\r\n", "\r"),
      fc.array(fc.integer({ min: 0, max: 9 })),
      async (end, sizes) => {
        // A lone CR is only known to end a line once the next character has come.
        expect(await read(`${text.replaceAll("\n", end)}: end`, sizes)).toEqual(expected);
      },
    ),
  );
});
