import type { ThemeOptions } from "@mui/material/styles";
import "./theme-types.ts";
import { fontFamily, frame, motion, radius, typeSize } from "./tokens.ts";

/** The shadow of what floats; nothing else has one. */
const floating = "0 1px 2px rgb(0 0 0 / 0.08), 0 8px 24px rgb(0 0 0 / 0.16)";
const rem = (px: number) => `${px / 16}rem`;

/** How MUI's pieces look and behave unless told otherwise: dense, quiet, without ripple. */
export const components: ThemeOptions["components"] = {
  MuiCssBaseline: {
    styleOverrides: (theme) => ({
      body: {
        fontSize: rem(typeSize.body),
        fontFeatureSettings: '"cv11", "ss03"',
        overflowWrap: "anywhere",
      },
      "code, kbd, pre, samp": { fontFamily: fontFamily.code, fontSize: "0.93em" },
      "a, button, input, textarea, select, summary, [tabindex]": { scrollMarginBlock: 64 },
      ":focus-visible": {
        outline: `2px solid ${theme.vars.palette.primary.main}`,
        outlineOffset: 2,
      },
      '[tabindex="-1"]:focus-visible': { outline: "none" },
      '[role="row"][tabindex="-1"]:focus-visible, tr[tabindex="-1"]:focus-visible': {
        outline: `2px solid ${theme.vars.palette.primary.main}`,
        outlineOffset: -2,
      },
      "@media (prefers-reduced-motion: reduce)": {
        "*, *::before, *::after": {
          animationDuration: "0.01ms !important",
          animationIterationCount: "1 !important",
          // None rather than a short one: even that would show for a frame where a thing was before, a tooltip in the corner.
          transition: "none !important",
          scrollBehavior: "auto !important",
        },
      },
    }),
  },
  MuiButtonBase: {
    defaultProps: { disableRipple: true },
    styleOverrides: {
      root: ({ theme }) => ({
        "&.Mui-focusVisible": { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: 2 },
      }),
    },
  },
  MuiButton: {
    // Filled is the accent; outlined and plain are quiet unless they ask for a meaning.
    defaultProps: { disableElevation: true, size: "small", variant: "outlined" },
    styleOverrides: {
      root: ({ theme }) => ({
        minWidth: 0,
        minHeight: frame.control,
        padding: "0 12px",
        borderRadius: radius.control,
        whiteSpace: "nowrap",
        transition: `background-color ${motion.quick}ms ease-out, border-color ${motion.quick}ms ease-out`,
        "&.MuiButton-outlined:is(.MuiButton-colorInherit, .MuiButton-colorPrimary)": {
          borderColor: theme.vars.palette.divider,
        },
        "&:is(.MuiButton-outlined, .MuiButton-text).MuiButton-colorPrimary:not(.Mui-disabled)": {
          color: theme.vars.palette.text.primary,
        },
        "&:is(.MuiButton-outlined, .MuiButton-text):is(.MuiButton-colorInherit, .MuiButton-colorPrimary):hover": {
          backgroundColor: theme.vars.palette.action.hover,
        },
      }),
    },
  },
  MuiIconButton: {
    defaultProps: { size: "small", color: "inherit" },
    styleOverrides: {
      root: ({ theme }) => ({
        width: frame.control,
        height: frame.control,
        padding: 0,
        borderRadius: radius.control,
        color: theme.vars.palette.text.secondary,
        "&:hover": { color: theme.vars.palette.text.primary },
      }),
    },
  },
  MuiTextField: { defaultProps: { size: "small", fullWidth: true } },
  MuiFormControl: { defaultProps: { size: "small", fullWidth: true } },
  MuiOutlinedInput: {
    defaultProps: { size: "small" },
    styleOverrides: {
      root: ({ theme }) => ({
        minHeight: frame.control,
        fontSize: rem(typeSize.body),
        backgroundColor: theme.vars.palette.background.paper,
        "& .MuiOutlinedInput-notchedOutline": { borderColor: theme.vars.palette.controlBorder },
        "&.Mui-focused": { outline: "none" },
      }),
      input: { padding: "5px 10px", height: 22, "&:focus-visible": { outline: "none" } },
      multiline: { padding: "7px 10px", "& textarea": { padding: 0 } },
    },
  },
  MuiInputBase: { styleOverrides: { input: { "&:focus-visible": { outline: "none" } } } },
  MuiSelect: {
    defaultProps: { size: "small" },
    styleOverrides: { icon: ({ theme }) => ({ top: "calc(50% - 8px)", color: theme.vars.palette.text.secondary }) },
  },
  MuiFormHelperText: {
    styleOverrides: { root: { marginInline: 0, marginTop: 4, fontSize: rem(typeSize.small) } },
  },
  MuiSwitch: {
    defaultProps: { size: "small" },
    styleOverrides: {
      root: ({ theme }) => ({
        "&&": { width: 30, height: 18, padding: 0, flex: "none", borderRadius: 9 },
        "&&:has(input:focus-visible)": { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: 2 },
        "& .Mui-focusVisible": { outline: "none" },
      }),
      switchBase: ({ theme }) => ({
        "&&": { padding: 2, transitionDuration: `${motion.quick}ms` },
        "&&.Mui-checked": { transform: "translateX(12px)", color: theme.vars.palette.primary.contrastText },
        "&&.Mui-checked + .MuiSwitch-track": { opacity: 1 },
        "&&.Mui-disabled + .MuiSwitch-track": { opacity: 0.4 },
      }),
      thumb: { "&&": { width: 14, height: 14, boxShadow: "none" } },
      track: ({ theme }) => ({ borderRadius: 9, opacity: 1, backgroundColor: theme.vars.palette.controlBorder }),
    },
  },
  MuiSlider: {
    defaultProps: { size: "small" },
    styleOverrides: {
      thumb: ({ theme }) => ({
        "&:hover": { boxShadow: "none" },
        "&.Mui-focusVisible, &.Mui-active": {
          boxShadow: "none",
          outline: `2px solid ${theme.vars.palette.primary.main}`,
          outlineOffset: 2,
        },
      }),
    },
  },
  MuiCheckbox: { defaultProps: { size: "small" } },
  MuiRadio: { defaultProps: { size: "small" } },
  MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: "none" } } },
  MuiCard: {
    defaultProps: { variant: "outlined" },
    styleOverrides: { root: { borderRadius: radius.card } },
  },
  MuiMenu: {
    styleOverrides: {
      paper: ({ theme }) => ({
        minWidth: 180,
        border: `1px solid ${theme.vars.palette.divider}`,
        borderRadius: radius.card,
        backgroundColor: theme.vars.palette.background.raised,
        boxShadow: floating,
      }),
      list: { padding: 4 },
    },
  },
  MuiMenuItem: {
    defaultProps: { dense: true },
    styleOverrides: {
      root: ({ theme }) => ({
        minHeight: frame.control,
        paddingInline: 8,
        borderRadius: radius.control,
        fontSize: rem(typeSize.dense),
        "&.Mui-focusVisible": { outlineOffset: -2 },
        "& .MuiListItemIcon-root": { minWidth: 24, color: "inherit" },
        // Faded as a whole, the reason why it cannot be chosen could not be read.
        "&.Mui-disabled": { opacity: 1, color: theme.vars.palette.text.disabled },
      }),
    },
  },
  MuiPopover: {
    styleOverrides: {
      paper: ({ theme }) => ({
        border: `1px solid ${theme.vars.palette.divider}`,
        borderRadius: radius.card,
        backgroundColor: theme.vars.palette.background.raised,
        boxShadow: floating,
      }),
    },
  },
  MuiDialog: {
    styleOverrides: {
      paper: ({ theme }) => ({
        margin: 16,
        border: `1px solid ${theme.vars.palette.divider}`,
        borderRadius: radius.card,
        backgroundColor: theme.vars.palette.background.raised,
        boxShadow: floating,
      }),
    },
  },
  MuiDialogTitle: { styleOverrides: { root: { padding: "16px 16px 8px", fontSize: rem(typeSize.large) } } },
  MuiDialogContent: { styleOverrides: { root: { padding: "8px 16px" } } },
  MuiDialogActions: { styleOverrides: { root: { padding: 16, gap: 8 } } },
  MuiDrawer: { styleOverrides: { paper: { boxShadow: "none" } } },
  MuiTooltip: {
    defaultProps: { enterDelay: 400, enterNextDelay: 100 },
    styleOverrides: {
      tooltip: ({ theme }) => ({
        padding: "4px 8px",
        borderRadius: radius.control,
        fontSize: rem(typeSize.small),
        fontWeight: 400,
        backgroundColor: theme.vars.palette.text.primary,
        color: theme.vars.palette.background.default,
      }),
    },
  },
  MuiTable: { defaultProps: { size: "small" } },
  MuiTableCell: {
    styleOverrides: {
      root: ({ theme }) => ({
        height: frame.row,
        "&&": { padding: "4px 8px" },
        borderBottom: `1px solid ${theme.vars.palette.divider}`,
        fontSize: rem(typeSize.dense),
        fontVariantNumeric: "tabular-nums",
      }),
      head: ({ theme }) => ({
        color: theme.vars.palette.text.secondary,
        fontSize: rem(typeSize.small),
        fontWeight: 500,
        whiteSpace: "nowrap",
      }),
    },
  },
  MuiTabs: { styleOverrides: { root: { minHeight: frame.row }, indicator: { height: 2 } } },
  MuiTab: {
    styleOverrides: {
      root: {
        minHeight: frame.row,
        minWidth: 0,
        padding: "0 12px",
        "&.Mui-focusVisible": { borderRadius: radius.control, outlineOffset: -2 },
      },
    },
  },
  MuiChip: {
    defaultProps: { size: "small" },
    styleOverrides: { root: { height: 22, fontSize: rem(typeSize.small) }, label: { paddingInline: 8 } },
  },
  MuiSkeleton: {
    defaultProps: { animation: "pulse" },
    styleOverrides: {
      root: ({ theme }) => ({ backgroundColor: theme.vars.palette.action.hover, transform: "none" }),
    },
  },
  MuiLink: { defaultProps: { underline: "hover" } },
  MuiListItemButton: {
    styleOverrides: {
      root: ({ theme }) => ({
        minHeight: frame.row,
        paddingBlock: 4,
        borderRadius: radius.control,
        "&.Mui-selected": { backgroundColor: theme.vars.palette.action.selected },
      }),
    },
  },
  MuiToggleButton: {
    defaultProps: { size: "small" },
    styleOverrides: {
      root: ({ theme }) => ({
        height: frame.control,
        textTransform: "none",
        paddingInline: 12,
        color: theme.vars.palette.text.secondary,
        "&.Mui-selected": { color: theme.vars.palette.text.primary },
      }),
    },
  },
  MuiLinearProgress: { styleOverrides: { root: { borderRadius: 2 } } },
};
