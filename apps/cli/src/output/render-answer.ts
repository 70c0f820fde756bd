/** The answer of an operation as people read it. */
import { say } from "@eureka/contracts/words";
import type { EurekaClient, OperationName } from "@eureka/sdk";
import type { Command } from "../command.ts";
import { nameThings } from "../names/name-things.ts";
import type { Terminal } from "../terminal.ts";
import { renderHistory, viewHistoryRow } from "./history.ts";
import { renderMe } from "./me.ts";
import { renderRecord } from "./record.ts";
import { renderTable } from "./table.ts";
import { type Row, viewOf, viewRecord, viewRow } from "./views.ts";

interface RowsPresentation {
  readonly view: (row: Row) => Row;
  readonly render: (terminal: Terminal, rows: readonly Row[]) => string;
}

/** Operations whose rows are no table. */
const presentations: { readonly [Name in OperationName]?: RowsPresentation } = {
  "work_item.history": { view: viewHistoryRow, render: renderHistory },
};

/** Names are put in place of ids, for which the client is asked. Gives an empty text for no rows. */
export async function renderAnswer(
  terminal: Terminal,
  client: EurekaClient,
  command: Pick<Command, "operation" | "noun" | "answer">,
  output: unknown,
): Promise<string> {
  if (command.answer === "nothing" || typeof output !== "object" || output === null) return `${say("cli.done")}\n`;
  if (command.operation === "me.get") return renderMe(terminal, client, output as Parameters<typeof renderMe>[2]);
  const named = <Viewed>(answer: unknown, view: (renamed: unknown) => Viewed) =>
    nameThings(client, answer, view, terminal.interrupted);
  if (command.answer === "record") {
    const record = await named(output, (renamed) => viewRecord(renamed as Row));
    return renderRecord(terminal, record) || `${say("cli.done")}\n`;
  }
  const view = viewOf(command.noun);
  const { view: viewOne, render } = presentations[command.operation] ?? {
    view: (row: Row) => (view ? viewRow(view, row) : row),
    render: (shown: Terminal, rows: readonly Row[]) => renderTable(shown, rows, view?.columns),
  };
  const rows = await named((output as { data: unknown }).data, (renamed) => (renamed as Row[]).map(viewOne));
  return render(terminal, rows);
}
