import type { GateDto } from "@/lib/domains/sharing/gate/schema";
import { VisitorPage } from "../visitor-page";
import { AgreementStep } from "./agreement-step";
import { EmailStep } from "./email-step";
import { EnterStep } from "./enter-step";
import { PasswordStep } from "./password-step";

interface GateScreenProps {
  token: string;
  gate: GateDto;
}

/** What stands between a visitor and the documents, one thing at a time. */
export function GateScreen({ token, gate }: GateScreenProps) {
  const { step, makerName, organizationName, agreement } = gate;
  const whose = `${makerName} of ${organizationName} shares documents with you.`;
  return (
    <VisitorPage title={TITLES[step]} description={<p>{whose}</p>} wide={step === "agreement"}>
      {step === "email" && <EmailStep token={token} guestList={gate.guestList} codeEmail={gate.codeEmail} />}
      {step === "password" && <PasswordStep token={token} />}
      {step === "agreement" && agreement && <AgreementStep key={agreement.hash} token={token} agreement={agreement} />}
      {step === "enter" && <EnterStep token={token} />}
      <p className="mt-6 text-sm text-pretty text-muted">Which pages you open, and for how long, is recorded for the person who shares them.</p>
    </VisitorPage>
  );
}

const TITLES: Record<GateDto["step"], string> = {
  email: "Who are you?",
  password: "Enter the password",
  agreement: "Read and agree",
  enter: "Shared documents",
};
