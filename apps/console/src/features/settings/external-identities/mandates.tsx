/** Where Eureka may write in my own name: a platform then shows me as the author of what I do here. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { rememberMandate } from "../connections/connect/remembered-install.ts";
import { Mark } from "../shared/mark.tsx";
import { useAction } from "../shared/use-action.ts";

const tones = { none: "neutral", given: "good", lost: "bad" } as const;

export function Mandates() {
  const { t } = useTranslation("settings");
  const { data } = eurekaApi.useMandateListQuery({});
  const [begin] = eurekaApi.useMandateBeginMutation();
  const [withdraw] = eurekaApi.useMandateWithdrawMutation();
  const action = useAction();
  if (!data || data.data.length === 0) return null;

  async function leave(connectionId: string): Promise<void> {
    await action.run(async () => {
      const { authorizeUrl } = await begin({ connectionId }).unwrap();
      if (authorizeUrl === null) throw new Error("the address of the page of consent was shown before");
      rememberMandate();
      window.location.assign(authorizeUrl);
    });
  }
  return (
    <Box component="section" sx={{ display: "grid", gap: 2, maxWidth: 720 }}>
      <Typography component="h2" variant="h3">
        {t("mandates.title")}
      </Typography>
      <Typography variant="body2">{t("mandates.hint")}</Typography>
      <FailureNote failure={action.failure} />
      {data.data.map(({ connectionId, title, state, externalIdentityId }) => (
        <Box key={connectionId} sx={{ display: "flex", flexWrap: "wrap", gap: 2, alignItems: "center" }}>
          <Typography sx={{ flexGrow: 1 }}>{title}</Typography>
          <Mark label={t(`mandates.${state}`)} tone={tones[state]} />
          {state !== "given" && (
            <Button onClick={() => void leave(connectionId)}>
              {t(state === "lost" ? "mandates.again" : "mandates.begin")}
            </Button>
          )}
          {state !== "none" && externalIdentityId && (
            <Button onClick={() => void action.run(() => withdraw({ externalIdentityId }).unwrap())} variant="text">
              {t("mandates.withdraw")}
            </Button>
          )}
        </Box>
      ))}
    </Box>
  );
}
