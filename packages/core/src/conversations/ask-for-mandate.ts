/** Whose mandate was lost is told so, once: in her own conversation with us, where nobody else reads it. */
import { escapeMarkdown } from "@eureka/contracts/escape-markdown";
import type { Id } from "@eureka/contracts/ids";
import { say } from "@eureka/contracts/words";
import { loadConnection } from "../connections/index.ts";
import type { EventHandler } from "../operations/index.ts";
import { journalToMember } from "./journal-message.ts";

export const askForMandate: EventHandler = {
  name: "conversations.ask-for-mandate",
  on: ["mandate.lost"],
  async run(context, { id, data }) {
    const { title } = await loadConnection(context, data.connectionId as Id<"connection">);
    const text = say("mandate.lost", { platform: escapeMarkdown(title) });
    await journalToMember(context, data.memberId as Id<"member">, { text, answers: `mandate:${id}` });
  },
};
