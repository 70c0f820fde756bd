import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableContainer from "@mui/material/TableContainer";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link as RouterLink } from "react-router";
import { EngineBadge } from "../../ui/engine-badge.tsx";
import { ScoreBar } from "../../ui/score-bar.tsx";
import { Section } from "../../ui/section.tsx";
import { IdeaActions } from "./idea-actions.tsx";
import { canDrawRadar, judgedOf, shownOf } from "./idea-facts.ts";
import { IdeaScore } from "./idea-score.tsx";
import { Note } from "./note.tsx";
import { PlainText } from "./plain-text.tsx";
import { PromptComparison } from "./prompt-comparison.tsx";
import { RadarFigure } from "./radar-figure.tsx";
import { dimensions } from "./tables.ts";
import { TwoSides } from "./two-sides.tsx";
import type { Idea } from "./types.ts";

export interface ComparisonProps {
  readonly left: Idea;
  readonly right: Idea;
}

/** Two ideas: what they are, how they were judged dimension by dimension, what speaks for and against each. */
export function Comparison({ left, right }: ComparisonProps) {
  const { t } = useTranslation("ideas");
  const judged = [judgedOf(left), judgedOf(right)] as const;
  const titles = [shownOf(left).title, shownOf(right).title] as const;
  const isMixed = left.engine !== right.engine;
  const areRules = left.engine === "rules" && right.engine === "rules";
  const isJudged = judged.some((evaluation) => evaluation !== null && evaluation.judged > 0);
  return (
    <>
      {isMixed && (
        <Box sx={{ mb: 6 }}>
          <Note title={t("compare.mixed")} tone="warning">
            {t("compare.mixedHint")}
          </Note>
        </Box>
      )}
      <Pair left={<Head idea={left} />} right={<Head idea={right} />} />
      <Box sx={{ height: 32 }} />
      {areRules && <PromptComparison left={left} right={right} />}
      {isJudged && <Scores judged={judged} titles={titles} />}
      {!isJudged && !areRules && (
        <Typography color="textSecondary" variant="body2">
          {t("compare.notScored")}
        </Typography>
      )}
      {(left.advocacy || left.skepticism || right.advocacy || right.skepticism) && (
        <Section title={t("detail.sides")}>
          <Pair left={<Sides idea={left} />} right={<Sides idea={right} />} />
        </Section>
      )}
    </>
  );
}

/** A drawing where there is enough for one, and the numbers. */
function Scores({ judged, titles }: ScoreTableProps) {
  const { t } = useTranslation("ideas");
  return (
    <Section title={t("compare.scores")}>
      <Box
        sx={{
          display: "grid",
          gridTemplateColumns: { xs: "minmax(0, 1fr)", md: "400px minmax(0, 1fr)" },
          gap: 6,
          alignItems: "center",
        }}
      >
        {canDrawRadar(judged[0]) && canDrawRadar(judged[1]) ? (
          <RadarFigure
            hasTableBeside
            height={320}
            label={t("compare.radar", { one: titles[0], other: titles[1] })}
            series={[
              { name: titles[0], evaluation: judged[0] },
              { name: titles[1], evaluation: judged[1] },
            ]}
          />
        ) : (
          <Typography color="textSecondary" variant="body2">
            {t("compare.noRadar")}
          </Typography>
        )}
        <ScoreTable judged={judged} titles={titles} />
      </Box>
    </Section>
  );
}

function Pair({ left, right }: { readonly left: ReactNode; readonly right: ReactNode }) {
  return (
    <Box
      sx={{ display: "grid", gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "repeat(2, minmax(0, 1fr))" }, gap: 6 }}
    >
      <Box sx={{ minWidth: 0 }}>{left}</Box>
      <Box sx={{ minWidth: 0 }}>{right}</Box>
    </Box>
  );
}

function Head({ idea }: { readonly idea: Idea }) {
  const { title, text } = shownOf(idea);
  return (
    <Box component="article" sx={{ display: "grid", gap: 3 }}>
      <Typography component="h2" variant="h2">
        <Link color="inherit" component={RouterLink} dir="auto" to={`/ideas/${idea.id}`}>
          {title}
        </Link>
      </Typography>
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 3 }}>
        <EngineBadge engine={idea.engine} />
        <IdeaScore idea={idea} width={180} />
      </Box>
      <PlainText text={text} />
      <IdeaActions idea={idea} />
    </Box>
  );
}

/** Under the idea's title: on a narrow screen the two stand one below the other. */
function Sides({ idea }: { readonly idea: Idea }) {
  return (
    <>
      <Typography component="h3" dir="auto" sx={{ mb: 2, overflowWrap: "anywhere" }} variant="h3">
        {shownOf(idea).title}
      </Typography>
      <TwoSides idea={idea} level={4} />
    </>
  );
}

interface ScoreTableProps {
  readonly judged: readonly [ReturnType<typeof judgedOf>, ReturnType<typeof judgedOf>];
  readonly titles: readonly [string, string];
}

function ScoreTable({ judged: [one, other], titles }: ScoreTableProps) {
  const { t, i18n } = useTranslation("ideas");
  const signed = new Intl.NumberFormat(i18n.language, { signDisplay: "exceptZero", maximumFractionDigits: 1 });
  const rows = [
    // A line of dashes says nothing: what neither was judged by is left out.
    ...dimensions
      .filter((name) => one?.scores[name].score != null || other?.scores[name].score != null)
      .map((name) => ({
        key: name,
        label: t(`dimension.${name}`),
        values: [one?.scores[name].score ?? null, other?.scores[name].score ?? null] as const,
      })),
    { key: "overall", label: t("score.overall"), values: [one?.overall ?? null, other?.overall ?? null] as const },
  ];
  return (
    // Reached by the keyboard, because it scrolls by itself where it is narrow.
    <TableContainer tabIndex={0}>
      <Table aria-label={t("compare.scores")}>
        <TableHead>
          <TableRow>
            <TableCell scope="col">{t("compare.dimension")}</TableCell>
            {titles.map((title, index) => (
              <TableCell
                key={index === 0 ? "one" : "other"}
                scope="col"
                sx={{ maxWidth: 180, overflow: "hidden", textOverflow: "ellipsis" }}
                title={title}
              >
                <bdi>{title}</bdi>
              </TableCell>
            ))}
            <TableCell scope="col" sx={{ textAlign: "end" }}>
              {t("compare.difference")}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ key, label, values: [first, second] }) => (
            <TableRow key={key} sx={key === "overall" ? { "& > *": { fontWeight: 650 } } : {}}>
              <TableCell component="th" scope="row" sx={{ whiteSpace: "nowrap" }}>
                {label}
              </TableCell>
              <TableCell>
                <ScoreBar value={first} />
              </TableCell>
              <TableCell>
                <ScoreBar value={second} />
              </TableCell>
              <TableCell sx={{ textAlign: "end" }}>
                {first === null || second === null ? t("compare.unknown") : signed.format(second - first)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
