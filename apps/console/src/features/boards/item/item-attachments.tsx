/** Files of an item: dropped or chosen, looked at, taken down, removed. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { type DragEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { largestFile } from "../../../session/send-file.ts";
import { toFailure } from "../../../ui/api-failure.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { hiddenFromSight } from "../../../ui/hidden-from-sight.ts";
import { Icon } from "../../../ui/icon.tsx";
import { Section } from "../../../ui/section.tsx";
import type { WholeItem } from "../types.ts";
import { AttachmentRow } from "./attachment-row.tsx";
import { sizeWords } from "./file-words.ts";
import { UploadRow } from "./upload-row.tsx";
import { useUploads } from "./use-uploads.ts";

interface ItemAttachmentsProps {
  readonly item: WholeItem;
  readonly mayEdit: boolean;
  readonly mayUpload: boolean;
}

export function ItemAttachments({ item, mayEdit, mayUpload }: ItemAttachmentsProps) {
  const { t } = useTranslation("boards");
  const { data, error } = eurekaApi.useAttachmentListQuery({ workItemId: item.id });
  const { uploads, add, retry, remove } = useUploads(item);
  const [isOver, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const attachments = data?.data ?? [];
  const limit = sizeWords(largestFile, t);
  if (attachments.length === 0 && !mayUpload) return null;

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (mayUpload) add(event.dataTransfer.files);
  };

  return (
    <Box
      onDragLeave={() => setOver(false)}
      onDragOver={(event) => {
        if (!mayUpload || !event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDrop={drop}
    >
      <Section
        actions={
          mayUpload && (
            <Button onClick={() => chooser.current?.click()} startIcon={<Icon name="clip" />} variant="text">
              {t("attachments.add")}
            </Button>
          )
        }
        title={t("attachments.title")}
      >
        <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
          {attachments.map((attachment) => (
            <AttachmentRow attachment={attachment} key={attachment.id} mayRemove={mayEdit} />
          ))}
          {uploads.map((upload) => (
            <UploadRow
              key={upload.id}
              onRemove={() => remove(upload.id)}
              onRetry={() => retry(upload.id)}
              upload={upload}
            />
          ))}
        </Box>
        {mayUpload && (
          <Box
            sx={(theme) => ({
              mt: 1,
              px: 3,
              py: 2,
              border: "1px dashed",
              borderColor: isOver ? "primary.main" : "divider",
              borderRadius: "6px",
              backgroundColor: isOver
                ? `color-mix(in oklab, ${theme.vars.palette.primary.main} 10%, transparent)`
                : "transparent",
            })}
          >
            <Typography color="textSecondary" variant="body2">
              {t(isOver ? "attachments.dropNow" : "attachments.drop", { limit })}
            </Typography>
            <Box
              aria-label={t("attachments.add")}
              component="input"
              multiple
              onChange={(event) => {
                if (event.target instanceof HTMLInputElement && event.target.files) {
                  add(event.target.files);
                  event.target.value = "";
                }
              }}
              ref={chooser}
              sx={hiddenFromSight}
              tabIndex={-1}
              type="file"
            />
          </Box>
        )}
        <FailureNote failure={error ? toFailure(error) : null} />
      </Section>
    </Box>
  );
}
