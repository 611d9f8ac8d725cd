import type { Metadata } from "next";
import { Sessions } from "@/components/identity/sessions";
import { SectionCard } from "@/components/patterns/section-card";
import { loadPerson, loadSessions } from "@/lib/domains/tenancy/loaders";

export const metadata: Metadata = { title: "Sessions" };

export default async function SessionsPage() {
  const [sessions, person] = await Promise.all([loadSessions(), loadPerson()]);
  return (
    <SectionCard
      id="sessions"
      title="Where you are signed in"
      description={`Sessions of ${person?.email ?? "your account"}. Ending one signs that browser out at its next request; nothing else changes.`}
    >
      <Sessions sessions={sessions} />
    </SectionCard>
  );
}
