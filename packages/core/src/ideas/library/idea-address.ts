/** Where people open an idea. */
export function ideaAddress(publicUrl: string, id: string): string {
  return `${publicUrl}/ideas/${id}`;
}

/** Where people open an idea run. */
export function ideaRunAddress(publicUrl: string, id: string): string {
  return `${publicUrl}/idea-runs/${id}`;
}
