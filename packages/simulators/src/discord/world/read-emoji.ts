import { refusal } from "../errors.ts";

const pictogram =
  /^(\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[#*0-9]\u{fe0f}?\u{20e3}|\u{200d}|\u{fe0f})+$/u;

/** An emoji as in a path: a character, or `name:id` for one of the guild's own. */
export function readEmoji(text: string): { id: string | null; name: string; animated?: boolean } {
  const custom = /^(?:a:)?(\w{2,32}):(\d+)$/.exec(text);
  if (custom?.[1] && custom[2]) return { id: custom[2], name: custom[1] };
  if (!pictogram.test(text)) throw refusal("unknownEmoji");
  return { id: null, name: text };
}
