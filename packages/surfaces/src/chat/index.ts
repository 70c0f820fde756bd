/** Chat: commands that people type, made from the list of operations. */
export type { ChatVerb } from "./chat-verbs.ts";
export { createChatInterpreter } from "./create-chat-interpreter.ts";
