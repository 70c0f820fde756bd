import type { Row } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Link from "@mui/material/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { builtInConnector } from "../../../session/built-in-connector.ts";
import { useMay } from "../../../session/use-me.ts";
import { Facts } from "../../../ui/facts.tsx";
import { ListSkeleton } from "../../../ui/list-skeleton.tsx";
import { QueryStates } from "../../../ui/query-states.tsx";
import { Section } from "../../../ui/section.tsx";
import type { Names } from "../shared/use-names.ts";
import { DefaultDialog } from "./default-dialog.tsx";
import type { ChosenPlace } from "./place-fields.tsx";

export interface MappingDefaultsProps {
  readonly connections: readonly Row<"connection.list">[];
  readonly names: Names;
  readonly describePlace: (place: ChosenPlace) => string;
}

interface DefaultOf {
  /** Null for the organization. */
  readonly connectionId: string | null;
  readonly label: string;
  readonly place: ChosenPlace | null;
}

/** Where the work of channels without a mapping goes, and changing that. */
export function MappingDefaults({ connections, names, describePlace }: MappingDefaultsProps) {
  const { t } = useTranslation("settings");
  const organization = eurekaApi.useOrganizationGetQuery();
  const mayChangeConnections = useMay("connection:update", {});
  const mayChangeOrganization = useMay("organization:update", {});
  const [edited, setEdited] = useState<DefaultOf | null>(null);
  // In Eureka's own chat a channel belongs to a workspace, so that its connection's default never counts.
  const others = connections.filter(({ connector }) => connector !== builtInConnector);
  const ofConnections = others.map(
    (connection): DefaultOf => ({ connectionId: connection.id, label: connection.title, place: placeOf(connection) }),
  );
  const mayChange = ({ connectionId }: DefaultOf) =>
    connectionId === null ? mayChangeOrganization : mayChangeConnections;
  const nowhere = ({ connectionId }: DefaultOf) =>
    connectionId === null ? t("mappings.nowhere") : t("mappings.asOrganization");
  return (
    <Section hint={t("mappings.defaultsHint")} title={t("mappings.defaults")}>
      <QueryStates query={organization} skeleton={<ListSkeleton rows={2} />}>
        {(known) => (
          <Facts
            facts={[
              ...ofConnections,
              { connectionId: null, label: t("mappings.ofOrganization"), place: placeOf(known) },
            ].map((one) => ({
              label: one.label,
              value: (
                <>
                  {one.place ? describePlace(one.place) : nowhere(one)}
                  {mayChange(one) && (
                    <Link
                      aria-label={t("mappings.changeDefault", { whose: one.label })}
                      component="button"
                      onClick={() => setEdited(one)}
                      sx={{ ml: 2, verticalAlign: "baseline", font: "inherit", textDecoration: "underline" }}
                      type="button"
                    >
                      {t("mappings.change")}
                    </Link>
                  )}
                </>
              ),
            }))}
          />
        )}
      </QueryStates>
      {edited && (
        <DefaultDialog
          connectionId={edited.connectionId}
          names={names}
          onClose={() => setEdited(null)}
          place={edited.place ?? { workspaceId: "", boardId: null, listId: null }}
          title={t("mappings.defaultTitle", { whose: edited.label })}
        />
      )}
    </Section>
  );
}

interface WithDefault {
  readonly defaultWorkspaceId: string | null;
  readonly defaultBoardId: string | null;
  readonly defaultListId: string | null;
}

function placeOf({ defaultWorkspaceId, defaultBoardId, defaultListId }: WithDefault): ChosenPlace | null {
  if (defaultWorkspaceId === null) return null;
  return { workspaceId: defaultWorkspaceId, boardId: defaultBoardId, listId: defaultListId };
}
