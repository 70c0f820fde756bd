/** Where a platform sends back to after somebody consented there, or did not. */
import "../words.ts";
import "../../external-identities/words.ts";
import "./words.ts";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link as RouterLink, useLocation, useNavigate } from "react-router";
import { useFirstSteps, useMayTakeFirstSteps } from "../../../../session/use-first-steps.ts";
import { toFailure } from "../../../../ui/api-failure.ts";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { FailureNote } from "../../../../ui/failure-note.tsx";
import { Page } from "../../../../ui/page.tsx";
import { Mark } from "../../shared/mark.tsx";
import { MandateCallback } from "./mandate-callback.tsx";
import { readCallback } from "./read-callback.ts";
import { recallInstall, recallMandate } from "./remembered-install.ts";

const list = "/settings/connections";

export function CallbackPage() {
  const { search } = useLocation();
  const [input] = useState(() => readCallback(search));
  const [isMandate] = useState(recallMandate);
  return isMandate && input ? <MandateCallback input={input} /> : <InstallCallback input={input} />;
}

function InstallCallback({ input }: { readonly input: ReturnType<typeof readCallback> }) {
  const { t } = useTranslation("settings");
  const navigate = useNavigate();
  const isBegun = useRef(false);
  const [finish, { data: connection, error }] = eurekaApi.useConnectionFinishInstallMutation();
  useEffect(() => {
    // A code works once, and belongs into no history.
    if (input === null || isBegun.current) return;
    isBegun.current = true;
    void navigate("/connections/callback", { replace: true });
    void finish(input);
  }, [finish, input, navigate]);

  const mayTakeFirstSteps = useMayTakeFirstSteps();
  const connector = recallInstall();
  const again = connector === null ? `${list}/connect` : `${list}/connect/${encodeURIComponent(connector)}`;
  return (
    <Page title={t("callback.title")}>
      {input === null ? (
        <EmptyState
          action={
            <Button component={RouterLink} to={list}>
              {t("callback.all")}
            </Button>
          }
          hint={t("callback.nothingHint")}
          sentence={t("callback.nothing")}
        />
      ) : (
        <Box aria-live="polite" sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 4, maxWidth: 560 }}>
          {!connection && !error && (
            <>
              <Typography variant="body2">{t("callback.progress")}</Typography>
              <LinearProgress aria-label={t("callback.progress")} />
            </>
          )}
          {error && <FailureNote failure={toFailure(error)} />}
          {connection && (
            <Typography component="div" sx={{ fontWeight: 500 }} variant="body1">
              <Mark label={t("callback.connected", { name: connection.title })} tone="good" />
            </Typography>
          )}
          {(connection || error) && (
            <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2 }}>
              <Button
                color="primary"
                component={RouterLink}
                to={connection ? `${list}/${connection.id}` : again}
                variant="contained"
              >
                {connection ? t("callback.open") : t("callback.again")}
              </Button>
              {mayTakeFirstSteps && <ToFirstSteps />}
              <Button component={RouterLink} to={list} variant="text">
                {t("callback.all")}
              </Button>
            </Box>
          )}
        </Box>
      )}
    </Page>
  );
}

/** Whoever came from the first steps goes on there. */
function ToFirstSteps() {
  const { t } = useTranslation("settings");
  const { steps, isKnown, isHidden } = useFirstSteps();
  if (!isKnown || isHidden || steps.every(({ done }) => done)) return null;
  return (
    <Button component={RouterLink} to="/first-steps">
      {t("callback.firstSteps")}
    </Button>
  );
}
