import type { SelectOption } from "@/components/ui/controls/select";
import { SENSITIVITY_LABELS } from "@/lib/domains/dataroom/labels";
import { SENSITIVITIES, sensitivityName } from "@/lib/kernel/sensitivity";

export function clearanceLabel(level: number): string {
  return SENSITIVITY_LABELS[sensitivityName(level)];
}

/** Up to the giver's own. */
export function clearanceOptions(highest: number): SelectOption[] {
  return SENSITIVITIES.map((name, level) => ({ value: String(level), label: SENSITIVITY_LABELS[name], disabled: level > highest, hint: hintOf(level) }));
}

function hintOf(level: number): string {
  return level === 0 ? "Sees public documents only" : `Sees documents up to ${SENSITIVITY_LABELS[sensitivityName(level)].toLowerCase()}`;
}
