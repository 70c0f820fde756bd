import type { Row } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Link from "@mui/material/Link";
import { useTranslation } from "react-i18next";
import { Link as RouterLink } from "react-router";
import { Facts } from "../../../ui/facts.tsx";
import { Section } from "../../../ui/section.tsx";
import type { Names } from "../shared/use-names.ts";

export interface MappingDefaultsProps {
  readonly connections: readonly Row<"connection.list">[];
  readonly names: Names;
}

/** Where the work of channels without a mapping goes, and where that is changed. */
export function MappingDefaults({ connections, names }: MappingDefaultsProps) {
  const { t } = useTranslation("settings");
  const organization = eurekaApi.useOrganizationGetQuery().data;
  const withDefault = connections.filter(({ defaultWorkspaceId }) => defaultWorkspaceId !== null);
  return (
    <Section hint={t("mappings.defaultsHint")} title={t("mappings.defaults")}>
      <Facts
        facts={[
          ...withDefault.map(({ title, defaultWorkspaceId }) => ({
            label: title,
            value: (
              <Place
                name={names.workspace(defaultWorkspaceId)}
                changeLabel={t("mappings.change")}
                to="/settings/connections"
              />
            ),
          })),
          {
            label: t("mappings.ofOrganization"),
            value: (
              <Place
                changeLabel={t("mappings.change")}
                name={names.workspace(organization?.defaultWorkspaceId ?? null) || t("mappings.nowhere")}
                to="/settings/organization"
              />
            ),
          },
        ]}
      />
    </Section>
  );
}

function Place({
  name,
  to,
  changeLabel,
}: {
  readonly name: string;
  readonly to: string;
  readonly changeLabel: string;
}) {
  return (
    <>
      {name}{" "}
      <Link component={RouterLink} sx={{ ml: 2, textDecoration: "underline" }} to={to}>
        {changeLabel}
      </Link>
    </>
  );
}
