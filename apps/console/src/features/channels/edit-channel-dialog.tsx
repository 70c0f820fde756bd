/** Changes a channel's name and topic. If somebody else did so meanwhile, both versions are shown and the person chooses. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../../session/use-client.ts";
import { toFailure } from "../../ui/api-failure.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { FormActions } from "../../ui/form-actions.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import type { Channel } from "./channel-name.ts";

export interface EditChannelDialogProps {
  readonly channel: Channel;
  readonly onClose: () => void;
}

export function EditChannelDialog({ channel, onClose }: EditChannelDialogProps) {
  const { t } = useTranslation("channels");
  const client = useClient();
  const [seen, setSeen] = useState(channel);
  const [isConflict, setConflict] = useState(false);
  const [name, setName] = useState(channel.name);
  const [topic, setTopic] = useState(channel.topic);
  const [update, { error, isLoading }] = eurekaApi.useChannelUpdateMutation();
  const isDirty = name.trim() !== "" && (name !== seen.name || topic !== seen.topic);

  async function save(): Promise<void> {
    if (!isDirty) return;
    try {
      await update({ id: channel.id, name, topic, ifMatch: seen.version }).unwrap();
      onClose();
    } catch (refused) {
      if (toFailure(refused).status !== 412) return;
      // Without an answer the versions part again at the next attempt.
      const now = await client.call("channel.get", { id: channel.id }).catch(() => null);
      if (!now) return;
      setSeen(now);
      setConflict(true);
    }
  }

  const failure = error ? toFailure(error) : null;
  return (
    <Dialog onClose={onClose} onSubmit={() => void save()} open title={t("channel.edit")} width="medium">
      <Box sx={{ display: "grid", gap: 4, pb: 3 }}>
        {isConflict && (
          <Box
            role="alert"
            sx={{ display: "grid", gap: 1, p: 3, borderRadius: "6px", backgroundColor: "background.sunken" }}
          >
            <Typography sx={{ fontWeight: 500 }} variant="body2">
              {t("channel.changedMeanwhile")}
            </Typography>
            <Typography variant="body2">{t("channel.theirName", { name: seen.name })}</Typography>
            <Typography variant="body2">{t("channel.theirTopic", { topic: seen.topic || t("ui:none") })}</Typography>
            <Button
              onClick={() => {
                setName(seen.name);
                setTopic(seen.topic);
              }}
              sx={{ justifySelf: "start" }}
            >
              {t("channel.takeTheirs")}
            </Button>
          </Box>
        )}
        <TextInput autoFocus label={t("channel.name")} maxLength={80} onChange={setName} required value={name} />
        <TextInput
          help={t("channel.topicHelp")}
          label={t("channel.topic")}
          maxLength={500}
          onChange={setTopic}
          value={topic}
        />
        <FormActions
          failure={failure?.status === 412 && isConflict ? null : failure}
          isDirty={isDirty}
          isSaving={isLoading}
          onCancel={onClose}
        />
      </Box>
    </Dialog>
  );
}
