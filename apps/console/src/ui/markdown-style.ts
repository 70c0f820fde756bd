import type { SxProps, Theme } from "@mui/material/styles";

/** How the elements of a text look. */
export const markdownStyle: SxProps<Theme> = (theme) => ({
  overflowWrap: "anywhere",
  "& > :first-of-type": { marginTop: 0 },
  "& > :last-child": { marginBottom: 0 },
  "& p, & ul, & ol, & pre, & blockquote, & .table": { marginBlock: "0 12px" },
  "& h3, & h4, & h5, & h6": { margin: "20px 0 8px", fontWeight: 650, lineHeight: 1.4 },
  "& h3": { fontSize: "1rem" },
  "& h4, & h5, & h6": { fontSize: "0.875rem" },
  "& ul, & ol": { paddingInlineStart: "1.5em" },
  "& li + li": { marginTop: "4px" },
  "& li.task-list-item": { listStyle: "none", marginInlineStart: "-1.5em" },
  "& a": { color: theme.vars.palette.primary.main, textUnderlineOffset: "2px" },
  "& blockquote": {
    marginInline: 0,
    paddingInlineStart: "12px",
    borderInlineStart: `3px solid ${theme.vars.palette.divider}`,
    color: theme.vars.palette.text.secondary,
  },
  "& code": { padding: "1px 4px", borderRadius: "4px", backgroundColor: theme.vars.palette.background.sunken },
  "& .mention": {
    paddingInline: "3px",
    borderRadius: "4px",
    backgroundColor: `color-mix(in oklab, ${theme.vars.palette.primary.main} 12%, transparent)`,
    color: theme.vars.palette.primary.main,
    fontWeight: 500,
  },
  "& .mention.mine": {
    backgroundColor: `color-mix(in oklab, ${theme.vars.palette.warning.main} 18%, transparent)`,
    color: theme.vars.palette.text.primary,
  },
  "& pre": {
    overflowX: "auto",
    padding: "12px",
    borderRadius: "6px",
    backgroundColor: theme.vars.palette.background.sunken,
    fontSize: "0.8125rem",
  },
  "& pre code": { padding: 0, backgroundColor: "transparent" },
  "& .table": { overflowX: "auto" },
  "& table": { borderCollapse: "collapse", fontSize: "0.8125rem" },
  "& th, & td": { padding: "4px 8px", border: `1px solid ${theme.vars.palette.divider}`, textAlign: "start" },
  "& img": { maxWidth: "100%", borderRadius: "6px" },
  "& hr": { border: 0, borderTop: `1px solid ${theme.vars.palette.divider}`, marginBlock: "20px" },
});
