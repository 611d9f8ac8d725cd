import Link from "next/link";
import { redirect } from "next/navigation";
import { EvidenceFigure } from "@/components/shell/evidence-figure";
import { MarketingFrame } from "@/components/shell/marketing-frame";
import { buttonClass } from "@/components/ui/controls/button";
import { loadPerson, loadWorkspaceLinks } from "@/lib/domains/tenancy/loaders";

const POINTS = [
  {
    title: "Every claim has its passage",
    text: "An answer quotes the documents it rests on. Each quotation is compared with the page, word for word; one that does not match is never shown as evidence.",
  },
  {
    title: "No support, no answer",
    text: "When your documents do not say it, Muniment tells you so instead of guessing.",
  },
  {
    title: "On your own server",
    text: "One command starts it, with its database and its search. Bring a language model of your choice, or begin without one.",
  },
] as const;

export default async function LandingPage() {
  // Signed in and nowhere to go: what follows would only send him to sign in.
  if ((await loadPerson()) && (await loadWorkspaceLinks()).length === 0) redirect("/welcome");
  return (
    <MarketingFrame signInHref="/sign-in" signUpHref="/sign-up">
      <section className="mx-auto grid max-w-6xl items-center gap-12 px-6 pt-10 pb-16 sm:pt-16 lg:grid-cols-[1fr_1.05fr] lg:gap-16 lg:pb-24">
        <div>
          <h1 className="font-serif text-2xl tracking-tight text-balance sm:text-3xl">
            Ask your documents. See the sentence that proves it.
          </h1>
          <p className="mt-5 max-w-lg text-reading text-pretty text-muted">
            Muniment is a workspace for people who answer for what documents say: contracts, specifications, tenders, policies. Put them in,
            ask, and check every claim against the page it came from.
          </p>
          <div className="mt-8 flex flex-wrap gap-3">
            <Link href="/sign-up" className={buttonClass("primary", "lg")}>
              Create account
            </Link>
            <Link href="/sign-in" className={buttonClass("secondary", "lg")}>
              Sign in
            </Link>
          </div>
        </div>
        <EvidenceFigure />
      </section>
      <section aria-label="What it does" className="border-t">
        <div className="mx-auto grid max-w-6xl gap-x-12 gap-y-8 px-6 py-12 sm:grid-cols-3">
          {POINTS.map((point) => (
            <div key={point.title}>
              <h2 className="text-lg">{point.title}</h2>
              <p className="mt-1.5 text-base text-pretty text-muted">{point.text}</p>
            </div>
          ))}
        </div>
      </section>
    </MarketingFrame>
  );
}
