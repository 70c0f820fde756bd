/** Making a chat account one's own, by the link that Eureka posted to it. */
import "./words.ts";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useMe } from "../../session/use-me.ts";
import { toFailure } from "../../ui/api-failure.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { Page } from "../../ui/page.tsx";
import { Person } from "../../ui/person.tsx";
import { PublicNotice } from "./public-notice.tsx";

const mine = "/settings/external-identities?show=mine";

export function LinkIdentityScreen() {
  const { t } = useTranslation("welcome");
  const { token = "" } = useParams();
  const member = useMe()?.member;
  const [link, { data: identity, error, isLoading }] = eurekaApi.useExternalIdentityAcceptLinkMutation();
  const failure = error ? toFailure(error) : null;
  if (identity) {
    return (
      <Frame>
        <PublicNotice
          action={
            <Button component={Link} to={mine} variant="contained">
              {t("link.toAccounts")}
            </Button>
          }
          hint={t("link.doneHint")}
          sentence={t("link.done", { name: identity.displayName })}
        />
      </Frame>
    );
  }
  if (failure?.code === "external_identity.link_unusable") {
    return (
      <Frame>
        <PublicNotice
          action={
            <Button component={Link} to={mine}>
              {t("link.toAccounts")}
            </Button>
          }
          hint={t("link.unusableHint")}
          sentence={t("link.unusable")}
        />
      </Frame>
    );
  }
  return (
    <Frame>
      <Typography>{t("link.sentence")}</Typography>
      {member && (
        <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: 2, minWidth: 0 }}>
          <Person name={member.name} showName />
          <Typography color="textSecondary" sx={{ overflowWrap: "anywhere" }} variant="body2">
            {member.email}
          </Typography>
        </Box>
      )}
      <Typography color="textSecondary" variant="body2">
        {t("link.hint")}
      </Typography>
      <FailureNote failure={failure} />
      <Box>
        <Button
          aria-busy={isLoading}
          color="primary"
          disabled={isLoading}
          onClick={() => void link({ token })}
          variant="contained"
        >
          {t("link.submit")}
        </Button>
      </Box>
    </Frame>
  );
}

function Frame({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation("welcome");
  return (
    <Page title={t("link.title")}>
      <Box
        aria-live="polite"
        sx={{
          display: "grid",
          gridTemplateColumns: "minmax(0, 1fr)",
          gap: 4,
          maxWidth: 560,
          p: { xs: 4, sm: 6 },
          boxSizing: "border-box",
          border: 1,
          borderColor: "divider",
          borderRadius: "10px",
          backgroundColor: "background.paper",
        }}
      >
        {children}
      </Box>
    </Page>
  );
}
