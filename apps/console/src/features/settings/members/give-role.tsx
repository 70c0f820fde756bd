import type { Role } from "@eureka/contracts/permissions";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../../session/use-me.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { SelectInput } from "../../../ui/select-input.tsx";
import { PlaceSelect, placeKey } from "../shared/place-select.tsx";
import { useAction } from "../shared/use-action.ts";
import type { Names, Scope } from "../shared/use-names.ts";
import { grantableRoles } from "./grantable-roles.ts";

export interface GiveRoleProps {
  readonly memberId: string;
  readonly names: Names;
}

/** Gives a role at one more place, among those where I may. */
export function GiveRole({ memberId, names }: GiveRoleProps) {
  const { t } = useTranslation(["settings", "ui"]);
  const me = useMe();
  const [isOpen, setOpen] = useState(false);
  const [scope, setScope] = useState<Scope | null>(null);
  const [role, setRole] = useState<Role>("user");
  const action = useAction();
  const [give] = eurekaApi.useGrantCreateMutation();
  if (!me) return null;
  const offered = names.workspaces.filter(({ kind }) => kind === "team");
  const isOffered = (place: Scope) =>
    grantableRoles(me, place).length > 0 &&
    (place.type === "organization" || offered.some(({ id }) => id === place.workspaceId));
  const mayAnywhere =
    isOffered({ type: "organization" }) || offered.some(({ id }) => isOffered({ type: "workspace", workspaceId: id }));
  if (!mayAnywhere) return null;
  if (!isOpen) {
    return (
      <Button onClick={() => setOpen(true)} sx={{ justifySelf: "start" }}>
        {t("members.add")}
      </Button>
    );
  }
  const roles = scope ? grantableRoles(me, scope) : [];
  async function submit(): Promise<void> {
    if (!scope) return;
    if (await action.run(() => give({ memberId, scope, role }).unwrap())) {
      setOpen(false);
      setScope(null);
    }
  }
  return (
    <Box
      component="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      sx={{ display: "grid", gap: 4, p: 4, border: 1, borderColor: "divider", borderRadius: "10px" }}
    >
      <PlaceSelect
        filter={isOffered}
        help={t("members.placeHelp")}
        label={t("members.place")}
        names={names}
        onChange={setScope}
        value={scope ? placeKey(scope) : ""}
      />
      <SelectInput
        disabled={scope === null}
        label={t("members.newRole")}
        onChange={setRole}
        options={roles.map((value) => ({ value, label: t(`roles.${value}`) }))}
        value={roles.includes(role) ? role : ""}
      />
      <FailureNote failure={action.failure} />
      <Box sx={{ display: "flex", gap: 2 }}>
        <Button color="primary" disabled={!roles.includes(role) || action.isBusy} type="submit" variant="contained">
          {t("members.give")}
        </Button>
        <Button onClick={() => setOpen(false)} variant="text">
          {t("ui:cancel")}
        </Button>
      </Box>
    </Box>
  );
}
