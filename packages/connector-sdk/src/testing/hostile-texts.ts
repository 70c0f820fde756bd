/** Texts that must survive every translation exactly. */
export const hostileTexts = {
  markup: "<script>alert(1)</script> & &lt;b&gt; [link](javascript:alert(1)) `code` *not bold*",
  emoji: "👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301 ﷽",
  rightToLeft: "שלום עולם — مرحبا (42)",
  lines: "first\n\n- [ ] second\n- [x] third\n\n```ts\nconst a = `x`;\n```",
} as const;
