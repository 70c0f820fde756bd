/** What is typed into every field, and what would happen if a page took it for more than text. */

/** Short enough for names; `n` makes it one of its own. */
export const lineOf = (n: number) => `<script>window.hurt=${n}</script>[x](javascript:hurt) \u202Eمرحبا\u202C 👩‍👧`;
export const textOf = (n: number) =>
  `${lineOf(n)}\n<img src=x onerror="window.hurt=${n}">\n[click](javascript:window.hurt=${n})\n<javascript:window.hurt=${n}>`;

export const modelKey = "test-key-0123456789-abcd";
