import type { ReactNode } from "react";
import { RelativeTime } from "@/components/patterns/relative-time";
import { SectionCard } from "@/components/patterns/section-card";
import { count } from "@/lib/client/format";
import type { LinkDto } from "@/lib/domains/sharing/owner/schema";

/** The terms, for who may not change them. */
export function LinkTerms({ link }: { link: LinkDto }) {
  const people = [...link.emails, ...link.domains.map((domain) => `@${domain}`)];
  const maker = link.createdBy ?? "Whoever made it";
  const facts: [string, ReactNode][] = [
    ["Expires", link.expiresAt ? <RelativeTime key="expires" date={link.expiresAt} /> : "Never"],
    ["Who may open it", people.length > 0 ? people.join(", ") : link.askEmail ? "Everybody with the address, who names an e-mail address" : "Everybody with the address"],
    ["Password", link.hasPassword ? "Asked for" : "None"],
    ["Watermark", link.watermark ? "On every page" : "None"],
    ["Download", link.allowDownload ? "Allowed" : "Not allowed"],
    ["Visits", link.viewLimit === null ? "As many as come" : `${link.views} of ${count(link.viewLimit, "visit")}`],
    ["Questions", link.questionQuota === null ? "None" : `${link.questionQuota} per visitor`],
    ["Text to agree to", link.agreement ? <span key="agreement" className="whitespace-pre-line">{link.agreement}</span> : "None"],
  ];
  return (
    <div className="max-w-2xl">
      <SectionCard id="terms" title="Terms" description={link.state === "revoked" ? "The link was revoked; its terms stay as they were." : `${maker} made the link and alone changes it: it shows what its maker may see.`}>
        <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[9rem_1fr]">
          {facts.map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-muted">{label}</dt>
              <dd className="min-w-0 break-words">{value}</dd>
            </div>
          ))}
        </dl>
      </SectionCard>
    </div>
  );
}
