/** Changes the text of my message in its place. A change by somebody else meanwhile (me, elsewhere) is shown beside mine. */

import { textLimits } from "@eureka/contracts/text";
import { toApiFailure } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../../../session/use-client.ts";
import type { ApiFailure } from "../../../ui/api-failure.ts";
import { FormActions } from "../../../ui/form-actions.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { useDraft } from "../../../ui/use-draft.ts";
import { type ConversationPlace, type Message, putMessages } from "./conversation.ts";
import { useChangeConversation } from "./use-conversation.ts";

export interface MessageEditorProps {
  readonly place: ConversationPlace;
  readonly message: Message;
  readonly onClose: () => void;
}

export function MessageEditor({ place, message, onClose }: MessageEditorProps) {
  const { t } = useTranslation("channels");
  const client = useClient();
  const change = useChangeConversation();
  const draft = useDraft(`message-edit.${message.id}`, message.text);
  const [seen, setSeen] = useState({ version: message.version, text: message.text });
  const [theirs, setTheirs] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const isDirty = draft.text.trim() !== "" && draft.text !== seen.text;

  function close(): void {
    draft.clear(message.text);
    onClose();
  }

  async function save(): Promise<void> {
    if (!isDirty || isSaving) return;
    setSaving(true);
    setFailure(null);
    try {
      const changed = await client.call(
        "message.update",
        { id: message.id, text: draft.text },
        { ifMatch: seen.version },
      );
      change(place, (held) => putMessages(held, [changed]));
      close();
    } catch (error) {
      const refused = toApiFailure(error);
      if (refused.status === 412) await showTheirs();
      else setFailure(refused);
    } finally {
      setSaving(false);
    }
  }

  async function showTheirs(): Promise<void> {
    const now = await client.call("message.get", { id: message.id }).catch((error: unknown) => {
      setFailure(toApiFailure(error));
      return null;
    });
    if (!now) return;
    setSeen({ version: now.version, text: now.text });
    setTheirs(now.text);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && !event.shiftKey) void save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <Box sx={{ display: "grid", gap: 2, my: 1 }}>
      {theirs !== null && (
        <Box role="alert" sx={{ p: 3, borderRadius: "6px", backgroundColor: "background.sunken" }}>
          <Typography sx={{ fontWeight: 500 }} variant="body2">
            {t("message.changedMeanwhile")}
          </Typography>
          <Typography sx={{ whiteSpace: "pre-wrap" }} variant="body2">
            {theirs}
          </Typography>
        </Box>
      )}
      <TextArea
        autoFocus
        hideLabel
        label={t("message.editLabel")}
        maxLength={textLimits.message}
        minRows={1}
        onChange={draft.setText}
        onKeyDown={onKeyDown}
        value={draft.text}
      />
      <FormActions
        failure={failure}
        isDirty={isDirty}
        isSaving={isSaving}
        onCancel={close}
        onSave={() => void save()}
      />
    </Box>
  );
}
