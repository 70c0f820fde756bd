/** The handle of an event: what an answer to it needs besides its place, as JSON that only this folder reads. */
import { ConnectorError } from "@eureka/connector-sdk";
import { z } from "zod";

const handleSchema = z.strictObject({
  /** Opens one form within three seconds. */
  trigger: z.string().optional(),
  /** Takes up to five answers within thirty minutes, also where we are not in the channel. */
  responseUrl: z.string().optional(),
  channel: z.string().optional(),
  user: z.string().optional(),
  team: z.string().optional(),
  /** A message that is still being written has no other name. */
  unfurl: z.strictObject({ id: z.string(), source: z.string() }).optional(),
  /** A step of a workflow of Slack. */
  execution: z.string().optional(),
});

export type SlackHandle = z.infer<typeof handleSchema>;

const longestHandle = 4_096;

/** As text; undefined where there is nothing to say or too much. */
export function writeHandle(handle: SlackHandle): string | undefined {
  const text = JSON.stringify(handle);
  return text === "{}" || text.length > longestHandle ? undefined : text;
}

/** Throws "invalid" for text that is no handle of ours. */
export function readHandle(text: string): SlackHandle {
  try {
    return handleSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new ConnectorError("invalid", "The handle is not one of a Slack event", { cause });
  }
}
