/** The work on one connection that was given up. */
import "../../dead-letters/words.ts";
import "./words.ts";
import type { Row } from "@eureka/sdk";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useMay } from "../../../../session/use-me.ts";
import { usePages } from "../../../../session/use-pages.ts";
import { DataTable } from "../../../../ui/data-table.tsx";
import type { DataColumn } from "../../../../ui/data-table-props.ts";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { QueryStates } from "../../../../ui/query-states.tsx";
import { RelativeTime } from "../../../../ui/relative-time.tsx";
import { Section } from "../../../../ui/section.tsx";
import { ShowMore } from "../../../../ui/show-more.tsx";
import { DeadLetterPanel } from "../../dead-letters/dead-letter-panel.tsx";
import { Line } from "../../shared/line.tsx";

type Job = Row<"job.list">;

export function ConnectionDeadLetters({ connectionId }: { readonly connectionId: string }) {
  const { t } = useTranslation("settings");
  const [search, setSearch] = useSearchParams();
  const mayRead = useMay("job:read", {});
  const mayReplay = useMay("job:replay", {});
  const pages = usePages("job.list", { connectionId, limit: 25 }, { skip: !mayRead });
  const open = pages.rows.find(({ id }) => id === search.get("job"));
  if (!mayRead) return null;

  function show(id: string | null): void {
    const next = new URLSearchParams(search);
    next.delete("job");
    if (id !== null) {
      next.set("job", id);
      next.delete("entry");
    }
    setSearch(next, { replace: true, preventScrollReset: true });
  }
  const columns: DataColumn<Job>[] = [
    { key: "name", header: t("deadLetters.name"), render: ({ name }) => <Line text={name} /> },
    {
      key: "reason",
      width: "44%",
      header: t("deadLetters.reason"),
      render: ({ lastError }) => <Line text={lastError ?? t("deadLetters.noReason")} />,
    },
    { key: "died", header: t("deadLetters.died"), render: ({ diedAt }) => <RelativeTime at={diedAt} /> },
  ];
  return (
    <Section hint={t("connectionLog.deadHint")} title={t("pages.dead-letters")}>
      <QueryStates
        empty={<EmptyState hint={t("connectionLog.noDeadHint")} sentence={t("deadLetters.empty")} />}
        isEmpty={(rows) => rows.length === 0}
        query={pages}
      >
        {(rows) => (
          <DataTable
            caption={t("pages.dead-letters")}
            columns={columns}
            onRowClick={({ id }) => show(id)}
            rowKey={({ id }) => id}
            rows={rows}
          />
        )}
      </QueryStates>
      <ShowMore pages={pages} />
      {open && <DeadLetterPanel job={open} key={open.id} mayReplay={mayReplay} onClose={() => show(null)} />}
    </Section>
  );
}
