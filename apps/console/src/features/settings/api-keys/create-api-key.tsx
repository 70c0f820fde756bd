import { type Permission, permissionNames } from "@eureka/contracts/permissions";
import type { api } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormHelperText from "@mui/material/FormHelperText";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMayFunction } from "../../../session/use-me.ts";
import { SelectInput } from "../../../ui/select-input.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { permissionWords } from "../roles/permission-words.ts";
import { FormDialog } from "../shared/form-dialog.tsx";
import { useAction } from "../shared/use-action.ts";

const lifetimes = ["30", "90", "365", "never"] as const;
const day = 86_400_000;

export interface CreateApiKeyProps {
  readonly onClose: () => void;
  readonly onMade: (key: api.CreatedApiKey) => void;
}

/** Makes a key. By default it ends: a key without an end is chosen, not forgotten. */
export function CreateApiKey({ onClose, onMade }: CreateApiKeyProps) {
  const { t } = useTranslation("settings");
  const [name, setName] = useState("");
  const [extent, setExtent] = useState<"all" | "some">("all");
  const [scopes, setScopes] = useState<readonly Permission[]>([]);
  const [lifetime, setLifetime] = useState<(typeof lifetimes)[number]>("90");
  const [addresses, setAddresses] = useState("");
  const action = useAction();
  const [create] = eurekaApi.useApiKeyCreateMutation();
  const isScopeRight = extent === "all" || scopes.length > 0;

  async function submit(): Promise<void> {
    const input = {
      name: name.trim(),
      addresses: addresses.split(/[\s,]+/).filter((line) => line !== ""),
      ...(extent === "some" && { scopes: [...scopes] }),
      ...(lifetime !== "never" && { expiresAt: new Date(Date.now() + Number(lifetime) * day).toISOString() }),
    };
    const answer = await action.run(() => create(input).unwrap());
    if (answer) onMade(answer.result);
  }
  return (
    <FormDialog
      action={action}
      canSubmit={name.trim() !== "" && isScopeRight}
      isDirty={name !== "" || addresses !== "" || scopes.length > 0}
      onClose={onClose}
      onSubmit={() => void submit()}
      submitLabel={t("apiKeys.create")}
      title={t("apiKeys.new")}
      width="medium"
    >
      <TextInput
        autoFocus
        help={t("apiKeys.nameHelp")}
        label={t("apiKeys.name")}
        maxLength={200}
        onChange={setName}
        required
        value={name}
      />
      <SelectInput
        help={t("apiKeys.scopesHelp")}
        label={t("apiKeys.scopes")}
        onChange={setExtent}
        options={[
          { value: "all", label: t("apiKeys.all") },
          { value: "some", label: t("apiKeys.some") },
        ]}
        value={extent}
      />
      {extent === "some" && <ScopeChoice chosen={scopes} onChange={setScopes} />}
      <SelectInput
        help={t("apiKeys.expiresHelp")}
        label={t("apiKeys.expires")}
        onChange={setLifetime}
        options={lifetimes.map((value) => ({ value, label: t(`apiKeys.lifetimes.${value}`) }))}
        value={lifetime}
      />
      <TextArea
        help={t("apiKeys.addressesHelp")}
        label={t("apiKeys.addresses")}
        minRows={2}
        onChange={setAddresses}
        value={addresses}
      />
    </FormDialog>
  );
}

interface ScopeChoiceProps {
  readonly chosen: readonly Permission[];
  readonly onChange: (chosen: readonly Permission[]) => void;
}

/** The permissions that I have myself: a key is never given more. */
function ScopeChoice({ chosen, onChange }: ScopeChoiceProps) {
  const { t } = useTranslation("settings");
  const may = useMayFunction();
  const toggle = (permission: Permission) =>
    onChange(chosen.includes(permission) ? chosen.filter((name) => name !== permission) : [...chosen, permission]);
  return (
    <Box component="fieldset" sx={{ m: 0, p: 0, border: 0, minWidth: 0 }}>
      <Typography component="legend" sx={{ mb: 1, p: 0 }} variant="subtitle2">
        {t("apiKeys.permissions")}
      </Typography>
      <Box
        sx={{
          display: "grid",
          gridTemplateColumns: { sm: "1fr 1fr" },
          maxHeight: 240,
          overflowY: "auto",
          px: 3,
          py: 1,
          border: 1,
          borderColor: "divider",
          borderRadius: "6px",
        }}
        tabIndex={0}
      >
        {permissionNames
          .filter((permission) => may(permission))
          .map((permission) => (
            <FormControlLabel
              control={<Checkbox checked={chosen.includes(permission)} onChange={() => toggle(permission)} />}
              key={permission}
              label={permissionWords(permission)}
              slotProps={{ typography: { variant: "body2" } }}
            />
          ))}
      </Box>
      {chosen.length === 0 && <FormHelperText>{t("apiKeys.chooseOne")}</FormHelperText>}
    </Box>
  );
}
