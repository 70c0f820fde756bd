import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { toFailure } from "../../ui/api-failure.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { Icon } from "../../ui/icon.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";

/** Recomputes the chain on demand, and says up to where it is whole or where it breaks. */
export function VerifyChain() {
  const { t } = useTranslation("activity");
  const [verify, { data, error, isFetching, isUninitialized, fulfilledTimeStamp }] =
    eurekaApi.useLazyAuditRecordVerifyQuery();
  return (
    <Box
      aria-live="polite"
      sx={{
        display: "flex",
        flexWrap: "wrap",
        alignItems: "center",
        gap: 3,
        mb: 4,
        ...(!isUninitialized && { p: 4, border: 1, borderColor: "divider", borderRadius: "10px" }),
      }}
    >
      {isUninitialized && (
        <Typography sx={{ color: "text.secondary", flex: "1 1 240px" }} variant="body2">
          {t("hint")}
        </Typography>
      )}
      {isFetching && (
        <Box sx={{ flex: "1 1 240px" }}>
          <LinearProgress aria-label={t("verify.running")} />
        </Box>
      )}
      {!isFetching && error !== undefined && (
        <Box sx={{ flex: "1 1 240px" }}>
          <FailureNote failure={toFailure(error)} />
        </Box>
      )}
      {!isFetching && error === undefined && data && fulfilledTimeStamp !== undefined && (
        <Box sx={{ display: "flex", gap: 2, flex: "1 1 240px", minWidth: 0 }}>
          <Box sx={{ color: data.verified ? "success.main" : "error.main", pt: 0.5 }}>
            <Icon name={data.verified ? "check" : "warning"} />
          </Box>
          <Box>
            <Typography sx={{ fontWeight: 500 }} variant="body2">
              {title()}
              {" · "}
              <RelativeTime at={new Date(fulfilledTimeStamp).toISOString()} />
            </Typography>
            <Typography sx={{ color: "text.secondary" }} variant="body2">
              {data.verified
                ? t("verify.wholeDetail", { count: data.records, last: data.lastSequence })
                : `${t(`verify.reasons.${data.reason}`)} ${t("verify.who")}`}
            </Typography>
          </Box>
        </Box>
      )}
      <Button aria-busy={isFetching} disabled={isFetching} onClick={() => void verify()}>
        {t(isFetching ? "verify.running" : "verify.button")}
      </Button>
    </Box>
  );

  function title(): string {
    if (!data || data.verified) return t("verify.whole");
    return data.brokenAt === null ? t("verify.brokenNowhere") : t("verify.broken", { place: data.brokenAt });
  }
}
