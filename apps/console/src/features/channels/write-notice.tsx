/** Why there is no composer, and who can change that. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useTranslation } from "react-i18next";
import { useMay } from "../../session/use-me.ts";
import { toFailure } from "../../ui/api-failure.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { Icon } from "../../ui/icon.tsx";
import type { Channel } from "./channel-name.ts";

export function WriteNotice({ channel }: { readonly channel: Channel }) {
  const { t } = useTranslation("channels");
  const mayUpdate = useMay("channel:update", { workspaceId: channel.workspaceId });
  const [unarchive, { error, isLoading }] = eurekaApi.useChannelUnarchiveMutation();
  const isArchived = channel.archivedAt !== null;
  return (
    <Box sx={{ display: "grid", gap: 2 }}>
      <FailureNote failure={error && toFailure(error)} />
      <Box
        sx={{
          display: "flex",
          flexWrap: "wrap",
          alignItems: "center",
          gap: 2,
          px: 3,
          py: 2,
          borderRadius: "10px",
          backgroundColor: "background.sunken",
          color: "text.secondary",
          fontSize: "0.8125rem",
        }}
      >
        <Icon name={isArchived ? "archive" : "lock"} />
        <Box component="span" sx={{ flex: 1, minWidth: 160 }}>
          {t(isArchived ? "composer.archived" : "composer.readOnly")}
        </Box>
        {isArchived && mayUpdate && (
          <Button disabled={isLoading} onClick={() => void unarchive({ id: channel.id })}>
            {t("channel.unarchive")}
          </Button>
        )}
      </Box>
    </Box>
  );
}
