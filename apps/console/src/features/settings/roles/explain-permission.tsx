import "./words.ts";
import { type Permission, permissionNames } from "@eureka/contracts/permissions";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toFailure } from "../../../ui/api-failure.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { SelectInput } from "../../../ui/select-input.tsx";
import { Mark } from "../shared/mark.tsx";
import { PlaceSelect, placeKey } from "../shared/place-select.tsx";
import { type Scope, useNames } from "../shared/use-names.ts";
import { permissionWords } from "./permission-words.ts";

export interface ExplainPermissionProps {
  readonly memberId: string;
}

const answers = {
  allowed: "good",
  forbidden: "bad",
  hidden: "bad",
} as const;

/** Asks the server whether a member may do something at a place, and why. */
export function ExplainPermission({ memberId }: ExplainPermissionProps) {
  const { t } = useTranslation("settings");
  const names = useNames();
  const [permission, setPermission] = useState<Permission | "">("");
  const [scope, setScope] = useState<Scope>({ type: "organization" });
  const place = {
    ...(scope.type !== "organization" && { workspaceId: scope.workspaceId }),
    ...(scope.type === "board" && { boardId: scope.boardId }),
  };
  const { currentData, error, isFetching } = eurekaApi.usePermissionExplainQuery(
    { permission: permission || "organization:read", memberId, ...place },
    { skip: permission === "", refetchOnMountOrArgChange: true },
  );
  return (
    <Box sx={{ display: "grid", gap: 4 }}>
      <SelectInput
        label={t("explain.what")}
        onChange={setPermission}
        options={permissionNames.map((name) => ({ value: name, label: permissionWords(name) }))}
        placeholder={t("explain.choose")}
        value={permission}
      />
      <PlaceSelect label={t("explain.where")} names={names} onChange={setScope} value={placeKey(scope)} />
      <Box aria-live="polite" sx={{ minHeight: 64 }}>
        {permission !== "" && error !== undefined && <FailureNote failure={toFailure(error)} />}
        {permission !== "" && isFetching && !currentData && <Skeleton height={48} variant="rounded" />}
        {permission !== "" && currentData && (
          <Box sx={{ display: "grid", gap: 1 }}>
            <Box sx={{ fontWeight: 500 }}>
              <Mark label={t(`explain.${currentData.decision}`)} tone={answers[currentData.decision]} />
            </Box>
            <Typography variant="body2">{t(`explain.rules.${currentData.rule}`)}</Typography>
            <Typography color="textSecondary" variant="body2">
              {currentData.grant
                ? t("explain.grant", {
                    role: t(`roles.${currentData.grant.role}`),
                    place: names.scope(currentData.grant.scope),
                  })
                : t("explain.lowest", { role: t(`roles.${currentData.lowestRole}`) })}
            </Typography>
          </Box>
        )}
      </Box>
    </Box>
  );
}
