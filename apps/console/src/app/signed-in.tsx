/** The gate: shows the frame to whoever is signed in, and sends others to the sign-in page, from where they come back here. */
import { lazy, Suspense, useEffect } from "react";
import { Navigate, Outlet, useLocation } from "react-router";
import { LiveStream } from "../live/live-stream.tsx";
import { useSession } from "../session/use-session.ts";
import { ConfirmProvider } from "../ui/confirm-provider.tsx";
import { ToastProvider } from "../ui/toasts.tsx";
import { BootScreen } from "./boot-screen.tsx";
import { Shell } from "./shell/shell.tsx";

const ExpiredDialog = lazy(async () => ({ default: (await import("./expired-dialog.tsx")).ExpiredDialog }));
const UnreachablePage = lazy(async () => ({ default: (await import("./unreachable-page.tsx")).UnreachablePage }));

export function SignedIn() {
  const { state, resume } = useSession();
  const { pathname, search } = useLocation();

  useEffect(() => {
    // Whoever opens a page that needs a session probably has one.
    if (state === "unknown") void resume({ isGuess: true });
  }, [state, resume]);

  if (state === "unknown") return <BootScreen />;
  if (state === "unreachable")
    return (
      <Suspense fallback={<BootScreen />}>
        <UnreachablePage onRetry={() => resume({ isGuess: true })} />
      </Suspense>
    );
  if (state === "signed-out") {
    const next = pathname === "/" && search === "" ? "" : `?next=${encodeURIComponent(pathname + search)}`;
    return <Navigate to={`/sign-in${next}`} replace />;
  }
  return (
    <ToastProvider>
      <ConfirmProvider>
        <LiveStream />
        <Shell>
          <Outlet />
        </Shell>
      </ConfirmProvider>
      {/* Over the page, which stays as it is: nothing that was typed is lost. */}
      <Suspense fallback={null}>{state === "expired" && <ExpiredDialog />}</Suspense>
    </ToastProvider>
  );
}
