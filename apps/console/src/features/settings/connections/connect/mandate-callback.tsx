/** Where a platform sends back to after I let Eureka write there in my name, or did not. */
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link as RouterLink, useNavigate } from "react-router";
import { toFailure } from "../../../../ui/api-failure.ts";
import { FailureNote } from "../../../../ui/failure-note.tsx";
import { Page } from "../../../../ui/page.tsx";
import { Mark } from "../../shared/mark.tsx";
import type { readCallback } from "./read-callback.ts";
import { forgetMandate } from "./remembered-install.ts";

export function MandateCallback({ input }: { readonly input: NonNullable<ReturnType<typeof readCallback>> }) {
  const { t } = useTranslation("settings");
  const navigate = useNavigate();
  const isBegun = useRef(false);
  const [finish, { data: identity, error }] = eurekaApi.useMandateFinishMutation();
  useEffect(() => {
    // A code works once, and belongs into no history.
    if (isBegun.current) return;
    isBegun.current = true;
    forgetMandate();
    void navigate("/connections/callback", { replace: true });
    void finish(input);
  }, [finish, input, navigate]);
  return (
    <Page title={t("mandates.title")}>
      <Box aria-live="polite" sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 4, maxWidth: 560 }}>
        {!identity && !error && (
          <>
            <Typography variant="body2">{t("mandates.progress")}</Typography>
            <LinearProgress aria-label={t("mandates.progress")} />
          </>
        )}
        {error && <FailureNote failure={toFailure(error)} />}
        {identity && <Mark label={t("mandates.done", { name: identity.displayName })} tone="good" />}
        {(identity || error) && (
          <Box>
            <Button component={RouterLink} to="/settings/external-identities?show=mine" variant="contained">
              {t("mandates.back")}
            </Button>
          </Box>
        )}
      </Box>
    </Page>
  );
}
