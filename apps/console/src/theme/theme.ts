import { createTheme } from "@mui/material/styles";
import { components } from "./components.ts";
import "./theme-types.ts";
import { fontFamily, grey, motion, radius, schemes, typeSize, typeWeight } from "./tokens.ts";

type Scheme = (typeof schemes)[keyof typeof schemes];

function paletteOf(scheme: Scheme) {
  return {
    primary: { main: scheme.accent, dark: scheme.accentPressed, light: scheme.accent, contrastText: scheme.onAccent },
    success: { main: scheme.done, contrastText: scheme.onAccent },
    warning: { main: scheme.waiting, contrastText: scheme.onAccent },
    error: { main: scheme.failed, contrastText: scheme.onAccent },
    info: { main: scheme.progress, contrastText: scheme.onAccent },
    text: { primary: scheme.text, secondary: scheme.mutedText, disabled: grey[6] },
    background: {
      default: scheme.background,
      paper: scheme.surface,
      raised: scheme.raised,
      sunken: scheme.sunken,
    },
    divider: scheme.border,
    controlBorder: scheme.controlBorder,
    rules: scheme.rules,
  };
}

/** A size of type in rem, so that it grows with what the reader set in the browser. */
function type(size: number, fontWeight: number, more: object = {}) {
  return { fontSize: `${size / 16}rem`, fontWeight, lineHeight: 1.45, letterSpacing: 0, ...more };
}

const { regular, medium, strong } = typeWeight;

/** The look of the console: `console.md` made into a theme of MUI, light and dark by CSS variables. */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: "data-theme" },
  colorSchemes: { light: { palette: paletteOf(schemes.light) }, dark: { palette: paletteOf(schemes.dark) } },
  spacing: 4,
  shape: { borderRadius: radius.control },
  breakpoints: { values: { xs: 0, sm: 600, md: 900, lg: 1200, xl: 1600 } },
  motion: { reducedMotion: "system" },
  transitions: {
    duration: {
      shortest: motion.quick,
      shorter: motion.quick,
      short: motion.quick,
      standard: motion.panel,
      complex: motion.panel,
      enteringScreen: motion.panel,
      leavingScreen: motion.quick,
    },
    easing: { easeInOut: motion.easing, easeOut: motion.easing, easeIn: motion.easing, sharp: motion.easing },
  },
  typography: {
    fontFamily: fontFamily.text,
    fontWeightRegular: regular,
    fontWeightMedium: medium,
    fontWeightBold: strong,
    h1: type(typeSize.title, strong, { lineHeight: 1.3, letterSpacing: "-0.01em" }),
    h2: type(typeSize.large, strong, { lineHeight: 1.4 }),
    h3: type(typeSize.body, strong),
    h4: type(typeSize.body, strong),
    h5: type(typeSize.dense, strong),
    h6: type(typeSize.dense, strong),
    subtitle1: type(typeSize.large, medium),
    subtitle2: type(typeSize.dense, medium),
    body1: type(typeSize.body, regular),
    body2: type(typeSize.dense, regular),
    button: type(typeSize.dense, medium, { textTransform: "none" }),
    caption: type(typeSize.small, regular),
    overline: type(typeSize.small, medium, { textTransform: "none" }),
  },
  components,
});
