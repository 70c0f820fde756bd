/** Loads the two typefaces that the console hosts itself; no foreign host is asked for them. */
import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/jetbrains-mono/wght.css";
