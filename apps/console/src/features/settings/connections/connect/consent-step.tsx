import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FailureNote } from "../../../../ui/failure-note.tsx";
import { useNames } from "../../shared/use-names.ts";
import type { Connector } from "../connection-types.ts";
import { ScopeList } from "../scope-list.tsx";
import { useConsent } from "../use-consent.ts";
import { WorkspaceSelect } from "../workspace-select.tsx";

export interface ConsentStepProps {
  readonly connector: Connector;
  /** Whether the application is set. */
  readonly isReady: boolean;
}

/** Leaves for the platform's page of consent. */
export function ConsentStep({ connector, isReady }: ConsentStepProps) {
  const { t } = useTranslation("settings");
  const names = useNames();
  const consent = useConsent();
  const [workspaceId, setWorkspaceId] = useState<string | null>(null);
  const { name, title: platform, scopes } = connector;
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 4, maxWidth: 560 }}>
      <WorkspaceSelect names={names} onChange={setWorkspaceId} value={workspaceId} />
      {scopes.length > 0 && (
        <Box>
          <Typography component="h3" variant="subtitle2">
            {t("connect.scopes", { platform })}
          </Typography>
          <ScopeList scopes={scopes} />
        </Box>
      )}
      <FailureNote failure={consent.failure} />
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 3 }}>
        <Button
          aria-busy={consent.isBusy}
          color="primary"
          disabled={!isReady || consent.isBusy}
          onClick={() => void consent.begin(name, workspaceId)}
          variant="contained"
        >
          {consent.isBusy ? t("connect.leaving", { platform }) : t("connect.leave")}
        </Button>
        {!isReady && (
          <Typography color="textSecondary" variant="body2">
            {t("connect.notYet")}
          </Typography>
        )}
      </Box>
    </Box>
  );
}
