import Link from "next/link";
import { SectionCard } from "@/components/patterns/section-card";
import { buttonClass } from "@/components/ui/controls/button";
import { Tag } from "@/components/ui/display/tag";
import { organizationPath } from "@/lib/client/workspace-urls";
import type { OrganizationLinkDto } from "@/lib/domains/tenancy/organizations/schema";
import { CreateOrganizationForm } from "./create-organization-form";
import { LeaveOrganization } from "./leave-organization";

interface WelcomeProps {
  organizations: readonly OrganizationLinkDto[];
  canCreate: boolean;
}

const ENDED = { archived: "Archived", deleted: "In the trash" } as const;

/** What somebody can do who has no workspace to go to. */
export function Welcome({ organizations, canCreate }: WelcomeProps) {
  return (
    <div className="flex flex-col gap-6">
      {organizations.length > 0 && (
        <SectionCard
          id="organizations"
          title="Your organizations"
          description="You belong to these, but no workspace of theirs is open to you. An admin can add you to one."
        >
          <ul className="divide-y">
            {organizations.map((organization) => (
              <li key={organization.slug} className="flex flex-wrap items-center gap-3 py-2.5">
                <span className="flex min-w-0 flex-1 basis-48 items-center gap-2">
                  <span className="truncate font-medium">{organization.name}</span>
                  {organization.ended && <Tag tone="warn">{ENDED[organization.ended]}</Tag>}
                </span>
                {organization.settings && (
                  <Link href={organizationPath(organization.slug, "/settings")} className={buttonClass("secondary", "md")}>
                    {organization.ended ? "Restore" : "Settings"}
                  </Link>
                )}
                <LeaveOrganization slug={organization.slug} name={organization.name} />
              </li>
            ))}
          </ul>
        </SectionCard>
      )}
      <SectionCard id="invitation" title="Join with an invitation">
        <p className="max-w-prose text-base text-muted">
          Open the link in the mail you were sent, or ask an admin of your organization for one. It opens while you are signed in here.
        </p>
      </SectionCard>
      {canCreate ? (
        <SectionCard
          id="create"
          title="Create an organization"
          description="You become its owner. It begins with one workspace of its own."
        >
          <CreateOrganizationForm />
        </SectionCard>
      ) : (
        <SectionCard id="create" title="Create an organization">
          <p className="text-base text-muted">On this installation only its operator creates organizations.</p>
        </SectionCard>
      )}
    </div>
  );
}
