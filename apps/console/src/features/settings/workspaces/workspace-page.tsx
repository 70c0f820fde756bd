/** One workspace: its name and defaults, its labels, and putting it away. */
import "./words.ts";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { Link as RouterLink, useParams } from "react-router";
import { CardSkeleton } from "../../../ui/card-skeleton.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { QueryStates } from "../../../ui/query-states.tsx";
import { SettingsPage } from "../frame/settings-page.tsx";
import { Mark } from "../shared/mark.tsx";
import { WorkspaceDanger } from "./workspace-danger.tsx";
import { WorkspaceForm } from "./workspace-form.tsx";
import { WorkspaceLabels } from "./workspace-labels.tsx";

export function WorkspacePage() {
  const { t } = useTranslation("settings");
  const { workspaceId = "" } = useParams();
  const query = eurekaApi.useWorkspaceGetQuery({ id: workspaceId });
  return (
    <SettingsPage name="workspaces" permission="workspace:read" {...(query.data && { title: query.data.name })}>
      <Link
        color="textSecondary"
        component={RouterLink}
        sx={{ display: "inline-flex", alignItems: "center", alignSelf: "flex-start", gap: 1, mb: 4, minHeight: 24 }}
        to="/settings/workspaces"
        variant="body2"
      >
        <Icon name="chevronLeft" size={14} />
        {t("workspaces.all")}
      </Link>
      <QueryStates query={query} skeleton={<CardSkeleton />}>
        {(workspace) => (
          <>
            {workspace.archivedAt !== null && (
              <Box sx={{ mb: 4 }}>
                <Mark label={t("workspaces.archived")} tone="waiting" />
                <Typography color="textSecondary" variant="body2">
                  {t("workspaces.archivedHint")}
                </Typography>
              </Box>
            )}
            <Box sx={{ mb: 10 }}>
              <WorkspaceForm workspace={workspace} />
            </Box>
            <WorkspaceLabels isArchived={workspace.archivedAt !== null} workspaceId={workspace.id} />
            <WorkspaceDanger workspace={workspace} />
          </>
        )}
      </QueryStates>
    </SettingsPage>
  );
}
