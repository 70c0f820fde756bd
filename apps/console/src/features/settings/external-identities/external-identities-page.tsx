/** Platform accounts and whom they are linked to: one's own, for managers and admins everybody's. */
import "./words.ts";
import type { Row } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useMay, useMe } from "../../../session/use-me.ts";
import { usePages } from "../../../session/use-pages.ts";
import { Choice } from "../../../ui/choice.tsx";
import { useConfirm } from "../../../ui/confirm-provider.tsx";
import { DataTable } from "../../../ui/data-table.tsx";
import type { DataColumn } from "../../../ui/data-table-props.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { Person } from "../../../ui/person.tsx";
import { QueryStates } from "../../../ui/query-states.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import { SettingsPage } from "../frame/settings-page.tsx";
import { Line } from "../shared/line.tsx";
import { useAction } from "../shared/use-action.ts";
import { useNames } from "../shared/use-names.ts";
import { LinkDialog } from "./link-dialog.tsx";
import { Mandates } from "./mandates.tsx";

type Identity = Row<"external_identity.list">;
type View = "mine" | "all" | "unlinked";

export function ExternalIdentitiesPage() {
  const { t } = useTranslation("settings");
  const [search, setSearch] = useSearchParams();
  const myId = useMe()?.member?.id;
  const maySeeAll = useMay("external_identity:read", {});
  const mayLink = useMay("member:update", {});
  const mayUnlink = useMay("external_identity:link");
  const maySeeConnections = useMay("connection:read", {});
  const view = viewOf(search.get("show"), maySeeAll);
  const input =
    view === "mine"
      ? { limit: 100, ...(myId && { memberId: myId }) }
      : { limit: 100, ...(view === "unlinked" && { linked: false }) };
  const pages = usePages("external_identity.list", input, { skip: myId === undefined });
  const connections = usePages("connection.list", { limit: 100 }, { skip: !maySeeConnections, everything: true });
  const names = useNames();
  const confirm = useConfirm();
  const action = useAction();
  const [linking, setLinking] = useState<Identity | null>(null);
  const [unlink] = eurekaApi.useExternalIdentityUnlinkMutation();

  async function askToUnlink({ id, displayName, memberId }: Identity): Promise<void> {
    const question = {
      title: t("identities.unlinkTitle", { name: displayName }),
      detail: t("identities.unlinkDetail", { member: names.member(memberId) }),
      confirmLabel: t("identities.unlink"),
      isDangerous: true,
    };
    if (await confirm(question)) await action.run(() => unlink({ id }).unwrap());
  }
  const columns: DataColumn<Identity>[] = [
    {
      key: "name",
      header: t("identities.name"),
      render: ({ displayName }) => <Person kind="external" name={displayName} showName />,
    },
    ...(maySeeConnections
      ? [
          {
            key: "connection",
            header: t("identities.platform"),
            render: ({ connectionId }: Identity) => connections.rows.find(({ id }) => id === connectionId)?.title ?? "",
            hideBelow: "md" as const,
          },
        ]
      : []),
    {
      key: "account",
      header: t("identities.account"),
      render: ({ platformUserId }) => <Line text={platformUserId} />,
      hideBelow: "lg",
    },
    {
      key: "member",
      header: t("identities.member"),
      render: ({ memberId }) =>
        memberId ? <Person name={names.member(memberId)} showName /> : t("identities.notLinked"),
    },
  ];
  const emptyWords = {
    mine: <EmptyState hint={t("identities.emptyMineHint")} sentence={t("identities.emptyMine")} />,
    all: <EmptyState hint={t("identities.emptyHint")} sentence={t("identities.empty")} />,
    unlinked: <EmptyState sentence={t("identities.emptyUnlinked")} />,
  };
  return (
    <SettingsPage hint={t("identities.hint")} name="external-identities">
      {maySeeAll && (
        <Choice<View>
          label={t("identities.which")}
          onChange={(show) => setSearch({ show }, { replace: true })}
          options={(["all", "unlinked", "mine"] as const).map((value) => ({ value, label: t(`identities.${value}`) }))}
          value={view}
        />
      )}
      <Box sx={{ display: "grid", gap: 3 }}>
        <FailureNote failure={action.failure} />
        <QueryStates empty={emptyWords[view]} isEmpty={(rows) => rows.length === 0} query={pages}>
          {(rows) => (
            <DataTable
              caption={t("pages.external-identities")}
              columns={columns}
              rowActions={(identity) => {
                if (identity.memberId === null) {
                  return mayLink ? <Button onClick={() => setLinking(identity)}>{t("identities.link")}</Button> : null;
                }
                const isMine = identity.memberId === myId;
                return mayLink || (isMine && mayUnlink) ? (
                  <Button onClick={() => void askToUnlink(identity)} variant="text">
                    {t("identities.unlink")}
                  </Button>
                ) : null;
              }}
              rowKey={({ id }) => id}
              rows={rows}
            />
          )}
        </QueryStates>
      </Box>
      <ShowMore pages={pages} />
      {view === "mine" && <Mandates />}
      {linking && <LinkDialog identity={linking} members={names.members} onClose={() => setLinking(null)} />}
    </SettingsPage>
  );
}

function viewOf(wanted: string | null, maySeeAll: boolean): View {
  if (!maySeeAll) return "mine";
  return wanted === "mine" || wanted === "unlinked" ? wanted : "all";
}
