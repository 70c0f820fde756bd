/** Reads server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html, section 9.2.6) from bytes. */

export interface ServerSentEvent {
  /** The last id that was sent; "" when there was none yet. */
  readonly id: string;
  /** The name of the event; `message` when it has none. */
  readonly event: string;
  readonly data: string;
}

/** What a stream holds, in order. Comments (heartbeats) and events without data are skipped, as the standard says. */
export async function* readServerSentEvents(
  bytes: ReadableStream<Uint8Array>,
): AsyncGenerator<ServerSentEvent, void, undefined> {
  let id = "";
  let event = "";
  let data: string[] = [];
  for await (const line of readLines(bytes)) {
    if (line === "") {
      if (data.length > 0) yield { id, event: event || "message", data: data.join("\n") };
      event = "";
      data = [];
      continue;
    }
    const { field, value } = splitLine(line);
    if (field === "data") data.push(value);
    if (field === "event") event = value;
    if (field === "id" && !value.includes("\0")) id = value;
  }
}

function splitLine(line: string): { field: string; value: string } {
  const colon = line.indexOf(":");
  if (colon === -1) return { field: line, value: "" };
  const value = line.slice(colon + 1);
  return { field: line.slice(0, colon), value: value.startsWith(" ") ? value.slice(1) : value };
}

/** Lines end with CR, LF or both; what is not ended when the stream ends is dropped. */
async function* readLines(bytes: ReadableStream<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const reader = bytes.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      rest += decoder.decode(value, { stream: true });
      // A CR at the end may be half of a CRLF whose LF is still to come.
      const complete = rest.endsWith("\r") ? rest.slice(0, -1) : rest;
      const lines = complete.split(/\r\n|\n|\r/);
      const last = lines.pop() ?? "";
      rest = last + rest.slice(complete.length);
      yield* lines;
    }
  } finally {
    // Also when the reader of the events stops early: the connection is given back then.
    await reader.cancel().catch(() => undefined);
  }
}
