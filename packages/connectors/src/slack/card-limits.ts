/** Slack's limits for blocks, in UTF-16 code units or entries: https://docs.slack.dev/reference/block-kit. */
export const slackLimits = {
  blocks: 50,
  viewBlocks: 100,
  header: 150,
  section: 3_000,
  fields: 10,
  field: 2_000,
  /** An actions block holds 25; more than five in a row are hard to see on a narrow window. */
  actionsInRow: 5,
  buttonText: 75,
  options: 100,
  optionText: 75,
  optionValue: 75,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  altText: 2_000,
  modalTitle: 24,
  modalButton: 24,
  /** All texts of a message together; undocumented, refused between 9,600 and 11,300 (slackapi/bolt-js issue 2867). */
  allText: 9_500,
} as const;

/** Shortens a text with an ellipsis, never in the middle of a character. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const kept = text.slice(0, length - 1);
  return `${kept.isWellFormed() ? kept : kept.slice(0, -1)}…`;
}
