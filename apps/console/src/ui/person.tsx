import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import { hues } from "../theme/tokens.ts";
import { Icon, type IconName } from "./icon.tsx";
import { initialsOf, stableIndex } from "./initials.ts";

export type PersonKind = "member" | "agent" | "plugin" | "system" | "external" | "key";

export interface PersonProps {
  readonly name: string;
  readonly kind?: PersonKind;
  /** Width and height of the mark in px. */
  readonly size?: number;
  readonly showName?: boolean;
}

/** People are round and have initials; what is no person has another shape and a mark. */
const marks: Record<Exclude<PersonKind, "member" | "external">, IconName> = {
  agent: "spark",
  plugin: "plugin",
  system: "settings",
  key: "key",
};
const palette = Object.entries(hues).flatMap(([name, color]) => (name === "grey" ? [] : [color]));

/** Who did something: a face of initials in a colour that stays the same, or the mark of an agent, plugin or system. */
export function Person({ name, kind = "member", size = 20, showName = false }: PersonProps) {
  const { t } = useTranslation("ui");
  const shownName = name.trim() || t("person.unknown");
  const isPerson = kind === "member" || kind === "external";
  const color = palette[stableIndex(shownName, palette.length)];
  const mark = (
    <Box
      {...(showName
        ? { "aria-hidden": true }
        : { role: "img", "aria-label": t(`person.${kind}`, { name: shownName }), title: shownName })}
      component="span"
      sx={(theme) => ({
        flex: "none",
        display: "inline-grid",
        placeItems: "center",
        width: size,
        height: size,
        boxSizing: "border-box",
        borderRadius: isPerson ? "50%" : `${Math.round(size * 0.28)}px`,
        fontSize: Math.max(8, Math.round(size * 0.42)),
        fontWeight: 650,
        lineHeight: 1,
        letterSpacing: "-0.02em",
        userSelect: "none",
        ...(isPerson
          ? {
              backgroundColor: `color-mix(in oklab, ${color} 22%, ${theme.vars.palette.background.paper})`,
              color: `color-mix(in oklab, ${color} 40%, ${theme.vars.palette.text.primary})`,
            }
          : {
              backgroundColor: theme.vars.palette.background.sunken,
              color: theme.vars.palette.text.secondary,
              border: `1px solid ${theme.vars.palette.divider}`,
            }),
        ...(kind === "external" && { border: `1px dashed ${theme.vars.palette.text.secondary}` }),
      })}
    >
      {kind === "member" || kind === "external" ? (
        initialsOf(shownName)
      ) : (
        <Icon name={marks[kind]} size={Math.round(size * 0.66)} />
      )}
    </Box>
  );
  if (!showName) return mark;
  return (
    <Box
      component="span"
      sx={{
        display: "inline-flex",
        alignItems: "center",
        gap: 2,
        minWidth: 0,
        maxWidth: "100%",
        verticalAlign: "middle",
      }}
    >
      {mark}
      <PersonName kind={kind} name={shownName} />
    </Box>
  );
}

/** A name in a line of text, cut where the line ends; the kind is said besides to screen readers. */
export function PersonName({ name, kind = "member" }: Pick<PersonProps, "name" | "kind">) {
  const { t } = useTranslation("ui");
  const shownName = name.trim() || t("person.unknown");
  return (
    <Box
      component="bdi"
      sx={{ minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}
      title={t(`person.${kind}`, { name: shownName })}
    >
      {shownName}
    </Box>
  );
}
