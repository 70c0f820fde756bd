/** What Eureka said to me alone because I pressed. Pure. */
import type { Message } from "../conversation/conversation.ts";

export interface Press {
  readonly messageId: string;
  readonly actionId: string;
  /** The newest position that was known when it was pressed. */
  readonly after: number;
  /** The card's version then: another one shows what came of the press. */
  readonly version: number;
}

/** The first such message behind the press, or null while there is none. */
export function findAnswer(press: Press, messages: readonly Message[], memberId: string | undefined): Message | null {
  return (
    messages.find(
      ({ position, author, visibleTo, deletedAt }) =>
        position > press.after &&
        author === null &&
        visibleTo === memberId &&
        memberId !== undefined &&
        deletedAt === null,
    ) ?? null
  );
}
