import type { RoleChoiceDto } from "@/lib/domains/tenancy/roles/schema";
import type { SelectOption } from "@/components/ui/controls/select";

interface NamedRole {
  role: string;
  customRoleId: string | null;
}

/** A role as the value of a control: a system role's name, or the custom role's id. */
export function roleValue({ role, customRoleId }: NamedRole): string {
  return customRoleId ?? role;
}

/** Back again. The choices come from the server, which decides once more when the command runs. */
export function roleOfValue<Name extends string>(value: string, choices: readonly RoleChoiceDto[]): { role: Name; customRoleId: string | null } {
  const choice = choices.find((one) => roleValue(one) === value);
  return { role: (choice?.role ?? value) as Name, customRoleId: choice?.customRoleId ?? null };
}

/** The role that is held stands among the options even where it may not be given. */
export function roleOptions(choices: readonly RoleChoiceDto[], held?: NamedRole & { name: string }): SelectOption[] {
  const options = choices.map((choice) => ({ value: roleValue(choice), label: choice.name, hint: choice.hint }));
  if (!held || options.some((option) => option.value === roleValue(held))) return options;
  return [{ value: roleValue(held), label: held.name, disabled: true }, ...options];
}
