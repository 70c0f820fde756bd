import type { Role } from "@eureka/contracts/permissions";
import type { api } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { useMe } from "../../../session/use-me.ts";
import { usePages } from "../../../session/use-pages.ts";
import { useConfirm } from "../../../ui/confirm-provider.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { QueryStates } from "../../../ui/query-states.tsx";
import { Section } from "../../../ui/section.tsx";
import { SelectInput } from "../../../ui/select-input.tsx";
import { useAction } from "../shared/use-action.ts";
import { useNames } from "../shared/use-names.ts";
import { useReach } from "../shared/use-reach.ts";
import { GiveRole } from "./give-role.tsx";
import { grantableRoles } from "./grantable-roles.ts";
import { rankedGrants } from "./rank-grants.ts";

/** The roles of a member, changed in place. */
export function MemberRoles({ member }: { readonly member: api.Member }) {
  const { t } = useTranslation("settings");
  const me = useMe();
  const maySee = useReach()("grant:read", "team");
  const names = useNames();
  const confirm = useConfirm();
  const action = useAction();
  const grants = usePages("grant.list", { memberId: member.id, limit: 100 }, { skip: !maySee, everything: true });
  const [give] = eurekaApi.useGrantCreateMutation();
  const [take] = eurekaApi.useGrantDeleteMutation();
  if (!maySee) {
    return (
      <Section title={t("members.rolesTitle")}>
        <Typography color="textSecondary" variant="body2">
          {t("members.rolesDenied")}
        </Typography>
      </Section>
    );
  }

  async function askToTake(grant: api.Grant): Promise<void> {
    const words = { name: member.name, role: t(`roles.${grant.role}`), place: names.scope(grant.scope) };
    const question = {
      title: t("members.takeTitle"),
      detail: t("members.takeDetail", words),
      confirmLabel: t("members.takeConfirm"),
      isDangerous: true,
    };
    if (await confirm(question)) await action.run(() => take({ id: grant.id }).unwrap());
  }
  const change = ({ memberId, scope }: api.Grant, role: Role) =>
    action.run(() => give({ memberId, scope, role }).unwrap());

  return (
    <Section hint={t("members.rolesHint")} title={t("members.rolesTitle")}>
      <Box sx={{ display: "grid", gap: 3 }}>
        <FailureNote failure={action.failure} />
        <QueryStates
          empty={<Typography variant="body2">{t("members.noRole")}</Typography>}
          isEmpty={(rows) => rows.length === 0}
          query={grants}
        >
          {(rows) => (
            <Box component="ul" sx={{ display: "grid", gap: 2, m: 0, p: 0, listStyle: "none" }}>
              {rankedGrants(rows).map((grant) => {
                const roles = me ? grantableRoles(me, grant.scope) : [];
                const place = names.scope(grant.scope);
                return (
                  <Box
                    component="li"
                    key={grant.id}
                    sx={{ display: "flex", alignItems: "center", gap: 2, minHeight: 32 }}
                  >
                    <Typography sx={{ flex: 1, minWidth: 0, overflowWrap: "anywhere" }} variant="body2">
                      {place}
                    </Typography>
                    {roles.includes(grant.role) ? (
                      <>
                        <Box sx={{ width: 128, flex: "none" }}>
                          <SelectInput
                            disabled={action.isBusy}
                            hideLabel
                            label={t("members.roleAt", { place })}
                            onChange={(role) => void change(grant, role)}
                            options={roles.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
                            value={grant.role}
                          />
                        </Box>
                        <IconButton
                          aria-label={t("members.takeAway", { place })}
                          disabled={action.isBusy}
                          onClick={() => void askToTake(grant)}
                        >
                          <Icon name="close" />
                        </IconButton>
                      </>
                    ) : (
                      <Typography color="textSecondary" variant="body2">
                        {t(`roles.${grant.role}`)}
                      </Typography>
                    )}
                  </Box>
                );
              })}
            </Box>
          )}
        </QueryStates>
        <GiveRole memberId={member.id} names={names} />
      </Box>
    </Section>
  );
}
