/** The emoji that are offered, by the names that platforms call them. */
export const emoji: Readonly<Record<string, string>> = {
  "+1": "👍",
  "-1": "👎",
  white_check_mark: "✅",
  eyes: "👀",
  tada: "🎉",
  heart: "❤️",
  joy: "😂",
  rocket: "🚀",
  fire: "🔥",
  thinking_face: "🤔",
  clap: "👏",
  pray: "🙏",
  raised_hands: "🙌",
  wave: "👋",
  muscle: "💪",
  smile: "😄",
  slightly_smiling_face: "🙂",
  wink: "😉",
  cry: "😢",
  open_mouth: "😮",
  sweat_smile: "😅",
  sunglasses: "😎",
  heart_eyes: "😍",
  bulb: "💡",
  star: "⭐",
  sparkles: "✨",
  zap: "⚡",
  "100": "💯",
  bug: "🐛",
  warning: "⚠️",
  x: "❌",
  question: "❓",
  exclamation: "❗",
  hourglass: "⌛",
  calendar: "📅",
  memo: "📝",
  pushpin: "📌",
  link: "🔗",
  lock: "🔒",
  mag: "🔍",
  moneybag: "💰",
  gift: "🎁",
  coffee: "☕",
  pizza: "🍕",
  cake: "🍰",
  sunny: "☀️",
  snowflake: "❄️",
  green_heart: "💚",
  blue_heart: "💙",
  hammer_and_wrench: "🛠️",
  chart_with_upwards_trend: "📈",
};

/** Those that stand first. */
export const usualEmoji = [
  "+1",
  "white_check_mark",
  "eyes",
  "tada",
  "heart",
  "joy",
  "rocket",
  "thinking_face",
] as const;

/** The sign for a name, or the name between colons where we have no sign. */
export function signOf(name: string): string {
  return Object.hasOwn(emoji, name) ? (emoji[name] ?? name) : `:${name}:`;
}

/** "thinking face" of "thinking_face". */
export function wordsOf(name: string): string {
  return name.replaceAll("_", " ");
}

const nameShape = /^[a-z0-9_+-]{1,60}$/;

/** Names for what was typed: those that begin with it, those that contain it, and the typed name itself where it may be one. */
export function findEmoji(typed: string): string[] {
  const wanted = typed.trim().toLowerCase().replace(/^:|:$/g, "").replaceAll(" ", "_");
  const names = Object.keys(emoji);
  if (wanted === "") return [...usualEmoji, ...names.filter((name) => !usualEmoji.some((usual) => usual === name))];
  const begins = names.filter((name) => name.startsWith(wanted));
  const contains = names.filter((name) => name.includes(wanted) && !name.startsWith(wanted));
  const isOwn = nameShape.test(wanted) && !names.includes(wanted);
  return [...begins, ...contains, ...(isOwn ? [wanted] : [])];
}

interface Reactor {
  readonly id: string;
  readonly name: string;
}

interface Reaction {
  readonly emoji: string;
  readonly count: number;
  readonly mine: boolean;
  readonly people: Reactor[];
}

/** The reactions once mine was added or taken back: what is shown until the server has answered. */
export function toggleReaction(reactions: readonly Reaction[], name: string, me: Reactor): Reaction[] {
  const found = reactions.find((reaction) => reaction.emoji === name);
  if (!found) return [...reactions, { emoji: name, count: 1, mine: true, people: [me] }];
  return reactions.flatMap((reaction) => {
    if (reaction !== found) return [reaction];
    const others = reaction.people.filter(({ id }) => id !== me.id);
    if (!reaction.mine) return [{ emoji: name, count: reaction.count + 1, mine: true, people: [...others, me] }];
    const count = reaction.count - 1;
    return count > 0 ? [{ emoji: name, count, mine: false, people: others }] : [];
  });
}

/** Who is named first: the others whose names are known, and how many more there are besides me. */
export function othersOf({ count, mine, people }: Reaction, myId: string | undefined) {
  const names = people.filter(({ id }) => id !== myId).map(({ name }) => name);
  return { names, more: Math.max(0, count - (mine ? 1 : 0) - names.length) };
}
