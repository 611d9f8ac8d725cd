import type { Metadata } from "next";
import { Sessions } from "@/components/identity/sessions/sessions";
import { SectionCard } from "@/components/patterns/section-card";
import { loadSessions } from "@/lib/domains/tenancy/security/loaders";

export const metadata: Metadata = { title: "Sessions" };

export default async function SessionsPage() {
  return (
    <SectionCard
      id="sessions"
      title="Where you are signed in"
      description="Ending a session signs that browser out at its next request; nothing else changes. If you do not know one of them, end it and change your password."
    >
      <Sessions sessions={await loadSessions()} />
    </SectionCard>
  );
}
