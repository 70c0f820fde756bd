/**
 * The values that the whole console is drawn with. Colours were computed in OKLCH and are kept as hex, because MUI
 * derives channels from them; how they relate is held by `tokens.test.ts`.
 */

/** A cool grey in 12 steps, even in OKLCH lightness from 0.985 to 0.175 (hue 270). */
export const grey = {
  1: "#f9fafb",
  2: "#e0e2e6",
  3: "#c8cace",
  4: "#afb2bc",
  5: "#989ba4",
  6: "#82858e",
  7: "#6c6f78",
  8: "#575a63",
  9: "#44464e",
  10: "#31333a",
  11: "#1f2127",
  12: "#0e1016",
} as const;

/** What the schemes are made of: each a ground, what lies on it, what is read on it, and the meanings. */
export const schemes = {
  light: {
    background: grey[1],
    surface: "#ffffff",
    raised: "#ffffff",
    /** Half a step below the background: skeletons, table heads, code. */
    sunken: "#edeef1",
    text: grey[12],
    mutedText: grey[8],
    /** The text colour at 10 %, which is what a border is. */
    border: "rgba(14, 16, 22, 0.1)",
    /** The edge of a control: 3:1 on the surface, so that it can be found. */
    controlBorder: grey[6],
    accent: "#484dd2",
    accentPressed: "#3b3cb8",
    onAccent: "#ffffff",
    done: "#137738",
    waiting: "#8a5601",
    failed: "#b71824",
    progress: "#0568a4",
    rules: "#7a41af",
  },
  dark: {
    background: grey[12],
    surface: "#16191e",
    raised: grey[11],
    sunken: "#090b10",
    text: grey[2],
    mutedText: grey[5],
    border: "rgba(224, 226, 230, 0.12)",
    controlBorder: grey[7],
    accent: "#93a3fc",
    accentPressed: "#abb9fe",
    onAccent: grey[12],
    done: "#67d283",
    waiting: "#f0a646",
    failed: "#ff958e",
    progress: "#71bfff",
    rules: "#cba1fa",
  },
} as const;

/** Sizes of type in px. */
export const typeSize = { small: 12, dense: 13, body: 14, large: 16, title: 20, display: 28 } as const;
export const typeWeight = { regular: 400, medium: 500, strong: 650 } as const;

export const fontFamily = {
  text: '"Inter Variable", system-ui, -apple-system, "Segoe UI", sans-serif',
  code: '"JetBrains Mono Variable", ui-monospace, "SF Mono", Menlo, monospace',
} as const;

/** Roundings in px. */
export const radius = { control: 6, card: 10, full: 999 } as const;

/** How long a movement takes, in ms; none at all with reduced motion. */
export const motion = { quick: 120, panel: 180, easing: "cubic-bezier(0.2, 0, 0, 1)" } as const;

/** Heights and widths of the frame, in px. */
export const frame = { topBar: 48, row: 36, control: 32, panel: 520, reading: 1200 } as const;

/** From a score of 0 to one of 10; lightness only ever rises, so that it reads without colour too. */
const scoreRamp = [
  "#3e1260",
  "#362d7e",
  "#1d4793",
  "#026391",
  "#057990",
  "#048f90",
  "#01a68d",
  "#37bb7f",
  "#7bc96f",
  "#b3d460",
  "#e6dd5a",
] as const;

/**
 * The colour of a score, dark violet for 0 to light yellow for 10.
 * @param score is held between 0 and 10
 */
export function scoreColor(score: number): string {
  const held = Math.min(10, Math.max(0, Number.isFinite(score) ? score : 0));
  const below = Math.floor(held);
  const from = channels(scoreRamp[below] ?? scoreRamp[0]);
  const to = channels(scoreRamp[Math.min(10, below + 1)] ?? scoreRamp[10]);
  const mixed = from.map((value, index) => Math.round(value + ((to[index] ?? value) - value) * (held - below)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

function channels(hex: string): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));
}

/** The hues of labels and of initials; text on them is mixed with the text colour by whoever draws them. */
export const hues = {
  grey: grey[6],
  red: "#d9363e",
  orange: "#d9661f",
  yellow: "#b58900",
  green: "#2b9348",
  teal: "#0f8f8c",
  blue: "#1f7ad0",
  purple: "#8e4ec6",
  pink: "#cf3f8d",
  brown: "#8f6248",
} as const;
export type Hue = keyof typeof hues;
