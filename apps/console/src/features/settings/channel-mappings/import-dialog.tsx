import { eurekaApi, toApiFailure } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDispatch } from "react-redux";
import { useClient } from "../../../session/use-client.ts";
import { type ApiFailure, toFailure } from "../../../ui/api-failure.ts";
import { hiddenFromSight } from "../../../ui/hidden-from-sight.ts";
import { ListSkeleton } from "../../../ui/list-skeleton.tsx";
import { FormDialog } from "../shared/form-dialog.tsx";
import { useAction } from "../shared/use-action.ts";
import { type ImportReport, ImportReportTable } from "./import-report.tsx";

export interface ImportDialogProps {
  readonly onImported: (report: ImportReport) => void;
  readonly onClose: () => void;
}

/** What was read of the file when it was chosen: what is imported is what the preview was made of. */
interface ChosenFile {
  readonly name: string;
  readonly content: Blob;
}

/** The lines stand in the preview. */
function withoutLines(failure: ApiFailure): ApiFailure {
  return { ...failure, errors: [] };
}

/** Takes mappings and defaults from a file: first what would become of each line, then all of them or none. */
export function ImportDialog({ onImported, onClose }: ImportDialogProps) {
  const { t } = useTranslation("settings");
  const client = useClient();
  const dispatch = useDispatch();
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [report, setReport] = useState<ImportReport | null>(null);
  const action = useAction();
  const chooser = useRef<HTMLInputElement>(null);

  async function send({ name, content }: ChosenFile, dryRun: boolean): Promise<ImportReport> {
    try {
      return await client.upload("channel_mapping.import", { name, dryRun }, content);
    } catch (error) {
      throw toApiFailure(error);
    }
  }

  /** What was possible when the preview was made may not be any more: then the preview is made anew, and says so line by line. */
  async function apply(chosen: ChosenFile): Promise<ImportReport> {
    try {
      return await send(chosen, false);
    } catch (error) {
      const failure = toFailure(error);
      if (failure.code !== "channel_mapping.import_refused") throw error;
      setReport(await send(chosen, true));
      throw withoutLines(failure);
    }
  }
  async function preview(read: () => Promise<ChosenFile>): Promise<void> {
    setReport(null);
    const done = await action.run(async () => {
      const chosen = await read();
      setFile(chosen);
      return send(chosen, true);
    });
    if (done) setReport(done.result);
  }
  function choose(chosen: File): Promise<void> {
    setFile(null);
    return preview(async () => ({ name: chosen.name, content: new Blob([await chosen.arrayBuffer()]) }));
  }
  async function submit(): Promise<void> {
    if (!file) return;
    if (!report) return preview(async () => file);
    const done = await action.run(() => apply(file));
    if (!done) return;
    // Defaults are kept with their connection or the organization.
    const changed = ["channel_mapping", "connection", "organization"] as const;
    dispatch(eurekaApi.util.invalidateTags(changed.map((type) => ({ type, id: "LIST" }))));
    onImported(done.result);
    onClose();
  }
  const isUnanswered = file !== null && report === null && action.failure?.kind === "connection";
  const changes = report ? report.added + report.changed : 0;
  function submitLabel(): string {
    if (isUnanswered) return t("mappings.import.again");
    return changes > 0 ? t("mappings.import.apply", { count: changes }) : t("mappings.import.title");
  }
  return (
    <FormDialog
      action={action}
      canSubmit={isUnanswered || (report !== null && report.refused === 0 && changes > 0)}
      isDirty={false}
      onClose={onClose}
      onSubmit={() => void submit()}
      submitLabel={submitLabel()}
      title={t("mappings.import.title")}
      width="large"
    >
      <Typography color="textSecondary" sx={{ maxWidth: "70ch" }} variant="body2">
        {t("mappings.import.hint")}
      </Typography>
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 2, minWidth: 0, position: "relative" }}>
        <Button onClick={() => chooser.current?.click()}>{t("mappings.import.choose")}</Button>
        {file && (
          <Box component="bdi" sx={{ minWidth: 0, overflowWrap: "anywhere", fontSize: "0.8125rem" }}>
            {file.name}
          </Box>
        )}
        <Box
          accept=".csv,.json,.yaml,.yml"
          aria-label={t("mappings.import.file")}
          component="input"
          onChange={(event) => {
            if (!(event.target instanceof HTMLInputElement)) return;
            const [chosen] = event.target.files ?? [];
            event.target.value = "";
            if (chosen) void choose(chosen);
          }}
          ref={chooser}
          sx={hiddenFromSight}
          tabIndex={-1}
          type="file"
        />
      </Box>
      {action.isBusy && !report && <ListSkeleton rows={3} />}
      {report && <ImportReportTable report={report} />}
      {report && report.refused > 0 && (
        <Typography component="p" role="alert" variant="body2">
          {t("mappings.import.correct")}
        </Typography>
      )}
    </FormDialog>
  );
}
