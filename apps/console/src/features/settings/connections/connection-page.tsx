/** One connection: how it stands, what it may do, the boards that it keeps the same, and what went through it. */
import "./words.ts";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { builtInConnector } from "../../../session/built-in-connector.ts";
import { useMay } from "../../../session/use-me.ts";
import { Facts } from "../../../ui/facts.tsx";
import { QueryStates } from "../../../ui/query-states.tsx";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { Section } from "../../../ui/section.tsx";
import { SettingsPage, WhoCan } from "../frame/settings-page.tsx";
import { type Names, useNames } from "../shared/use-names.ts";
import { BackLink } from "./back-link.tsx";
import { ConnectedBoards } from "./boards/connected-boards.tsx";
import { ConnectionCard } from "./connection-card.tsx";
import type { Connection, Connector } from "./connection-types.ts";
import { CopyLine } from "./copy-line.tsx";
import { PlatformHooks } from "./hooks/platform-hooks.tsx";
import { ConnectionDeadLetters } from "./log/connection-dead-letters.tsx";
import { ConnectionLog } from "./log/connection-log.tsx";
import { ScopeList } from "./scope-list.tsx";
import { useConnectors } from "./use-connectors.ts";

export function ConnectionPage() {
  const { connectionId = "" } = useParams();
  const navigate = useNavigate();
  const mayRead = useMay("connection:read", {});
  const query = eurekaApi.useConnectionGetQuery({ id: connectionId }, { skip: !mayRead });
  const connectorOf = useConnectors();
  const names = useNames();
  return (
    <SettingsPage name="connections" permission="connection:read" {...(query.data && { title: query.data.title })}>
      <BackLink />
      <QueryStates query={query}>
        {(connection) => {
          const connector = connectorOf(connection.connector);
          const hasBoards = connector?.capabilities.includes("tracker") === true && connector.name !== builtInConnector;
          return (
            <>
              <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 3, mb: 8 }}>
                <WhoCan permission="connection:update" place={{}} />
                <ConnectionCard
                  connection={connection}
                  connector={connector}
                  isListed={false}
                  names={names}
                  onRemoved={() => void navigate("/settings/connections", { replace: true })}
                />
              </Box>
              {hasBoards && connection.state !== "removed" && (
                <ConnectedBoards
                  connection={connection}
                  hasPullRequests={connector.capabilities.includes("pullRequests")}
                  names={names}
                  platform={connector.title}
                />
              )}
              {connector?.capabilities.includes("hooks") && connection.state === "active" && (
                <PlatformHooks connection={connection} names={names} platform={connector.title} />
              )}
              <About connection={connection} connector={connector} names={names} />
              {/* What is said in our own chat is no traffic: the channels themselves show it. */}
              {connection.connector !== builtInConnector && (
                <ConnectionLog connectionId={connection.id} platform={connector?.title ?? connection.title} />
              )}
              <ConnectionDeadLetters connectionId={connection.id} />
            </>
          );
        }}
      </QueryStates>
    </SettingsPage>
  );
}

interface AboutProps {
  readonly connection: Connection;
  readonly connector: Connector | undefined;
  readonly names: Names;
}

/** What the platform granted, what Eureka keeps for it, and where the platform delivers to. */
function About({ connection, connector, names }: AboutProps) {
  const { t } = useTranslation("settings");
  const { defaultWorkspaceId, scopes, secretNames, settings, tokenExpiresAt, hookPath, createdAt } = connection;
  const secretTitles = secretNames.map(
    (name) => connector?.secrets.find((secret) => secret.name === name)?.title ?? name,
  );
  const explain = (name: string) => ({
    name,
    reason: connector?.scopes.find((scope) => scope.name === name)?.reason ?? "",
  });
  return (
    <Section title={t("connections.about")}>
      <Facts
        facts={[
          { label: t("connections.workspace"), value: names.workspace(defaultWorkspaceId) || t("connections.none") },
          {
            label: t("connections.scopes"),
            value: scopes.length > 0 && <ScopeList scopes={scopes.map(explain)} />,
          },
          { label: t("connections.secrets"), value: secretTitles.join(", ") },
          { label: t("connections.baseUrl"), value: typeof settings.baseUrl === "string" && settings.baseUrl },
          {
            label: t("connections.tokenEnds"),
            value: tokenExpiresAt && (
              <>
                <RelativeTime at={tokenExpiresAt} /> ({t("connections.tokenRenewed")})
              </>
            ),
          },
          { label: t("connections.since"), value: <RelativeTime at={createdAt} /> },
          {
            label: t("connections.hook"),
            value: hookPath !== null && (
              <CopyLine label={t("connections.copyHook")} text={`${window.location.origin}${hookPath}`} />
            ),
          },
        ]}
      />
    </Section>
  );
}
