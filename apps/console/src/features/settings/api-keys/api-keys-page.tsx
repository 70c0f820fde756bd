/** API keys: one's own, for admins everybody's. */
import "./words.ts";
import type { api, Row } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay, useMe } from "../../../session/use-me.ts";
import { usePages } from "../../../session/use-pages.ts";
import { Choice } from "../../../ui/choice.tsx";
import { useConfirm } from "../../../ui/confirm-provider.tsx";
import { DataTable } from "../../../ui/data-table.tsx";
import type { DataColumn } from "../../../ui/data-table-props.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { MenuButton } from "../../../ui/menu-button.tsx";
import { QueryStates } from "../../../ui/query-states.tsx";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import { SwitchInput } from "../../../ui/switch-input.tsx";
import { useNow } from "../../../ui/use-now.ts";
import { SettingsPage } from "../frame/settings-page.tsx";
import { Line } from "../shared/line.tsx";
import { Mark } from "../shared/mark.tsx";
import { SecretDialog } from "../shared/secret-dialog.tsx";
import { useAction } from "../shared/use-action.ts";
import { useNames } from "../shared/use-names.ts";
import { CreateApiKey } from "./create-api-key.tsx";

type ApiKey = Row<"api_key.list">;

export function ApiKeysPage() {
  const { t } = useTranslation("settings");
  const now = useNow();
  const myId = useMe()?.member?.id;
  const mayRead = useMay("api_key:read");
  const mayCreate = useMay("api_key:create");
  const mayRevoke = useMay("api_key:revoke");
  const maySeeAll = useMay("member:update", {});
  const [everybody, setEverybody] = useState(false);
  const [revoked, setRevoked] = useState(false);
  const [isCreating, setCreating] = useState(false);
  const [made, setMade] = useState<api.CreatedApiKey | null>(null);
  const pages = usePages("api_key.list", { everybody, revoked, limit: 100 }, { skip: !mayRead });
  const names = useNames();
  const confirm = useConfirm();
  const action = useAction();
  const [rotate] = eurekaApi.useApiKeyRotateMutation();
  const [revoke] = eurekaApi.useApiKeyRevokeMutation();

  async function askToRotate({ id, name }: ApiKey): Promise<void> {
    const question = {
      title: t("apiKeys.rotateTitle", { name }),
      detail: t("apiKeys.rotateDetail"),
      confirmLabel: t("apiKeys.rotate"),
    };
    if (!(await confirm(question))) return;
    const answer = await action.run(() => rotate({ id, overlapHours: 24 }).unwrap());
    if (answer) setMade(answer.result);
  }
  async function askToRevoke({ id, name }: ApiKey): Promise<void> {
    const question = {
      title: t("apiKeys.revokeTitle", { name }),
      detail: t("apiKeys.revokeDetail"),
      confirmLabel: t("apiKeys.revoke"),
      isDangerous: true,
    };
    if (await confirm(question)) await action.run(() => revoke({ id }).unwrap());
  }
  function stateOf({ revokedAt, expiresAt }: ApiKey): "active" | "revoked" | "expired" {
    if (revokedAt) return "revoked";
    return expiresAt && Date.parse(expiresAt) <= now ? "expired" : "active";
  }
  function itemsOf(key: ApiKey) {
    return [
      ...(mayCreate && key.memberId === myId
        ? [{ label: t("apiKeys.rotate"), onSelect: () => void askToRotate(key) }]
        : []),
      ...(mayRevoke ? [{ label: t("apiKeys.revoke"), isDangerous: true, onSelect: () => void askToRevoke(key) }] : []),
    ];
  }
  const newButton = mayCreate && (
    <Button color="primary" onClick={() => setCreating(true)} variant="contained">
      {t("apiKeys.new")}
    </Button>
  );
  const columns: DataColumn<ApiKey>[] = [
    { key: "name", header: t("apiKeys.name"), render: ({ name }) => <Line text={name} /> },
    {
      key: "state",
      header: t("apiKeys.state"),
      render: (key) => (
        <Mark label={t(`apiKeys.${stateOf(key)}`)} tone={stateOf(key) === "active" ? "good" : "neutral"} />
      ),
    },
    ...(everybody
      ? [{ key: "member", header: t("apiKeys.member"), render: (key: ApiKey) => names.member(key.memberId) }]
      : []),
    {
      key: "scopes",
      header: t("apiKeys.scopes"),
      render: ({ scopes }) => (
        <span title={scopes?.join(", ")}>
          {scopes ? t("apiKeys.scopesCount", { count: scopes.length }) : t("apiKeys.allOf")}
        </span>
      ),
      hideBelow: "md",
    },
    {
      key: "addresses",
      header: t("apiKeys.addresses"),
      render: ({ addresses }) =>
        addresses.length === 0 ? t("apiKeys.everywhere") : <Line text={addresses.join(", ")} />,
      hideBelow: "lg",
    },
    {
      key: "expires",
      header: t("apiKeys.expires"),
      render: ({ expiresAt }) => (expiresAt ? <RelativeTime at={expiresAt} /> : t("apiKeys.noEnd")),
      hideBelow: "md",
    },
    {
      key: "lastUsed",
      header: t("apiKeys.lastUsed"),
      render: ({ lastUsedAt }) => (lastUsedAt ? <RelativeTime at={lastUsedAt} /> : t("never")),
    },
  ];
  return (
    <SettingsPage actions={newButton} hint={t("apiKeys.hint")} name="api-keys" permission="api_key:read">
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: 4 }}>
        {maySeeAll && (
          <Choice
            label={t("apiKeys.whose")}
            onChange={(value) => setEverybody(value === "everybody")}
            options={[
              { value: "mine", label: t("apiKeys.mine") },
              { value: "everybody", label: t("apiKeys.everybody") },
            ]}
            value={everybody ? "everybody" : "mine"}
          />
        )}
        <Box sx={{ mb: 3 }}>
          <SwitchInput label={t("apiKeys.revokedToo")} onChange={setRevoked} value={revoked} />
        </Box>
      </Box>
      <Box sx={{ display: "grid", gap: 3 }}>
        <FailureNote failure={action.failure} />
        <QueryStates
          empty={<EmptyState action={newButton} hint={t("apiKeys.emptyHint")} sentence={t("apiKeys.empty")} />}
          isEmpty={(rows) => rows.length === 0}
          query={pages}
        >
          {(rows) => (
            <DataTable
              caption={t("pages.api-keys")}
              columns={columns}
              rowActions={(key) =>
                stateOf(key) === "active" && itemsOf(key).length > 0 ? (
                  <MenuButton icon="more" items={itemsOf(key)} label={t("apiKeys.actions", { name: key.name })} />
                ) : null
              }
              rowKey={({ id }) => id}
              rows={rows}
            />
          )}
        </QueryStates>
      </Box>
      <ShowMore pages={pages} />
      {isCreating && (
        <CreateApiKey
          onClose={() => setCreating(false)}
          onMade={(key) => {
            setCreating(false);
            setMade(key);
          }}
        />
      )}
      {made && (
        <SecretDialog
          copyLabel={t("apiKeys.copy")}
          note={t("apiKeys.secretNote")}
          onClose={() => setMade(null)}
          secret={made.apiKey}
          title={t("apiKeys.secretTitle")}
        />
      )}
    </SettingsPage>
  );
}
