import Box from "@mui/material/Box";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableContainer from "@mui/material/TableContainer";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Section } from "../../ui/section.tsx";
import { judgedOf, shownOf } from "./idea-facts.ts";
import { Note } from "./note.tsx";
import { compareWords } from "./shared-words.ts";
import { dimensions } from "./tables.ts";
import type { Idea } from "./types.ts";

export interface PromptComparisonProps {
  readonly left: Idea;
  readonly right: Idea;
}

/** So many common words are named. */
const mostWords = 12;

/** Two prompts of the rules engine: what they came from, what was observed and how far they are apart. Nobody judged them. */
export function PromptComparison({ left, right }: PromptComparisonProps) {
  const { t, i18n } = useTranslation("ideas");
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent" });
  const { common, own } = compareWords(textOf(left), textOf(right));
  const share = (part: number | null) => (part === null ? t("compare.unknown") : percent.format(part));
  const rows: readonly { readonly label: string; readonly cells: readonly [ReactNode, ReactNode] }[] = [
    { label: t("compare.pattern"), cells: [left.lens || t("compare.unknown"), right.lens || t("compare.unknown")] },
    { label: t("compare.place"), cells: [left.rank, right.rank] },
    {
      label: t("compare.observed"),
      cells: [<Observed idea={left} key="left" />, <Observed idea={right} key="right" />],
    },
    { label: t("compare.novelty"), cells: [share(own[0]), share(own[1])] },
  ];
  const isScored = [left, right].some((idea) => judgedOf(idea)?.overall != null);
  return (
    <Section title={t("compare.prompts")}>
      <Box sx={{ display: "grid", gap: 4 }}>
        <Note title={t(isScored ? "compare.observedOnly" : "compare.notScored")} tone="rules">
          {t("compare.notScoredHint")}
        </Note>
        <TableContainer tabIndex={0}>
          <Table aria-label={t("compare.prompts")}>
            <TableHead>
              <TableRow>
                <TableCell />
                {[left, right].map((idea) => (
                  <TableCell key={idea.id} scope="col">
                    <bdi>{shownOf(idea).title}</bdi>
                  </TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {rows.map(({ label, cells }) => (
                <TableRow key={label}>
                  <TableCell component="th" scope="row">
                    {label}
                  </TableCell>
                  <TableCell sx={cellStyle}>{cells[0]}</TableCell>
                  <TableCell sx={cellStyle}>{cells[1]}</TableCell>
                </TableRow>
              ))}
              <TableRow>
                <TableCell component="th" scope="row">
                  {t("compare.common")}
                </TableCell>
                <TableCell colSpan={2} dir="auto" sx={cellStyle}>
                  {common.length === 0 ? t("compare.nothingCommon") : common.slice(0, mostWords).join(", ")}
                </TableCell>
              </TableRow>
            </TableBody>
          </Table>
        </TableContainer>
      </Box>
    </Section>
  );
}

const cellStyle = { verticalAlign: "top", overflowWrap: "anywhere", minWidth: 140 } as const;

function textOf(idea: Idea): string {
  const { title, text } = shownOf(idea);
  return `${title} ${text}`;
}

/** The signs that were seen, each with the words that show it. */
function Observed({ idea }: { readonly idea: Idea }) {
  const { t } = useTranslation("ideas");
  const scores = judgedOf(idea)?.scores;
  const seen = dimensions.flatMap((name) => {
    const score = scores?.[name];
    return score && (score.reason || score.evidence.length > 0) ? [{ name, ...score }] : [];
  });
  if (seen.length === 0) return t("compare.nothingObserved");
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: "none", display: "grid", gap: 2 }}>
      {seen.map(({ name, reason, evidence }) => (
        <li key={name}>
          <Typography sx={{ fontWeight: 500 }} variant="body2">
            {t(`dimension.${name}`)}
          </Typography>
          {reason && (
            <Typography dir="auto" variant="body2">
              {reason}
            </Typography>
          )}
          {evidence.map(({ quote, source }) => (
            <Typography color="textSecondary" component="p" key={`${source} ${quote}`} variant="body2">
              <q dir="auto">{quote}</q> {t(`evidence.${source}`)}
            </Typography>
          ))}
        </li>
      ))}
    </Box>
  );
}
