/** Tells MUI's types about the colours that our palette has besides its own. */
import type {} from "@mui/material/themeCssVarsAugmentation";

declare module "@mui/material/styles" {
  interface TypeBackground {
    /** What floats or is lifted: menus, dialogs, cards. */
    raised: string;
    /** What lies deeper than the page: skeletons, code, heads of tables. */
    sunken: string;
  }
  interface Palette {
    /** The edge of a field, which has to be found. */
    controlBorder: string;
    /** The rules engine, which must not look like a model. */
    rules: string;
  }
  interface PaletteOptions {
    controlBorder?: string;
    rules?: string;
  }
}
