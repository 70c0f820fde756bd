/** The response cache: answers are encrypted with the organization's key, because they hold what people wrote. */
import { decryptBytes, encryptBytes, type ValuePlace } from "@eureka/kit/crypto";
import { findOrganizationKey, type KeyAccess, organizationKey } from "../../encryption/index.ts";
import { selectAnswers, upsertAnswer } from "./answers.store.ts";

/** So long an answer may be used again. */
export const answerHours = 24;

/** The answers that are there, by their key in hexadecimal digits. */
export async function recallAnswers(access: KeyAccess, keys: readonly string[]): Promise<Map<string, unknown>> {
  const { transaction, ports } = access;
  const rows = await selectAnswers(
    transaction,
    keys.map((key) => Buffer.from(key, "hex")),
    ports.clock.now(),
  );
  if (rows.length === 0) return new Map();
  const dataKey = await findOrganizationKey(access);
  if (!dataKey) return new Map();
  return new Map(
    rows.map((row) => {
      const key = row.key.toString("hex");
      return [key, JSON.parse(decryptBytes(dataKey, row.answer, placeOf(access, key)).toString("utf8")) as unknown];
    }),
  );
}

export async function rememberAnswer(access: KeyAccess, key: string, json: unknown): Promise<void> {
  const dataKey = await organizationKey(access);
  const plain = Buffer.from(JSON.stringify(json), "utf8");
  await upsertAnswer(access.transaction, {
    key: Buffer.from(key, "hex"),
    answer: encryptBytes(dataKey, plain, placeOf(access, key)),
    expiresAt: new Date(access.ports.clock.now().getTime() + answerHours * 3_600_000),
  });
}

function placeOf({ transaction }: KeyAccess, rowId: string): ValuePlace {
  return { organizationId: transaction.organizationId as string, table: "model_answers", column: "answer", rowId };
}
