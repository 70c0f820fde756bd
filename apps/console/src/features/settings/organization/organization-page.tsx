/** What holds for the whole organization: name, default workspace, sessions, weights. */
import "./words.ts";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useTranslation } from "react-i18next";
import { CardSkeleton } from "../../../ui/card-skeleton.tsx";
import { QueryStates } from "../../../ui/query-states.tsx";
import { SettingsPage } from "../frame/settings-page.tsx";
import { OrganizationForm } from "./organization-form.tsx";

export function OrganizationPage() {
  const { t } = useTranslation("settings");
  const query = eurekaApi.useOrganizationGetQuery();
  return (
    <SettingsPage hint={t("organization.hint")} name="organization" permission="organization:read">
      <QueryStates query={query} skeleton={<CardSkeleton />}>
        {(organization) => <OrganizationForm organization={organization} />}
      </QueryStates>
    </SettingsPage>
  );
}
