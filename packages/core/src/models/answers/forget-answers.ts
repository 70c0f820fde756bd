/** Removes remembered answers once they may not be used any more: they hold what people wrote. */
import type { BackgroundService, Ports } from "../../operations/index.ts";
import { deleteExpiredAnswers } from "./answers.store.ts";

const pauseMilliseconds = 3_600_000;
const batch = 1_000;

/** Removes all that are due, of all organizations; says how many. */
export async function forgetAnswers({ database, clock }: Pick<Ports, "database" | "clock">): Promise<number> {
  let total = 0;
  for (;;) {
    const gone = await database.withPlatform((transaction) => deleteExpiredAnswers(transaction, clock.now(), batch));
    total += gone;
    if (gone < batch) return total;
  }
}

export const forgetAnswersService: BackgroundService = {
  name: "models.forget-answers",
  role: "scheduler",
  async start({ ports }) {
    let running: Promise<unknown> = Promise.resolve();
    const timer = setInterval(() => {
      running = forgetAnswers(ports).catch((error: unknown) => ports.log.error({ error }, "models.forgetting_failed"));
    }, pauseMilliseconds);
    return async () => {
      clearInterval(timer);
      await running;
    };
  },
};
