/** Making a chat account one's own, by the link that Eureka posted to it. */
import "./words.ts";
import { eurekaApi, isApiFailure } from "@eureka/sdk/rtk-query";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { FailureNote } from "../../ui/failure-note.tsx";
import { Page } from "../../ui/page.tsx";

export function LinkIdentityScreen() {
  const { t } = useTranslation("welcome");
  const { token = "" } = useParams();
  const [link, { error, isLoading, isSuccess }] = eurekaApi.useExternalIdentityAcceptLinkMutation();
  return (
    <Page title={t("link.title")}>
      <Typography sx={{ mb: 4 }}>{t("link.sentence")}</Typography>
      {isApiFailure(error) && <FailureNote failure={error} />}
      {isSuccess ? (
        <Typography role="status">{t("link.done")}</Typography>
      ) : (
        <Button variant="contained" disabled={isLoading} onClick={() => void link({ token })}>
          {t("link.submit")}
        </Button>
      )}
    </Page>
  );
}
