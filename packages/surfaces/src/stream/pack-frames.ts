/** Events as the bytes that clients receive. Those who see the same events of a page share the same bytes. */
import type { Presence } from "@eureka/contracts/presence";
import type { PlacedEvent } from "@eureka/core/events";
import type { Looking } from "@eureka/core/presence";

const nothing = Buffer.alloc(0);
const framesOf = new WeakMap<readonly PlacedEvent[], Map<string, Buffer>>();

/** The frames of the `visible` ones among the events of a page; empty when there are none. */
export function packFrames(page: readonly PlacedEvent[], visible: readonly PlacedEvent[]): Buffer {
  if (visible.length === 0) return nothing;
  const known = framesOf.get(page) ?? new Map<string, Buffer>();
  framesOf.set(page, known);
  const name = visible.map(({ position }) => position).join();
  const frames = known.get(name) ?? Buffer.from(visible.map(frameOf).join(""));
  known.set(name, frames);
  return frames;
}

/** One frame for each topic by which a client hears of it. They have no id: a client that comes back resumes behind its last event. */
export function packPresence({ subject, memberId, until }: Looking, topics: readonly string[]): Buffer {
  const frames = topics.map((topic) => {
    const presence: Presence = { topic, subject, memberId, until: new Date(until).toISOString() };
    return `event: presence\ndata: ${JSON.stringify(presence)}\n\n`;
  });
  return Buffer.from(frames.join(""));
}

function frameOf(event: PlacedEvent): string {
  return `id: ${event.position}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}
