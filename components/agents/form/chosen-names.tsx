import { Checkbox } from "@/components/ui/controls/checkbox";

interface ChosenNamesProps {
  label: string;
  names: readonly { id: string; name: string }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** Some of a list, as boxes; what was chosen and is not on the list stays chosen and is counted. */
export function ChosenNames({ label, names, chosen, onChange }: ChosenNamesProps) {
  const unseen = chosen.filter((id) => !names.some((one) => one.id === id)).length;
  if (names.length === 0 && unseen === 0) return null;
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-medium">{label}</legend>
      <ul className="flex max-h-56 flex-col gap-1.5 overflow-y-auto">
        {names.map(({ id, name }) => (
          <li key={id}>
            <label className="flex items-center gap-2 text-sm">
              <Checkbox checked={chosen.includes(id)} onCheckedChange={(on) => onChange(on === true ? [...chosen, id] : chosen.filter((one) => one !== id))} />
              {name}
            </label>
          </li>
        ))}
      </ul>
      {unseen > 0 && <p className="mt-1 text-xs text-muted">{unseen} more that you cannot see; saving keeps them.</p>}
    </fieldset>
  );
}
