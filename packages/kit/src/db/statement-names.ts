/** Names under which PostgreSQL keeps statements prepared, so that a text is parsed and planned once per connection. */

/** Texts that get a name; what comes after (lists of every length, free filters) is planned each time, and no connection grows without end. */
const mostNames = 400;
const names = new Map<string, string>();

/** The name of a statement's text, the same for the life of the process; undefined once there are too many. */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostNames) return known;
  const name = `eureka_${names.size}`;
  names.set(text, name);
  return name;
}
