/** Work of the system that was given up: look at it, replay it, discard it. */
import "./words.ts";
import type { Row } from "@eureka/sdk";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useMay } from "../../../session/use-me.ts";
import { usePages } from "../../../session/use-pages.ts";
import { useConfirm } from "../../../ui/confirm-provider.tsx";
import { DataTable } from "../../../ui/data-table.tsx";
import type { DataColumn } from "../../../ui/data-table-props.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { QueryStates } from "../../../ui/query-states.tsx";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import { SettingsPage } from "../frame/settings-page.tsx";
import { Line } from "../shared/line.tsx";
import { DeadLetterPanel } from "./dead-letter-panel.tsx";
import { useReplayAll } from "./use-replay-all.ts";

type Job = Row<"job.list">;

export function DeadLettersPage() {
  const { t } = useTranslation("settings");
  const [search, setSearch] = useSearchParams();
  const mayRead = useMay("job:read", {});
  const mayReplay = useMay("job:replay", {});
  const pages = usePages("job.list", { limit: 50 }, { skip: !mayRead });
  const confirm = useConfirm();
  const all = useReplayAll();
  const open = pages.rows.find(({ id }) => id === search.get("job"));

  async function askToReplayAll(): Promise<void> {
    const question = {
      title: t("deadLetters.replayAllTitle"),
      detail: t("deadLetters.replayAllDetail"),
      confirmLabel: t("deadLetters.replayAll"),
    };
    if (await confirm(question)) await all.start();
  }
  const columns: DataColumn<Job>[] = [
    { key: "name", header: t("deadLetters.name"), render: ({ name }) => <Line text={name} /> },
    {
      key: "reason",
      width: "44%",
      header: t("deadLetters.reason"),
      render: ({ lastError }) => <Line text={lastError ?? t("deadLetters.noReason")} />,
    },
    {
      key: "attempts",
      header: t("deadLetters.attempts"),
      align: "end",
      render: ({ attempts }) => attempts,
      hideBelow: "md",
    },
    { key: "died", header: t("deadLetters.died"), render: ({ diedAt }) => <RelativeTime at={diedAt} /> },
  ];
  return (
    <SettingsPage
      actions={
        mayReplay &&
        pages.rows.length > 0 &&
        !all.isRunning && <Button onClick={() => void askToReplayAll()}>{t("deadLetters.replayAll")}</Button>
      }
      hint={t("deadLetters.hint")}
      name="dead-letters"
      permission="job:read"
    >
      <Box aria-live="polite" sx={{ display: "grid", gap: 3 }}>
        <FailureNote failure={all.failure} />
        {all.isRunning && (
          <Box sx={{ display: "flex", alignItems: "center", gap: 4 }}>
            <Box sx={{ flex: 1 }}>
              <LinearProgress aria-label={t("deadLetters.replayAll")} />
            </Box>
            <Typography sx={{ fontVariantNumeric: "tabular-nums" }} variant="body2">
              {t(all.failed > 0 ? "deadLetters.progressFailed" : "deadLetters.progress", {
                done: all.done,
                failed: all.failed,
              })}
            </Typography>
            <Button onClick={all.stop}>{t("deadLetters.stop")}</Button>
          </Box>
        )}
        {all.isFinished && (
          <Typography variant="body2">
            {all.failed > 0 ? t("deadLetters.finishedFailed", { count: all.failed }) : t("deadLetters.finished")}
          </Typography>
        )}
      </Box>
      <QueryStates
        empty={<EmptyState hint={t("deadLetters.emptyHint")} sentence={t("deadLetters.empty")} />}
        isEmpty={(rows) => rows.length === 0}
        query={pages}
      >
        {(rows) => (
          <DataTable
            caption={t("pages.dead-letters")}
            columns={columns}
            onRowClick={(job) => setSearch({ job: job.id }, { replace: open !== undefined })}
            rowKey={({ id }) => id}
            rows={rows}
          />
        )}
      </QueryStates>
      <ShowMore pages={pages} />
      {open && (
        <DeadLetterPanel
          job={open}
          key={open.id}
          mayReplay={mayReplay}
          onClose={() => setSearch({}, { replace: true })}
        />
      )}
    </SettingsPage>
  );
}
