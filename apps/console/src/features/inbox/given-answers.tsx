/** The answers so far, in the order in which they came. */
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { Person } from "../../ui/person.tsx";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { Section } from "../../ui/section.tsx";
import type { Decision } from "./decision.ts";

export function GivenAnswers({ answers, options }: Pick<Decision, "answers" | "options">) {
  const { t } = useTranslation("inbox");
  if (answers.length === 0) return null;
  return (
    <Section title={t("answers")}>
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: "none" }}>
        {answers.map(({ memberId, name, verb, choice, comment, counts, answeredAt }) => (
          <Box
            component="li"
            key={`${memberId} ${answeredAt}`}
            sx={{ display: "flex", gap: 3, py: 2, borderBottom: 1, borderColor: "divider" }}
          >
            <Person name={name} size={24} />
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Typography component="div" sx={{ overflowWrap: "anywhere" }} variant="body2">
                <Box component="bdi" sx={{ fontWeight: 500 }}>
                  {name}
                </Box>{" "}
                {t(`did.${verb}`, { option: options.find(({ value }) => value === choice)?.label ?? choice ?? "" })}{" "}
                <Box component="span" sx={{ color: "text.secondary" }}>
                  <RelativeTime at={answeredAt} />
                </Box>
              </Typography>
              {!counts && (
                <Typography color="textSecondary" variant="caption">
                  {t("doesNotCount")}
                </Typography>
              )}
              {comment && (
                <Typography dir="auto" sx={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere", mt: 1 }} variant="body2">
                  {comment}
                </Typography>
              )}
            </Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
