/** What was written to each copy of an item for one field, and whether the copy shows it. */
import type { ExplainedField } from "@eureka/contracts/explanation";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import Box from "@mui/material/Box";
import MuiLink from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { PlatformMark } from "../../../ui/platform-mark.tsx";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import type { ExplainedEntry } from "../types.ts";

interface WhyCopiesProps {
  readonly copies: ExplainedEntry["copies"];
  readonly field: ExplainedField;
}

export function WhyCopies({ copies, field }: WhyCopiesProps) {
  const { t } = useTranslation("boards");
  if (copies.length === 0) return null;
  return (
    <>
      <Typography sx={{ mt: 1, mb: 1.5 }} variant="h3">
        {t("copies.title")}
      </Typography>
      <Box
        aria-label={t("copies.title")}
        component="ul"
        sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 2 }}
      >
        {copies.map((copy) => (
          <CopyLine copy={copy} field={field} key={copy.externalLinkId} />
        ))}
      </Box>
    </>
  );
}

interface CopyLineProps {
  readonly copy: ExplainedEntry["copies"][number];
  readonly field: ExplainedField;
}

function CopyLine({ copy, field }: CopyLineProps) {
  const { t } = useTranslation("boards");
  const { data: board } = eurekaApi.useBoardGetQuery({ id: copy.boardId });
  const { permalink, title, state, shows, written } = copy;
  const said = shows === null ? "unknown" : shows ? "yes" : "no";
  return (
    <Box component="li" sx={{ display: "flex", gap: 2, fontSize: "0.8125rem", minWidth: 0 }}>
      <PlatformMark connector={copy.connector} />
      <Box sx={{ minWidth: 0, overflowWrap: "anywhere" }}>
        {permalink === null ? (
          title
        ) : (
          <MuiLink href={permalink} rel="noreferrer noopener" target="_blank">
            {title}
          </MuiLink>
        )}
        {board && <bdi> · {board.name}</bdi>}
        <Box sx={{ color: "text.secondary" }}>
          {t(state === "linked" ? `why.shows.${said}` : `copies.states.${state}`)}{" "}
          {field !== "existence" && (written ? <Written written={written} /> : t("why.neverWritten"))}
        </Box>
      </Box>
    </Box>
  );
}

function Written({ written }: { readonly written: NonNullable<CopyLineProps["copy"]["written"]> }) {
  const { t } = useTranslation("boards");
  const { at, remoteVersion } = written;
  return (
    <>
      {t("why.written")} <RelativeTime at={at} />
      {remoteVersion !== null && `, ${t("why.version", { version: remoteVersion })}`}
    </>
  );
}
