import type { Output } from "@eureka/sdk";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { Duration } from "../../../ui/duration.tsx";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { Mark } from "../shared/mark.tsx";

export interface ConnectionTestResultProps {
  readonly name: string;
  readonly result: Output<"connection.test">;
  /** Epoch milliseconds. */
  readonly testedAt: number | undefined;
}

/** What the last test said: that the platform answered and how fast, or what is wrong. */
export function ConnectionTestResult({ name, result, testedAt }: ConnectionTestResultProps) {
  const { t } = useTranslation("settings");
  const { ok, latencyMilliseconds, message } = result;
  return (
    <Box sx={{ display: "grid", gap: 1, px: 3, py: 2, borderRadius: "6px", backgroundColor: "background.sunken" }}>
      <Box sx={{ display: "flex", flexWrap: "wrap", columnGap: 2, fontSize: "0.8125rem", fontWeight: 500 }}>
        <Mark label={t(ok ? "connections.testWorks" : "connections.testFails", { name })} tone={ok ? "good" : "bad"} />
        <Duration milliseconds={latencyMilliseconds} />
        {testedAt !== undefined && (
          <Box component="span" sx={{ ml: "auto", color: "text.secondary", fontWeight: 400 }}>
            <RelativeTime at={new Date(testedAt).toISOString()} />
          </Box>
        )}
      </Box>
      {!ok && (
        <Typography color="textSecondary" dir="auto" sx={{ overflowWrap: "anywhere" }} variant="body2">
          {message}
        </Typography>
      )}
    </Box>
  );
}
