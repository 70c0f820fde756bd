/** Where a platform sends back to after it made an application: it is kept, and then I go on to consent. */
import "../words.ts";
import "./words.ts";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link as RouterLink, useLocation, useNavigate } from "react-router";
import { toFailure } from "../../../../ui/api-failure.ts";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { FailureNote } from "../../../../ui/failure-note.tsx";
import { Page } from "../../../../ui/page.tsx";
import { useConsent } from "../use-consent.ts";
import { readCallback } from "./read-callback.ts";
import { recallInstall } from "./remembered-install.ts";

const list = "/settings/connections";

export function RegisteredPage() {
  const { t } = useTranslation("settings");
  const { search } = useLocation();
  const navigate = useNavigate();
  const [input] = useState(() => readRegistered(search));
  const isBegun = useRef(false);
  const [finish, { data: application, error }] = eurekaApi.useConnectorApplicationFinishRegistrationMutation();
  const { begin, failure } = useConsent();
  useEffect(() => {
    // A code works once, and belongs into no history.
    if (input === null || isBegun.current) return;
    isBegun.current = true;
    void navigate("/connections/registered", { replace: true });
    void finish(input)
      .unwrap()
      .then(
        ({ connector }) => begin(connector, null),
        () => undefined,
      );
  }, [begin, finish, input, navigate]);

  const connector = application?.connector ?? recallInstall();
  const again = connector === null ? `${list}/connect` : `${list}/connect/${encodeURIComponent(connector)}`;
  const refused = error ? toFailure(error) : failure;
  return (
    <Page title={t("registered.title")}>
      {input === null ? (
        <EmptyState
          action={
            <Button component={RouterLink} to={list}>
              {t("callback.all")}
            </Button>
          }
          hint={t("leave.nothingHint")}
          sentence={t("callback.nothing")}
        />
      ) : (
        <Box aria-live="polite" sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 4, maxWidth: 560 }}>
          {!refused && (
            <>
              <Typography variant="body2">{t(application ? "registered.goingOn" : "registered.progress")}</Typography>
              <LinearProgress aria-label={t("registered.title")} />
            </>
          )}
          <FailureNote failure={refused} />
          {refused && (
            <Box>
              <Button color="primary" component={RouterLink} to={again} variant="contained">
                {t("callback.again")}
              </Button>
            </Box>
          )}
        </Box>
      )}
    </Page>
  );
}

/** Null where nobody came from a platform: it sends a code and the state. */
function readRegistered(search: string): { readonly state: string; readonly code: string } | null {
  const { state, code } = readCallback(search) ?? {};
  return state !== undefined && code !== undefined ? { state, code } : null;
}
