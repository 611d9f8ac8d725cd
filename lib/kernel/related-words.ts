import { segmentText } from "./text-segmentation";

/**
 * Words that documents use for the same thing, across trades: a question says "end", the document "terminate". Written from
 * general knowledge of English business, building, staff and financial documents; a related word counts for less than the word.
 */
const GROUPS = `
agreement contract deed
assign assignment transfer novate novation convey
allow allowed permit permitted permission authorise authorize authorized entitled consent
approve approval consent accept acceptance sign-off
audit inspect inspection examine examination review verify
award grant confer
begin start commence commencement effective
breach default violation infringe non-compliance
buy purchase procure order acquire
cap limit limited limitation maximum exceed ceiling aggregate
cancel terminate termination end expire expiry expiration
change amend amendment modify modification vary variation alter
child children dependant minor
clean cleaning maintain maintenance service upkeep
company firm corporation business organisation organization enterprise
compete competing competition competitor competitive
complete completion finish handover
confidential secret proprietary non-disclosure
cost price fee charge rate payment expense sum
court tribunal jurisdiction venue arbitration
damage damages loss harm injury
danger dangerous hazard hazardous risk unsafe
date day deadline
defect fault flaw snag deficiency
deliver delivery supply provide furnish ship
die died death deceased killed
dismiss dismissal sack redundancy discharge
door doorset leaf
drawing plan sheet
duty obligation responsibility liable liability
employee staff worker personnel
employer client owner
escape egress exit evacuation
exclusive exclusivity sole solely
extend extension renew renewal prolong
fire flame combustion
free gratis complimentary
guarantee warranty warrant
height tall high
holiday vacation leave absence
house home dwelling residence flat apartment
increase raise rise grow growth escalate
indemnify indemnity indemnification
insure insurance insured insurer cover policy
intellectual invention patent copyright trademark
interpret construe construed govern governed
job position role post work
law legislation statute regulation
length long duration period term
lawsuit sue claim action dispute
licence license licensed sublicense
make manufacture produce build construct
minimum least fewer less
month monthly
name called titled entitled named known
need require required requirement necessary must shall
negligence fault misconduct
notice notify notification notified inform written
number amount quantity count total
pay paid payment remuneration compensation salary wage
penalty fine liquidated sanction
perform carry execute undertake
person individual people
prevent prohibit prohibited restrict restriction forbid forbidden refrain
profit revenue income earnings sales turnover
property ownership own title belong vest
record book account register log
refund reimburse reimbursement repay
rent lease tenancy let
repair remedy rectify cure fix
replace substitute substitution
resistance rating rated resist
responsible accountable charge
road street highway
safe safety protection protect protective
school university college
sell sale resell market distribute
size dimension width area
solicit hire recruit employ engage
sound acoustic noise
storey floor level
subcontract subcontractor delegate
supplier vendor contractor provider
survive survival continue remain
test trial check commissioning
ventilation air airflow
wall partition
war battle conflict
water moisture damp waterproof
win won victory beat defeat
write wrote author written
year annual yearly annually`;

function relations(): Map<string, string[]> {
  const related = new Map<string, Set<string>>();
  for (const line of GROUPS.trim().split("\n")) {
    const stems = new Set(line.split(" ").flatMap((word) => segmentText(word)));
    for (const stem of stems) {
      const known = related.get(stem) ?? new Set<string>();
      for (const other of stems) if (other !== stem) known.add(other);
      related.set(stem, known);
    }
  }
  return new Map([...related].map(([stem, others]) => [stem, [...others]]));
}

const RELATED = relations();
const NONE: readonly string[] = [];

/** Both in the index's form. */
export function relatedTerms(term: string): readonly string[] {
  return RELATED.get(term) ?? NONE;
}
