/** The gate: shows the frame to whoever is signed in, and sends others to the sign-in page, from where they come back here. */
import { useEffect } from "react";
import { Navigate, Outlet, useLocation } from "react-router";
import { LiveStream } from "../live/live-stream.tsx";
import { useSession } from "../session/use-session.ts";
import { BootScreen } from "./boot-screen.tsx";
import { ExpiredDialog } from "./expired-dialog.tsx";
import { Shell } from "./shell/shell.tsx";
import { UnreachablePage } from "./unreachable-page.tsx";

export function SignedIn() {
  const { state, resume } = useSession();
  const { pathname, search } = useLocation();

  useEffect(() => {
    if (state === "unknown") void resume();
  }, [state, resume]);

  if (state === "unknown") return <BootScreen />;
  if (state === "unreachable") return <UnreachablePage onRetry={resume} />;
  if (state === "signed-out") {
    const next = pathname === "/" && search === "" ? "" : `?next=${encodeURIComponent(pathname + search)}`;
    return <Navigate to={`/sign-in${next}`} replace />;
  }
  return (
    <>
      <LiveStream />
      <Shell>
        <Outlet />
      </Shell>
      {/* Over the page, which stays as it is: nothing that was typed is lost. */}
      {state === "expired" && <ExpiredDialog />}
    </>
  );
}
