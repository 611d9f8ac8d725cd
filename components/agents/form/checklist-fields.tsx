import { Plus, X } from "lucide-react";
import { SectionCard } from "@/components/patterns/section-card";
import { Button } from "@/components/ui/controls/button";
import { IconButton } from "@/components/ui/controls/icon-button";
import { Input } from "@/components/ui/controls/input";
import type { ChecklistItem } from "@/lib/domains/agents/schema";
import type { FieldsProps } from "./face-fields";

const MOST = 60;
const PARTS = [
  { part: "requirement", label: "Requirement", most: 400 },
  { part: "evidence", label: "Shown by", most: 400 },
  { part: "reference", label: "Reference", most: 200 },
] as const;

export function ChecklistFields({ draft: { checklist }, onChange, errors }: FieldsProps) {
  const change = (at: number, part: Partial<ChecklistItem>) => onChange({ checklist: checklist.map((item, index) => (index === at ? { ...item, ...part } : item)) });
  const error = Object.entries(errors).find(([field]) => field.startsWith("checklist"))?.[1];
  return (
    <SectionCard id="checklist" title="Checklist" description="Requirements it measures documents against: what must be so, which evidence shows it, where it is laid down.">
      <ol className="flex flex-col gap-3">
        {checklist.map((item, at) => (
          // The items have no identity but their place.
          <li key={at} className="flex items-start gap-1">
            <div className="grid min-w-0 flex-1 gap-1.5 sm:grid-cols-3">
              {PARTS.map(({ part, label, most }) => (
                <Input key={part} aria-label={`${label}, item ${at + 1}`} placeholder={label} value={item[part]} maxLength={most} autoComplete="off" onChange={(event) => change(at, { [part]: event.target.value })} />
              ))}
            </div>
            <IconButton label={`Remove item ${at + 1}`} icon={<X />} onClick={() => onChange({ checklist: checklist.filter((_, index) => index !== at) })} />
          </li>
        ))}
      </ol>
      <p role="alert" className="mt-1 text-sm text-danger empty:hidden">
        {error}
      </p>
      {checklist.length < MOST && (
        <Button variant="ghost" size="sm" className="mt-2" icon={<Plus aria-hidden />} onClick={() => onChange({ checklist: [...checklist, { requirement: "", evidence: "", reference: "" }] })}>
          Add an item
        </Button>
      )}
    </SectionCard>
  );
}
