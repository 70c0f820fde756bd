import type { Answerers, EditableField } from "@eureka/contracts/decision";
import type { Id } from "@eureka/contracts/ids";

/** What people are asked before an operation runs. Nothing of it names a person: it stays when somebody is erased. */
export interface ApprovalRequest {
  readonly workspaceId: Id<"workspace">;
  /** The board that it is about: who has a role there may answer. */
  readonly boardId?: Id<"board"> | null;
  readonly question: string;
  /** GitHub Flavored Markdown; what came from people must be escaped. */
  readonly explanation: string;
  readonly answerers: Answerers;
  /** What the answerer may change: fields of the input of `call`, by their names. */
  readonly fields: readonly EditableField[];
  readonly subject?: { readonly type: string; readonly id: string } | null;
  /** What is done once they agree, as understood now: the operation itself, or one that does the same. */
  readonly call: { readonly operation: string; readonly input: Readonly<Record<string, unknown>> };
  readonly expiresInHours: number;
}
