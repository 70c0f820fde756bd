import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { FailureNote } from "../../../../ui/failure-note.tsx";
import { TextInput } from "../../../../ui/text-input.tsx";
import { useAction } from "../../shared/use-action.ts";
import type { Connector } from "../connection-types.ts";
import { Advanced } from "./advanced.tsx";
import { keepForm, leaveAddress } from "./kept-form.ts";
import { rememberInstall } from "./remembered-install.ts";

export interface RegisterByPlatformProps {
  readonly connector: Connector;
  readonly registration: NonNullable<Connector["registration"]>;
}

/** Leaves for the platform's page on which it makes the organization's application; it sends back to `/connections/registered`. */
export function RegisterByPlatform({ connector, registration }: RegisterByPlatformProps) {
  const { t } = useTranslation("settings");
  const { name, title: platform } = connector;
  const [owner, setOwner] = useState("");
  const [baseUrl, setBaseUrl] = useState("");
  const action = useAction();
  const [begin] = eurekaApi.useConnectorApplicationBeginRegistrationMutation();

  async function leave(): Promise<void> {
    await action.run(async () => {
      const input = { name, owner: owner.trim() || null, baseUrl: baseUrl.trim() || null };
      const { form } = await begin(input).unwrap();
      if (form === null) throw new Error("the form was shown before");
      rememberInstall(name);
      keepForm(form);
      window.location.assign(leaveAddress(form));
    });
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!action.isBusy) void leave();
  }
  return (
    <Box
      component="form"
      noValidate
      onSubmit={submit}
      sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 4, maxWidth: 560 }}
    >
      <Typography color="textSecondary" variant="body2">
        {t("connect.makeHint", { platform })}
      </Typography>
      <TextInput
        help={registration.owner.help}
        label={registration.owner.title}
        maxLength={100}
        onChange={setOwner}
        value={owner}
      />
      <Advanced baseUrl={baseUrl} onChange={setBaseUrl} />
      <FailureNote failure={action.failure} />
      <Box>
        <Button aria-busy={action.isBusy} color="primary" disabled={action.isBusy} type="submit" variant="contained">
          {action.isBusy ? t("connect.leaving", { platform }) : t("connect.make")}
        </Button>
      </Box>
    </Box>
  );
}
