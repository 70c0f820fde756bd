/** The other side of `startChild`: answers the requests of the process that started this one. */

interface Request {
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
}

// Each answer's function knows the type of its own input; the sender names both.
type Answers = Readonly<Record<string, (input: never) => unknown>>;

/** Answers until the parent lets go; then `close` runs and the process ends. */
export function answerRequests(answers: Answers, close: () => Promise<void> = async () => {}): void {
  process.on("message", ({ id, name, input }: Request) => {
    new Promise((resolve) => resolve(answers[name]?.(input as never))).then(
      (output) => process.send?.({ id, output }),
      (error: unknown) =>
        process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  process.once("disconnect", () => {
    void close().finally(() => process.exit());
  });
}
