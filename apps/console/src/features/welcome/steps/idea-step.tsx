/** Starts the first idea run. */
import { eurekaApi, isApiFailure } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { TextInput } from "../../../ui/text-input.tsx";

export function IdeaStep() {
  const { t } = useTranslation("welcome");
  const navigate = useNavigate();
  const [topic, setTopic] = useState("");
  const [create, { error, isLoading }] = eurekaApi.useIdeaRunCreateMutation();

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const answer = await create({ topic });
    if (answer.data) void navigate(`/idea-runs/${answer.data.id}`);
  }

  return (
    <Box component="form" onSubmit={submit} sx={{ display: "grid", gap: 3, justifyItems: "start" }}>
      {isApiFailure(error) && <FailureNote failure={error} />}
      <TextInput label={t("steps.ideaTopic")} value={topic} onChange={setTopic} required maxLength={500} />
      <Button type="submit" variant="contained" disabled={isLoading || topic.trim() === ""}>
        {t("steps.ideaSubmit")}
      </Button>
    </Box>
  );
}
