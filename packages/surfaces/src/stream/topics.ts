/** What a client may follow: one thing, a place, or what concerns the person. */
import { EurekaError } from "@eureka/contracts/errors";
import type { EventEnvelope } from "@eureka/contracts/event";
import { idPrefixes } from "@eureka/contracts/ids";

/** Topics that name one thing, with the operation that says whether the subscriber may see it. */
const things = {
  board: { prefix: idPrefixes.board, operation: "board.get" },
  channel: { prefix: idPrefixes.channel, operation: "channel.get" },
  run: { prefix: idPrefixes.run, operation: "run.get" },
  workspace: { prefix: idPrefixes.workspace, operation: "workspace.get" },
} as const;

export type Topic =
  | { readonly kind: "me" }
  | { readonly kind: "organization" }
  | { readonly kind: keyof typeof things; readonly id: string; readonly operation: string };

const mostTopics = 50;

/** Reads `topics=board:brd_...,me`. Throws `request.invalid` for anything that is none. */
export function parseTopics(text: string | undefined): Topic[] {
  const words = (text ?? "").split(",").filter((word) => word !== "");
  if (words.length === 0)
    throw wrongTopic("name at least one: board:ID, channel:ID, run:ID, workspace:ID, organization or me");
  if (words.length > mostTopics) throw wrongTopic(`name at most ${mostTopics}`);
  return words.map(parseTopic);
}

function parseTopic(word: string): Topic {
  if (word === "me" || word === "organization") return { kind: word };
  const [kind = "", id = ""] = word.split(":");
  if (!Object.hasOwn(things, kind)) throw wrongTopic(`${JSON.stringify(word.slice(0, 60))} is no topic`);
  const thing = things[kind as keyof typeof things];
  if (!new RegExp(`^${thing.prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`).test(id))
    throw wrongTopic(`${kind} needs an id that starts with ${thing.prefix}_`);
  return { kind: kind as keyof typeof things, id, operation: thing.operation };
}

/** The topic as it was asked for. */
export function nameTopic(topic: Topic): string {
  return "id" in topic ? `${topic.kind}:${topic.id}` : topic.kind;
}

function wrongTopic(message: string): EurekaError {
  return new EurekaError(
    "request.invalid",
    { count: 1 },
    { errors: [{ path: "topics", code: "invalid_topic", message }] },
  );
}

/** Whether an event belongs to a topic; whether the subscriber may see it is another question. */
export function concerns(topic: Topic, event: EventEnvelope, memberId: string | null): boolean {
  const { data, subject } = event;
  switch (topic.kind) {
    case "organization":
      return true;
    case "me":
      return memberId !== null && (subject.id === memberId || includes(data.memberIds, memberId));
    case "workspace":
      return event.workspaceId === topic.id;
    case "board":
      return subject.id === topic.id || data.boardId === topic.id || includes(data.boardIds, topic.id);
    case "channel":
      return subject.id === topic.id || data.channelId === topic.id;
    case "run":
      return subject.id === topic.id || data.runId === topic.id;
  }
}

function includes(list: unknown, value: string): boolean {
  return Array.isArray(list) && list.includes(value);
}
