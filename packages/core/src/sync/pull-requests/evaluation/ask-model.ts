/** Asks a model what is to be said of a change. What it answers is text of a stranger: cleaned and cut here, made plain where it is shown. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { changeRisks, type PullRequestEvaluation } from "@eureka/contracts/pull-request";
import { z } from "zod";
import { cleanLine, cleanLines, fenceData, ModelError, organizationGateway } from "../../../models/index.ts";
import type { JobContext } from "../../../operations/index.ts";
import type { PullRequestRow } from "../pull-requests.store.ts";

/** The reason stands before the judgement, because a model writes from front to back. Lengths are not part of it: too much is cut. */
const answerSchema = z.strictObject({
  summary: z.string().trim().min(1),
  risk: z.strictObject({ reason: z.string(), level: z.enum(changeRisks) }),
  score: z.strictObject({ reason: z.string(), value: z.number().min(1).max(10) }),
  questions: z.array(z.string()),
});

const instructions = readFileSync(new URL("./change-reviewer.md", import.meta.url), "utf8").trim();
const promptVersion = createHash("sha256").update(instructions).digest("hex").slice(0, 16);

const longest = { summary: 1_000, reason: 500, question: 300, questions: 5 };

export type ModelJudgement = Pick<PullRequestEvaluation, "model" | "summary" | "risk" | "score" | "questions">;

/** Null when no model is connected, or none has a usable answer. `workspaceId` is for the ledger. */
export async function askModel(
  context: JobContext,
  { id, title }: Pick<PullRequestRow, "id"> & { readonly title: string },
  change: string,
  workspaceId: Parameters<typeof organizationGateway>[2]["workspaceId"],
): Promise<ModelJudgement | null> {
  const owner = { memberId: null, workspaceId, runId: null };
  const gateway = organizationGateway(context.ports, context.organizationId, owner);
  if ((await gateway.available()) === null) return null;
  try {
    const { output, model } = await gateway.generate({
      purpose: "sync.evaluate_pull_request",
      promptVersion,
      instructions,
      prompt: `Say what is to be said of the change.\n\n${fenceData({ title, change })}`,
      schema: answerSchema,
      schemaName: "change",
      temperature: 0.2,
      maxOutputTokens: 3_000,
      timeoutMilliseconds: 90_000,
      signal: context.signal,
      // The same change again, after a crash or when its branch was only moved, is not paid for twice.
      cacheScope: id,
    });
    const { summary, risk, score, questions } = output;
    return {
      model,
      summary: cleanLine(summary, longest.summary),
      risk: { level: risk.level, reason: cleanLine(risk.reason, longest.reason) },
      score: { value: score.value, reason: cleanLine(score.reason, longest.reason) },
      questions: cleanLines(questions, longest.questions, longest.question),
    };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    context.log.info({ code: error.code }, "sync.pull_request_not_judged");
    return null;
  }
}
