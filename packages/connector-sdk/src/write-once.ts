/** The rule for a journaled write: an unanswered intent is first looked up on the platform and only then repeated. */

export interface WriteOnceInput<Result> {
  /** Whether an earlier attempt with the same intent may have been applied: it began, and its answer was never recorded. */
  readonly attemptedBefore: boolean;
  find(): Promise<Result | null>;
  write(): Promise<Result>;
}

/**
 * Writes, unless an earlier attempt already did. Errors of both calls pass through.
 * @example
 * const posted = await writeOnce({
 *   attemptedBefore: journal.state === "sent",
 *   find: () => chat.findByIntent({ intent, sentTo: { platformChannelId }, sentAfter: journal.sentAt }),
 *   write: () => chat.post({ intent, platformChannelId, content }),
 * });
 */
export async function writeOnce<Result>(input: WriteOnceInput<Result>): Promise<Result> {
  const earlier = input.attemptedBefore ? await input.find() : null;
  return earlier ?? (await input.write());
}
