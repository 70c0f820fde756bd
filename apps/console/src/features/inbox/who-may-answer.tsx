/** Who else may answer. */
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslation } from "react-i18next";
import { useMe } from "../../session/use-me.ts";
import { usePeople } from "../../session/use-people.ts";
import { Person } from "../../ui/person.tsx";
import { type Decision, isAskedBy } from "./decision.ts";

export function WhoMayAnswer({ decision }: { readonly decision: Decision }) {
  const { t } = useTranslation("inbox");
  const { nameOf } = usePeople();
  const me = useMe()?.member?.id;
  const { answerers, answers, mayAnswer } = decision;
  const hasAnswered = answers.some(({ memberId, counts }) => counts && memberId === me);
  const why = mayAnswer
    ? null
    : hasAnswered
      ? t("why.answered")
      : isAskedBy(decision, me)
        ? t("why.own")
        : t("why.notAsked");
  return (
    <Box sx={{ display: "grid", gap: 2 }}>
      {why && <Typography variant="body2">{why}</Typography>}
      <Box
        sx={{
          display: "flex",
          flexWrap: "wrap",
          alignItems: "center",
          columnGap: 3,
          rowGap: 1,
          color: "text.secondary",
          fontSize: "0.8125rem",
        }}
      >
        {answerers.role && <span>{t(`who.${answerers.role}`)}</span>}
        {answerers.memberIds.length > 0 && <span>{t(answerers.role ? "who.besides" : "who.only")}</span>}
        {answerers.memberIds.map((id) => (
          <Person key={id} name={nameOf({ type: "member", id }).name} showName />
        ))}
      </Box>
    </Box>
  );
}
