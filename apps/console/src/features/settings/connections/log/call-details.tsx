import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import { Duration } from "../../../../ui/duration.tsx";
import { Facts } from "../../../../ui/facts.tsx";
import { QueryStates } from "../../../../ui/query-states.tsx";
import { ExactTime } from "./exact-time.tsx";
import { OutcomeMark } from "./outcome-mark.tsx";
import { PayloadSection } from "./payload-section.tsx";

/** What the platform was asked, and what it answered. */
export function CallDetails({ id }: { readonly id: string }) {
  const { t } = useTranslation("settings");
  const query = eurekaApi.useConnectionCallGetQuery({ id });
  return (
    <QueryStates query={query}>
      {({ at, outcome, method, address, status, error, milliseconds, request, response }) => (
        <>
          <Box sx={{ mb: 8 }}>
            <Facts
              facts={[
                { label: t("connectionLog.outcome"), value: <OutcomeMark outcome={outcome} /> },
                { label: t("connectionLog.error"), value: error },
                { label: t("connectionLog.address"), value: <code>{`${method} ${address}`}</code> },
                { label: t("connectionLog.status"), value: status ?? t("connectionLog.noAnswer") },
                { label: t("connectionLog.at"), value: <ExactTime at={at} /> },
                { label: t("connectionLog.took"), value: <Duration milliseconds={milliseconds} /> },
              ]}
            />
          </Box>
          <PayloadSection payload={request} title={t("connectionLog.request")} />
          {response && <PayloadSection payload={response} title={t("connectionLog.response")} />}
        </>
      )}
    </QueryStates>
  );
}
