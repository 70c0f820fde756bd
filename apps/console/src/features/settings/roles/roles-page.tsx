/** What the roles may do, as a table that people can read, and why somebody may do something. */
import "./words.ts";
import { type Permission, permissionNames, roles } from "@eureka/contracts/permissions";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../../session/use-me.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Section } from "../../../ui/section.tsx";
import { SelectInput } from "../../../ui/select-input.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { SettingsPage } from "../frame/settings-page.tsx";
import { useNames } from "../shared/use-names.ts";
import { useReach } from "../shared/use-reach.ts";
import { ExplainPermission } from "./explain-permission.tsx";
import { PermissionTable } from "./permission-table.tsx";
import { permissionWords } from "./permission-words.ts";

export function RolesPage() {
  const { t } = useTranslation("settings");
  const [text, setText] = useState("");
  const operations = eurekaApi.useOperationListQuery().data?.data;
  const allowing = useMemo(() => {
    const byPermission = new Map<string, string[]>();
    for (const { permission, summary } of operations ?? []) {
      byPermission.set(permission, [...(byPermission.get(permission) ?? []), summary]);
    }
    return byPermission;
  }, [operations]);
  const wanted = text.trim().toLowerCase();
  const isWanted = (permission: Permission) =>
    [permissionWords(permission), ...(allowing.get(permission) ?? [])].some((words) =>
      words.toLowerCase().includes(wanted),
    );
  const shown = permissionNames.filter(isWanted);
  return (
    <SettingsPage hint={t("rolesPage.hint")} name="roles">
      <Box
        component="dl"
        sx={{ display: "grid", gridTemplateColumns: { sm: "1fr 1fr", lg: "repeat(4, 1fr)" }, gap: 3, m: 0, mb: 8 }}
      >
        {roles.map((role) => (
          <Box
            key={role}
            sx={{ p: 4, border: 1, borderColor: "divider", borderRadius: "10px", backgroundColor: "background.paper" }}
          >
            <Typography component="dt" sx={{ mb: 1 }} variant="subtitle2">
              {t(`roles.${role}`)}
            </Typography>
            <Typography color="textSecondary" component="dd" sx={{ m: 0 }} variant="body2">
              {t(`rolesPage.about.${role}`)}
            </Typography>
          </Box>
        ))}
      </Box>
      <Explain />
      <Section hint={t("rolesPage.tableHint")} title={t("rolesPage.table")}>
        <Box sx={{ maxWidth: 320, mb: 3 }}>
          <TextInput
            hideLabel
            label={t("rolesPage.search")}
            onChange={setText}
            placeholder={t("rolesPage.search")}
            start={<Icon name="search" size={14} />}
            type="search"
            value={text}
          />
        </Box>
        {shown.length === 0 ? (
          <EmptyState sentence={t("rolesPage.nothing")} />
        ) : (
          <PermissionTable allowing={allowing} permissions={shown} />
        )}
      </Section>
    </SettingsPage>
  );
}

/** About myself, and for managers and admins about anybody. */
function Explain() {
  const { t } = useTranslation("settings");
  const me = useMe()?.member;
  const mayAskForOthers = useReach()("grant:read", "team");
  const { members } = useNames();
  const [memberId, setMemberId] = useState("");
  if (!me) return null;
  const others = mayAskForOthers ? members.filter(({ id }) => id !== me.id) : [];
  return (
    <Section hint={t("rolesPage.explainHint")} title={t("rolesPage.explain")}>
      <Box sx={{ display: "grid", gap: 4, maxWidth: 560 }}>
        <SelectInput
          label={t("explain.member")}
          onChange={setMemberId}
          options={[
            { value: me.id, label: t("rolesPage.me", { name: me.name }) },
            ...others.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={memberId || me.id}
        />
        <ExplainPermission memberId={memberId || me.id} />
      </Box>
    </Section>
  );
}
