/** A file on its way, or why it did not arrive. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import LinearProgress from "@mui/material/LinearProgress";
import { useTranslation } from "react-i18next";
import { largestFile, readSizeLimit } from "../../../session/send-file.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { sizeWords } from "./file-words.ts";
import type { Upload } from "./use-uploads.ts";

interface UploadRowProps {
  readonly upload: Upload;
  readonly onRemove: () => void;
  readonly onRetry: () => void;
}

export function UploadRow({ upload, onRemove, onRetry }: UploadRowProps) {
  const { t } = useTranslation("boards");
  const { file, share, failure } = upload;
  const { name } = file;
  const serverLimit = failure ? readSizeLimit(failure) : null;
  const state = serverLimit === null ? upload.state : "tooLarge";
  const isUnderWay = state === "queued" || state === "sending";
  const limit = sizeWords(serverLimit ?? largestFile, t);
  const text = {
    queued: t("attachments.queued", { name }),
    sending: t("attachments.uploading", { name }),
    tooLarge: t("attachments.tooLarge", { name, size: sizeWords(file.size, t), limit }),
    failed: name,
  }[state];
  const percent = Math.floor(100 * share);
  return (
    <Box component="li" sx={{ py: 1, fontSize: "0.875rem" }}>
      <Box sx={{ display: "flex", alignItems: "center", gap: 2 }}>
        <Box
          dir="auto"
          role={state === "tooLarge" ? "alert" : "status"}
          sx={{
            flex: 1,
            minWidth: 0,
            overflowWrap: "anywhere",
            color: state === "tooLarge" ? "error.main" : undefined,
          }}
        >
          {text}
        </Box>
        {state === "sending" && (
          <Box aria-hidden="true" sx={{ color: "text.secondary", fontVariantNumeric: "tabular-nums" }}>
            {t("attachments.percent", { percent })}
          </Box>
        )}
        {state === "failed" && (
          <Button aria-label={t("attachments.retry", { name })} onClick={onRetry} variant="text">
            {t("ui:retry")}
          </Button>
        )}
        <IconButton
          aria-label={isUnderWay ? t("attachments.cancel", { name }) : t("attachments.dismiss")}
          onClick={onRemove}
        >
          <Icon name="close" size={14} />
        </IconButton>
      </Box>
      {state === "sending" && (
        <LinearProgress aria-label={text} sx={{ height: 3 }} value={percent} variant="determinate" />
      )}
      {state === "failed" && <FailureNote failure={failure} />}
    </Box>
  );
}
