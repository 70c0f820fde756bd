/** Many pasted lines: asks whether each shall be an item, and makes them one by one. What was made stays when it is stopped. */
import { type ApiFailure, eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { toFailure } from "../../../ui/api-failure.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import type { List, WholeItem } from "../types.ts";

interface PasteDialogProps {
  readonly lines: readonly string[];
  readonly list: List;
  readonly onMade: (item: WholeItem) => void;
  /** All lines as one text in the field instead. */
  readonly onOne: (text: string) => void;
  readonly onClose: () => void;
}

const examples = 3;

export function PasteDialog({ lines, list, onMade, onOne, onClose }: PasteDialogProps) {
  const { t } = useTranslation("boards");
  const [capture] = eurekaApi.useWorkItemCaptureMutation();
  const [done, setDone] = useState(0);
  const [waiting, setWaiting] = useState(0);
  const [state, setState] = useState<"asking" | "making" | "stopped" | "finished">("asking");
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const isStopped = useRef(false);
  const stop = useCallback(() => {
    isStopped.current = true;
  }, []);
  useEffect(() => stop, [stop]);

  async function make(): Promise<void> {
    isStopped.current = false;
    setFailure(null);
    setState("making");
    for (let index = done; index < lines.length; index++) {
      if (isStopped.current) return setState("stopped");
      try {
        onMade(await capture({ text: lines[index] ?? "", listId: list.id }).unwrap());
      } catch (error) {
        const refused = toFailure(error);
        if (refused.kind !== "pending") {
          setFailure(refused);
          return setState("stopped");
        }
        setWaiting((count) => count + 1);
      }
      setDone(index + 1);
    }
    setState("finished");
  }

  const count = lines.length;
  const close = state === "making" ? stop : onClose;
  return (
    <Dialog
      actions={
        <>
          {state === "asking" && (
            <Button
              onClick={() => {
                onOne(lines.join(" "));
                onClose();
              }}
            >
              {t("paste.one")}
            </Button>
          )}
          <Button onClick={close}>
            {t(state === "making" ? "paste.stop" : state === "finished" ? "ui:done" : "ui:cancel")}
          </Button>
          {(state === "asking" || state === "stopped") && (
            <Button color="primary" onClick={() => void make()} variant="contained">
              {state === "asking" ? t("paste.make", { count }) : t("paste.goOn", { count: count - done })}
            </Button>
          )}
        </>
      }
      onClose={close}
      open
      title={t("paste.title", { count })}
    >
      {state === "asking" ? (
        <>
          <Typography color="textSecondary" variant="body2">
            {t("paste.detail", { list: list.name })}
          </Typography>
          <Box component="ol" sx={{ pl: 5, my: 3, fontSize: "0.8125rem" }}>
            {lines.slice(0, examples).map((line, index) => (
              <Box
                component="li"
                dir="auto"
                // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change places
                key={index}
                sx={{ overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}
              >
                {line}
              </Box>
            ))}
          </Box>
          {count > examples && (
            <Typography color="textSecondary" variant="body2">
              {t("paste.andMore", { count: count - examples })}
            </Typography>
          )}
        </>
      ) : (
        <Box sx={{ display: "grid", gap: 3 }}>
          <LinearProgress aria-label={t("paste.progress")} value={(100 * done) / count} variant="determinate" />
          <Typography aria-live="polite" variant="body2">
            {t("paste.made", { done: done - waiting, count })}
            {waiting > 0 && ` ${t("paste.waiting", { count: waiting })}`}
          </Typography>
          {failure && (
            <Typography color="textSecondary" variant="body2">
              {t("paste.stoppedAt", { line: done + 1 })}
            </Typography>
          )}
          <FailureNote failure={failure} />
        </Box>
      )}
    </Dialog>
  );
}
