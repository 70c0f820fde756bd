/** The live stream of an organization's events, as server-sent events. */
export { heartbeatSeconds, registerStream } from "./register-stream.ts";
export { parseTopics, type Topic } from "./topics.ts";
