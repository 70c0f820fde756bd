/** The live stream of an organization's events, as server-sent events. */
export { registerStream } from "./register-stream.ts";
export type { Topic } from "./topics.ts";
