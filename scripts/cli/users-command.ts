import { listAccounts, setOperator } from "@/lib/domains/ops/installation";
import type { CliCommand, CommandLine } from "./command-line";

export const usersCommand: CliCommand = {
  name: "users",
  summary: "List the accounts with their organizations and roles; make somebody an operator (sees /ops), or no longer",
  options: ["json", "operator=<e-mail>", "no-operator=<e-mail>"],
  async run(line) {
    if (line.has("operator") || line.has("no-operator")) return changeOperator(line);
    const accounts = await listAccounts();
    if (line.has("json")) line.out(JSON.stringify({ users: accounts }));
    else if (accounts.length === 0) line.out("There are no accounts yet.");
    for (const { email, organization, role, workspaces, suspended, operator } of line.has("json") ? [] : accounts) {
      const marks = [suspended ? "suspended" : "", operator ? "operator" : ""].filter(Boolean).join(", ");
      line.out([email.padEnd(36), (organization ?? "–").padEnd(24), (role ?? "–").padEnd(8), workspaces.join(", "), marks].join(" ").trimEnd());
    }
    return 0;
  },
};

async function changeOperator(line: CommandLine): Promise<number> {
  const grant = line.has("operator");
  const email = line.value(grant ? "operator" : "no-operator") ?? "";
  if (await setOperator(email, grant)) {
    line.out(grant ? `${email} is an operator and sees /ops.` : `${email} is no operator.`);
    return 0;
  }
  line.note(`Nobody has the e-mail “${email}”.`);
  return 1;
}
