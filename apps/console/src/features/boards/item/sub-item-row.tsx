/** A part of an item: how far it is, what it is called and who works on it. */
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import MuiLink from "@mui/material/Link";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Icon } from "../../../ui/icon.tsx";
import { Person } from "../../../ui/person.tsx";
import { StatusMark } from "../../../ui/status-mark.tsx";
import { useBoardPeople } from "../people.ts";
import type { Item } from "../types.ts";
import { useItemPath } from "./use-item-path.ts";

interface SubItemRowProps {
  readonly part: Item;
  readonly onTakeOff?: () => void;
}

const mostFaces = 3;
/** Of one line, in px; a long title takes several. */
const lineHeight = 34;
const besideFirstLine = { display: "inline-flex", alignItems: "center", height: lineHeight, flex: "none" } as const;

export function SubItemRow({ part, onTakeOff }: SubItemRowProps) {
  const { t } = useTranslation("boards");
  const { nameOf } = useBoardPeople();
  const pathOf = useItemPath();
  const { key, title, state, assignees } = part;
  const isClosed = state === "done" || state === "dropped";
  return (
    <Box
      component="li"
      sx={{
        display: "flex",
        alignItems: "flex-start",
        gap: 2,
        minHeight: lineHeight,
        minWidth: 0,
        fontSize: "0.875rem",
      }}
    >
      <Box component="span" sx={besideFirstLine}>
        <StatusMark category={state} />
      </Box>
      <MuiLink
        color={isClosed ? "textSecondary" : "textPrimary"}
        component={Link}
        sx={{ display: "flex", alignItems: "baseline", gap: 2, flex: 1, minWidth: 0 }}
        to={pathOf(key)}
        underline="hover"
      >
        <Box
          component="span"
          sx={{ flex: "none", color: "text.secondary", fontSize: "0.75rem", fontVariantNumeric: "tabular-nums" }}
        >
          {key}
        </Box>
        <Box component="bdi" dir="auto" sx={{ minWidth: 0, py: "7px", overflowWrap: "anywhere" }}>
          {title}
        </Box>
      </MuiLink>
      {assignees.length > 0 && (
        <Box component="span" sx={{ ...besideFirstLine, gap: 1, fontSize: "0.75rem" }}>
          {assignees.slice(0, mostFaces).map((person) => (
            <Person key={person.id} {...nameOf(person)} />
          ))}
          {assignees.length > mostFaces && t("card.more", { count: assignees.length - mostFaces })}
        </Box>
      )}
      {onTakeOff && (
        <IconButton
          aria-label={t("subItems.takeOff", { key })}
          onClick={onTakeOff}
          sx={{ width: 24, height: 24, my: "5px", flex: "none" }}
        >
          <Icon name="close" size={12} />
        </IconButton>
      )}
    </Box>
  );
}
