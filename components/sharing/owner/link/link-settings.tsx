"use client";

import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { FormError } from "@/components/patterns/form-error";
import { SectionCard } from "@/components/patterns/section-card";
import { Button } from "@/components/ui/controls/button";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { changeLinkAction } from "@/lib/domains/sharing/actions";
import type { LinkDto } from "@/lib/domains/sharing/owner/schema";
import { TermsFields } from "../dialog/terms-fields";
import { type FormTerms, termsOf } from "../dialog/terms-of-form";
import { NewAddress } from "./new-address";

interface LinkSettingsProps {
  address: WorkspaceAddress;
  link: LinkDto;
}

/** For the link's maker: its terms, and another address. */
export function LinkSettings({ address, link }: LinkSettingsProps) {
  const router = useRouter();
  const change = useCommand((terms: Partial<FormTerms>) => changeLinkAction(address, { linkId: link.id, ...terms }), {
    onSuccess: () => {
      toast.success("Settings saved. They hold from every visitor's next page on.");
      router.refresh();
    },
  });
  return (
    <div className="flex max-w-2xl flex-col gap-5">
      <form
        noValidate
        onSubmit={change.submit((form) => changed(termsOf(form, link), link))}
        aria-label="Settings of the link"
      >
        <SectionCard
          id="terms"
          title="Terms"
          description="They hold from every visitor's next page on. Who no longer fits them, or has not passed a new password or text yet, stands before the door again."
          footer={
            <Button type="submit" variant="primary" loading={change.pending}>
              Save settings
            </Button>
          }
        >
          <div className="flex flex-col gap-5">
            <FormError error={change.error} />
            <TermsFields link={link} name={link.name} errors={change.fieldErrors} />
          </div>
        </SectionCard>
      </form>
      <NewAddress address={address} link={link} />
    </div>
  );
}

/** An end that stays is left out: one that has passed could not be chosen. */
function changed({ expiresAt, ...terms }: FormTerms, link: LinkDto): Partial<FormTerms> {
  return expiresAt === link.expiresAt ? terms : { ...terms, expiresAt };
}
