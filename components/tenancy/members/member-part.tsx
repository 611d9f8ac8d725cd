import type { ReactNode } from "react";
import type { MemberChoicesDto, MemberDto } from "@/lib/domains/tenancy/members/schema";

export interface MemberPartProps {
  organization: string;
  member: MemberDto;
  choices: MemberChoicesDto;
}

interface MemberPartFrameProps {
  title: string;
  /** What a change affects, before it is made. */
  effect?: string;
  error?: string;
  children: ReactNode;
}

export function MemberPart({ title, effect, error, children }: MemberPartFrameProps) {
  return (
    <section aria-label={title} className="px-5 py-4">
      <h3 className="text-sm font-medium">{title}</h3>
      <div className="mt-2">{children}</div>
      {effect && <p className="mt-2 text-xs text-muted">{effect}</p>}
      <p role="alert" className="mt-2 text-sm text-danger empty:hidden">
        {error}
      </p>
    </section>
  );
}
