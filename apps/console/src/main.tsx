import "./theme/fonts.ts";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { createStore } from "./app/store.ts";
import { client, onSessionExpired } from "./session/client.ts";
import { sessionExpired } from "./session/session-slice.ts";
import { startWords } from "./words/words.ts";

await startWords();
const store = createStore(client);
onSessionExpired(() => store.dispatch(sessionExpired()));
createRoot(document.getElementById("root") as HTMLElement).render(<App store={store} />);
