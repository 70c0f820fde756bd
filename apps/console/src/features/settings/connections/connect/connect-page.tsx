/** The platforms that can be connected, each with what it brings. */
import "../words.ts";
import "./words.ts";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { Link as RouterLink } from "react-router";
import { builtInConnector } from "../../../../session/built-in-connector.ts";
import { useMay } from "../../../../session/use-me.ts";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { PlatformMark } from "../../../../ui/platform-mark.tsx";
import { QueryStates } from "../../../../ui/query-states.tsx";
import { SettingsPage } from "../../frame/settings-page.tsx";
import { BackLink } from "../back-link.tsx";
import type { Connector } from "../connection-types.ts";

export function ConnectPage() {
  const { t } = useTranslation("settings");
  const mayCreate = useMay("connection:create", {});
  const query = eurekaApi.useConnectorListQuery(undefined, { skip: !mayCreate });
  return (
    <SettingsPage name="connections" permission="connection:create" title={t("connect.title")}>
      <BackLink />
      <Typography color="textSecondary" sx={{ mb: 4 }} variant="body2">
        {t("connect.hint")}
      </Typography>
      <QueryStates
        empty={<EmptyState sentence={t("connect.none")} />}
        isEmpty={({ data }) => data.every(isOurs)}
        query={query}
      >
        {({ data }) => (
          <Box
            component="ul"
            sx={{
              display: "grid",
              gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "repeat(2, minmax(0, 1fr))" },
              gap: 2,
              m: 0,
              p: 0,
              listStyle: "none",
            }}
          >
            {data
              .filter((connector) => !isOurs(connector))
              .map((connector) => (
                <li key={connector.name}>
                  <Platform connector={connector} />
                </li>
              ))}
          </Box>
        )}
      </QueryStates>
    </SettingsPage>
  );
}

function isOurs({ name }: Connector): boolean {
  return name === builtInConnector;
}

function Platform({ connector: { name, title, capabilities } }: { readonly connector: Connector }) {
  const { t } = useTranslation("settings");
  const brings = (["chat", "tracker"] as const).filter((capability) => capabilities.includes(capability));
  return (
    <Box
      component={RouterLink}
      sx={{
        display: "flex",
        gap: 3,
        height: "100%",
        boxSizing: "border-box",
        p: 4,
        border: 1,
        borderColor: "divider",
        borderRadius: "10px",
        backgroundColor: "background.paper",
        color: "inherit",
        textDecoration: "none",
        "&:hover": { backgroundColor: "action.hover" },
      }}
      to={`/settings/connections/connect/${name}`}
    >
      <PlatformMark connector={name} size={24} />
      <Box sx={{ minWidth: 0 }}>
        <Typography component="h2" sx={{ mb: 1 }} variant="subtitle2">
          {title}
        </Typography>
        <Typography color="textSecondary" variant="body2">
          {(brings.length > 0 ? brings : (["other"] as const)).map((what) => t(`connect.brings.${what}`)).join(" ")}
        </Typography>
      </Box>
    </Box>
  );
}
