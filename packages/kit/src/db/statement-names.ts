/** Names under which PostgreSQL keeps statements prepared, so that a text is parsed and planned once per connection. */

/** Texts that get a name; what comes after (lists of every length, free filters) is planned each time, and no connection grows without end. */
const mostNames = 400;

/** The name of a statement's text, the same each time; undefined for a new text once there are too many. */
export type StatementNames = (text: string) => string | undefined;

/** The names that all connections of one database use. */
export function createStatementNames(): StatementNames {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= mostNames) return known;
    const name = `eureka_${names.size}`;
    names.set(text, name);
    return name;
  };
}
