/** What was typed or pasted into a field, without what nothing can keep: NUL characters, which pasted terminal output may hold. */
export function typedText(event: { readonly target: { readonly value: string } }): string {
  return event.target.value.replaceAll("\0", "");
}

/** The most that a field takes which names no limit of its own: beyond it the server would only refuse. */
export const usualLimits = { line: 2_000, text: 101_000 } as const;
