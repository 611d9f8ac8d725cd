import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/controls/button";
import { IconButton } from "@/components/ui/controls/icon-button";
import { Input } from "@/components/ui/controls/input";

interface LineListProps {
  label: string;
  addLabel: string;
  most: number;
  values: readonly string[];
  onChange: (values: string[]) => void;
  error?: string | undefined;
}

/** Short texts, one a line, added and taken away. */
export function LineList({ label, addLabel, most, values, onChange, error }: LineListProps) {
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 text-sm font-medium">{label}</legend>
      {values.map((value, at) => (
        // The lines have no identity but their place.
        <div key={at} className="flex items-center gap-1">
          <Input aria-label={`${label}, ${at + 1}`} value={value} maxLength={300} autoComplete="off" onChange={(event) => onChange(values.map((one, index) => (index === at ? event.target.value : one)))} />
          <IconButton label={`Remove ${at + 1}`} icon={<X />} onClick={() => onChange(values.filter((_, index) => index !== at))} />
        </div>
      ))}
      {error && <p className="text-sm text-danger">{error}</p>}
      {values.length < most && (
        <div>
          <Button variant="ghost" size="sm" icon={<Plus aria-hidden />} onClick={() => onChange([...values, ""])}>
            {addLabel}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
