/** An attached file: a picture is shown when asked, anything else is taken down. */
import { eurekaApi, toApiFailure } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../../../session/use-client.ts";
import { type ApiFailure, toFailure } from "../../../ui/api-failure.ts";
import { useConfirm } from "../../../ui/confirm-provider.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { useBoardPeople } from "../people.ts";
import type { Attachment } from "../types.ts";
import { isPicture, sizeWords } from "./file-words.ts";

interface AttachmentRowProps {
  readonly attachment: Attachment;
  readonly mayRemove: boolean;
}

export function AttachmentRow({ attachment, mayRemove }: AttachmentRowProps) {
  const { t } = useTranslation("boards");
  const client = useClient();
  const confirm = useConfirm();
  const { nameOf } = useBoardPeople();
  const [remove] = eurekaApi.useAttachmentDeleteMutation();
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [picture, setPicture] = useState<string | null>(null);
  const [isLarge, setLarge] = useState(false);
  const { id, fileId, name, size, mediaType } = attachment;
  const canShow = isPicture(mediaType);

  // The address of the bytes is given back once nobody looks any more.
  useEffect(() => () => void (picture && URL.revokeObjectURL(picture)), [picture]);

  async function fetchBytes(): Promise<Blob | null> {
    setFailure(null);
    try {
      const { body } = await client.download("file.download", { id: fileId });
      // The type is one of those that are only drawn, never run.
      return await new Response(body, { headers: canShow ? { "content-type": mediaType } : {} }).blob();
    } catch (error) {
      setFailure(toApiFailure(error));
      return null;
    }
  }

  async function show(): Promise<void> {
    const bytes = picture === null ? await fetchBytes() : null;
    if (bytes) setPicture(URL.createObjectURL(bytes));
    if (bytes || picture !== null) setLarge(true);
  }

  async function takeDown(): Promise<void> {
    const bytes = await fetchBytes();
    if (!bytes) return;
    const address = URL.createObjectURL(bytes);
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  async function askAndRemove(): Promise<void> {
    const question = {
      title: t("attachments.removeTitle", { name }),
      detail: t("attachments.removeDetail"),
      confirmLabel: t("ui:remove"),
      isDangerous: true,
    };
    if (!(await confirm(question))) return;
    setFailure(null);
    await remove({ id })
      .unwrap()
      .catch((error: unknown) => setFailure(toFailure(error)));
  }

  return (
    <Box component="li" sx={{ borderBottom: 1, borderColor: "divider", py: 1 }}>
      <Box sx={{ display: "flex", alignItems: "center", gap: 1, minHeight: 32, fontSize: "0.875rem" }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Box dir="auto" sx={{ overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }} title={name}>
            {name}
          </Box>
          <Box sx={{ color: "text.secondary", fontSize: "0.75rem" }}>
            {sizeWords(size, t)} · {nameOf(attachment.addedBy).name} · <RelativeTime at={attachment.createdAt} />
          </Box>
        </Box>
        {canShow && (
          <IconButton aria-label={t("attachments.preview", { name })} onClick={() => void show()}>
            <Icon name="eye" />
          </IconButton>
        )}
        <IconButton aria-label={t("attachments.download", { name })} onClick={() => void takeDown()}>
          <Icon name="download" />
        </IconButton>
        {mayRemove && (
          <IconButton aria-label={t("attachments.remove", { name })} onClick={() => void askAndRemove()}>
            <Icon name="trash" />
          </IconButton>
        )}
      </Box>
      <FailureNote failure={failure} />
      {picture && (
        <Dialog
          actions={<Button onClick={() => setLarge(false)}>{t("ui:close")}</Button>}
          onClose={() => setLarge(false)}
          open={isLarge}
          title={name}
          width="large"
        >
          <Box
            alt={t("attachments.previewOf", { name })}
            component="img"
            src={picture}
            sx={{ display: "block", maxWidth: "100%", maxHeight: "70vh", mx: "auto" }}
          />
        </Dialog>
      )}
    </Box>
  );
}
