/** The connections to platforms: how each stands, and the way to a new one. */
import "./words.ts";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useTranslation } from "react-i18next";
import { Link as RouterLink } from "react-router";
import { builtInConnector } from "../../../session/built-in-connector.ts";
import { useMay } from "../../../session/use-me.ts";
import { usePages } from "../../../session/use-pages.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { QueryStates } from "../../../ui/query-states.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import { SettingsPage, WhoCan } from "../frame/settings-page.tsx";
import { useNames } from "../shared/use-names.ts";
import { ConnectionCard } from "./connection-card.tsx";
import { useConnectors } from "./use-connectors.ts";

export function ConnectionsPage() {
  const { t } = useTranslation("settings");
  const mayRead = useMay("connection:read", {});
  const mayCreate = useMay("connection:create", {});
  const pages = usePages("connection.list", { limit: 100 }, { skip: !mayRead });
  const connectorOf = useConnectors();
  const names = useNames();
  const connectButton = mayCreate && (
    <Button color="primary" component={RouterLink} to="/settings/connections/connect" variant="contained">
      {t("connections.connect")}
    </Button>
  );
  // The chat that is part of Eureka is always there, and no platform.
  const hasPlatform = pages.rows.some(({ connector }) => connector !== builtInConnector);
  return (
    <SettingsPage
      actions={hasPlatform && connectButton}
      hint={t("connections.hint")}
      name="connections"
      permission="connection:read"
    >
      <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 3 }}>
        <WhoCan permission="connection:update" place={{}} />
        <QueryStates query={pages}>
          {(rows) => (
            <>
              <Box
                aria-label={t("pages.connections")}
                component="ul"
                sx={{
                  display: "grid",
                  gridTemplateColumns: "minmax(0, 1fr)",
                  gap: 2,
                  m: 0,
                  p: 0,
                  listStyle: "none",
                  "&:empty": { display: "none" },
                }}
              >
                {rows.map((connection) => (
                  <li key={connection.id}>
                    <ConnectionCard
                      connection={connection}
                      connector={connectorOf(connection.connector)}
                      isListed
                      names={names}
                    />
                  </li>
                ))}
              </Box>
              {!hasPlatform && (
                <EmptyState
                  action={connectButton}
                  hint={t("connections.emptyHint")}
                  sentence={t("connections.empty")}
                />
              )}
            </>
          )}
        </QueryStates>
      </Box>
      <ShowMore pages={pages} />
    </SettingsPage>
  );
}
