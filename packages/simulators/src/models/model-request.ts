import type { JsonSchema } from "./json-schema.ts";

/** The wire formats that the server speaks. Ollama's chat is `openai`, as Ollama has it. */
export type WireName = "openai" | "gemini" | "anthropic";

export interface Message {
  readonly role: "system" | "user" | "assistant";
  readonly text: string;
}

/** A request for an answer, whichever wire format it came in. */
export interface ModelRequest {
  readonly wire: WireName;
  readonly model: string;
  /** In order; system instructions are the first ones. */
  readonly messages: readonly Message[];
  /** The texts of the system messages, joined by blank lines. */
  readonly instructions: string;
  /** The texts of the user's messages, joined by blank lines. */
  readonly prompt: string;
  readonly temperature: number | null;
  readonly maxOutputTokens: number | null;
  /** The name in `response_format`, else the schema's title: Gemini and Anthropic have no field for a name. */
  readonly schemaName: string | null;
  /** The schema that the answer must fit; null when plain text is asked for. */
  readonly schema: JsonSchema | null;
  readonly stream: boolean;
  /** Whether a stream ends with token counts: OpenAI's do if they were asked to, the others' always. */
  readonly streamsUsage: boolean;
  /** The API key, without "Bearer". */
  readonly key: string | null;
}

type Facts = Omit<ModelRequest, "instructions" | "prompt" | "schemaName"> & { readonly schemaName?: string };

/** Fills in what follows from the rest. */
export function toModelRequest({ schemaName, ...facts }: Facts): ModelRequest {
  const textsOf = (role: Message["role"]) =>
    facts.messages.flatMap((message) => (message.role === role ? [message.text] : [])).join("\n\n");
  const title = facts.schema?.title;
  return {
    ...facts,
    instructions: textsOf("system"),
    prompt: textsOf("user"),
    schemaName: schemaName ?? (typeof title === "string" ? title : null),
  };
}
