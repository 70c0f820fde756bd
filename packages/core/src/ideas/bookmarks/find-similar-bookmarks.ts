import { duplicateWarningSchema } from "@eureka/contracts/bookmark";
import { exampleIdea, ideaLimits } from "@eureka/contracts/idea";
import { ideaRunLimits } from "@eureka/contracts/idea-run";
import { idSchema } from "@eureka/contracts/ids";
import { textSchema } from "@eureka/contracts/text";
import { z } from "zod";
import { type Context, defineOperation } from "../../operations/index.ts";
import { loadVisibleIdea } from "../library/load-idea.ts";
import { type ComparedIdea, similarByKeywords } from "./similar-ideas.ts";

const inputSchema = z
  .strictObject({
    ideaId: idSchema("idea").optional(),
    text: textSchema(ideaLimits.text, 1)
      .optional()
      .meta({ description: "An idea in words: one that is none of Eureka's, or another text for it." }),
    topic: textSchema(ideaRunLimits.topic).optional(),
    limit: z.int().min(1).max(20).default(5),
  })
  .refine(({ ideaId, text }) => ideaId !== undefined || text !== undefined, {
    message: "name an idea or give a text",
    path: ["ideaId"],
  });

/** Which of the actor's own bookmarks are like an idea, before he saves it. */
export const findSimilarBookmarks = defineOperation({
  name: "bookmark.find_similar",
  summary: "Find saved ideas that are like an idea",
  input: inputSchema,
  output: z.strictObject({ data: z.array(duplicateWarningSchema) }).meta({ id: "SimilarBookmarks" }),
  permission: "bookmark:read",
  effect: "read",
  http: { method: "POST", path: "/bookmarks/find-similar" },
  command: { words: ["ideaId"] },
  example: {
    input: { ideaId: exampleIdea.id },
    output: { data: [duplicateWarningSchema.meta()?.example] },
  },
  async run(context, input) {
    const { memberId } = context.principal;
    if (!memberId) return { data: [] };
    const idea = await readIdea(context, input);
    return { data: await similarByKeywords.find(context, memberId, idea, { limit: input.limit }) };
  },
});

async function readIdea(context: Context, { ideaId, ...words }: z.output<typeof inputSchema>): Promise<ComparedIdea> {
  const { text = "", topic = "" } = words;
  if (!ideaId) return { title: "", text, topic };
  const { row } = await loadVisibleIdea(context, ideaId);
  const { title } = words.text === undefined ? row : { title: "" };
  return { title, text: words.text ?? row.text, topic: words.topic ?? row.topic, ideaId };
}
