/** Connects one platform: by consent, or by tokens that a person copies over. */
import "../words.ts";
import "./words.ts";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { builtInConnector } from "../../../../session/built-in-connector.ts";
import { useMay } from "../../../../session/use-me.ts";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { QueryStates } from "../../../../ui/query-states.tsx";
import { SettingsPage } from "../../frame/settings-page.tsx";
import { BackLink } from "../back-link.tsx";
import { ConnectByConsent } from "./connect-by-consent.tsx";
import { ConnectByTokens } from "./connect-by-tokens.tsx";

export function ConnectPlatformPage() {
  const { t } = useTranslation("settings");
  const { connector: name = "" } = useParams();
  const mayCreate = useMay("connection:create", {});
  const query = eurekaApi.useConnectorListQuery(undefined, { skip: !mayCreate });
  const found = query.data?.data.find((connector) => connector.name === name && name !== builtInConnector);
  return (
    <SettingsPage
      name="connections"
      permission="connection:create"
      title={found ? t("connect.platformTitle", { platform: found.title }) : t("connect.title")}
    >
      <BackLink />
      <QueryStates query={query}>
        {() => {
          if (!found) return <EmptyState sentence={t("connect.unknown")} />;
          const How = found.authorization === "oauth2" ? ConnectByConsent : ConnectByTokens;
          return <How connector={found} key={name} />;
        }}
      </QueryStates>
    </SettingsPage>
  );
}
