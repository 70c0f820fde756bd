/**
 * What stands in the `custom_id` of a component or a modal. The id of an action or a form goes out as it is; a mark before it says what
 * a press means where that is more than a press, and, in direct conversations, which guild it belongs to: Discord tells none there.
 * `~<letter><guild in base 36>:<id>`
 */

/** A custom_id holds so many characters (https://discord.com/developers/docs/components/reference#anatomy-of-a-component). */
const longestCustomId = 100;

/**
 * - `press`: the action is invoked.
 * - `form`: the action is invoked, and the host answers with a form: the delivery must not be answered before.
 * - `ask`: a modal asks for the card's inputs, or whether the press is meant; sending it invokes the action.
 * - `submit`: a form of the host was sent.
 */
export type CustomIdKind = "press" | "form" | "ask" | "submit";

export interface CustomId {
  readonly kind: CustomIdKind;
  readonly id: string;
  readonly guildId?: string | undefined;
}

const letters: Readonly<Record<CustomIdKind, string>> = { press: "p", form: "f", ask: "a", submit: "s" };

/** Null when it does not fit. `plain` is the kind that needs no mark: `press` in messages, `submit` in modals. */
export function writeCustomId({ kind, id, guildId }: CustomId, plain: CustomIdKind): string | null {
  const isPlain = kind === plain && guildId === undefined && !id.startsWith("~");
  const guild = guildId === undefined ? "" : BigInt(guildId).toString(36);
  const customId = isPlain ? id : `~${letters[kind]}${guild}:${id}`;
  return customId.length <= longestCustomId ? customId : null;
}

/** Whatever bears no mark of ours is of the plain kind. */
export function readCustomId(customId: string, plain: CustomIdKind): CustomId {
  const match = /^~([pfas])([0-9a-z]{0,13}):(.+)$/s.exec(customId);
  if (!match) return { kind: plain, id: customId };
  const [, letter, guild, id] = match as unknown as [string, string, string, string];
  const kind = (Object.keys(letters) as CustomIdKind[]).find((name) => letters[name] === letter) ?? plain;
  return { kind, id, ...(guild !== "" && { guildId: readBase36(guild) }) };
}

function readBase36(text: string): string {
  let value = 0n;
  for (const digit of text) value = value * 36n + BigInt(Number.parseInt(digit, 36));
  return String(value);
}
