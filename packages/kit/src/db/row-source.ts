/** Rows that come as parameters of a statement, to be selected from. */

export interface RowSource {
  /** Goes behind `from`. Put together when it is asked for. */
  readonly text: string;
  readonly values: readonly unknown[];
  /** Tells the texts of one list of columns apart: a part of the name under which a statement with it is prepared. */
  readonly variant: string;
}

/** So many rows are spelled out. */
const mostSpelled = 4;

const statements = new Map<string, { readonly name: string; readonly text: string }>();

/**
 * The statement of a name, whose text is put together once: `variant` in the name says which of its texts it is. A text that is the same
 * object each time is also compared and sent without being looked at.
 */
export function statementOf(name: string, write: () => string): { readonly name: string; readonly text: string } {
  const known = statements.get(name);
  if (known) return known;
  const statement = { name, text: write() };
  statements.set(name, statement);
  return statement;
}

/**
 * The rows in their order, as a table `alias`. A few are spelled out; more of them come as one array for each column, so that there
 * are few texts. To unfold arrays costs PostgreSQL as much as to write the row: each is a function with a store of its own.
 *
 * @param columns names with their types: `{ id: "uuid", name: "text" }`
 */
export function rowSource(
  alias: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly (readonly unknown[])[],
  firstParameter = 1,
): RowSource {
  const types = Object.values(columns);
  const names = () => Object.keys(columns).join(", ");
  const parameters = (first: number, suffix = "") =>
    types.map((type, index) => `$${first + index}::${type}${suffix}`).join(", ");
  if (rows.length > 0 && rows.length <= mostSpelled) {
    return {
      get text() {
        const spelled = rows.map((_, row) => `(${parameters(firstParameter + row * types.length)})`);
        return `(values ${spelled.join(", ")}) as ${alias} (${names()})`;
      },
      values: rows.flat(),
      variant: String(rows.length),
    };
  }
  return {
    get text() {
      const arrays = parameters(firstParameter, "[]");
      return `(select ${names()} from unnest(${arrays}) with ordinality as given (${names()}, place) order by place) as ${alias}`;
    },
    values: types.map((_, index) => rows.map((row) => row[index])),
    variant: "many",
  };
}
