import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useTranslation } from "react-i18next";
import { toFailure } from "../../../../ui/api-failure.ts";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { ListSkeleton } from "../../../../ui/list-skeleton.tsx";
import { Section } from "../../../../ui/section.tsx";
import type { Connector } from "../connection-types.ts";
import { ApplicationStep } from "./application-step.tsx";
import { ConsentStep } from "./consent-step.tsx";

/** Two steps: the organization's own application at the platform, then the consent of whoever connects. */
export function ConnectByConsent({ connector }: { readonly connector: Connector }) {
  const { t } = useTranslation("settings");
  const { name, title: platform } = connector;
  const query = eurekaApi.useConnectorApplicationGetQuery({ name });
  const failure = query.isError ? toFailure(query.error) : null;
  const isUnset = failure?.code === "connector_application.not_found";
  if (failure && !isUnset) return <ErrorState failure={failure} onRetry={() => void query.refetch()} />;
  if (query.isLoading) return <ListSkeleton />;
  const application = isUnset ? null : (query.data ?? null);
  return (
    <>
      <Section hint={t("connect.registerHint", { platform })} title={t("connect.register", { platform })}>
        <ApplicationStep application={application} connector={connector} />
      </Section>
      <Section hint={t("connect.consentHint", { platform })} title={t("connect.consent")}>
        <ConsentStep connector={connector} isReady={application !== null} />
      </Section>
    </>
  );
}
