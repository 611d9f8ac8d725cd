import { clause, section, table } from "../blocks";
import { contract, documents, parties } from "../facts";

const changes = section(
  "6",
  "Changes and extensions of time",
  clause(
    "Instructions",
    "Only the Employer's Agent may instruct a Change, and only in writing. The Contractor may object within 5 Working Days on the ground that the Change would prevent compliance with the law or with a design obligation.",
  ),
  clause(
    "Valuation",
    "A Change is valued by agreement before it is carried out or, failing agreement, at the rates of the Contract Sum Analysis with a fair allowance for differing conditions. The valuation includes the effect on the programme, preliminaries and design.",
  ),
  clause("Relevant Events", "The following are Relevant Events.", [
    "A Change, or an instruction that is treated as one.",
    "Delay by the Employer in giving possession, information or a decision for which the contract states a period.",
    "Time taken by the regulator beyond the statutory period in deciding an application that was complete and made in time.",
    "Exceptionally adverse weather, measured against ten-year records of the nearest station.",
    "Loss or damage by an insured risk.",
    "Suspension by the Contractor for non-payment under clause 8.6.",
  ]),
  clause(
    "Notice of delay",
    `The Contractor shall give notice within ${contract.delayNotice} of becoming aware that progress is or will be delayed, stating the cause, whether it is a Relevant Event, and the expected effect. Notice in time is a condition of any extension for that cause.`,
  ),
  clause(
    "Extension of time",
    "Within 20 Working Days of receiving the notice and the particulars the Employer's Agent shall fix a fair and reasonable later Date for Completion or state why none is due. Concurrent delay for which the Contractor is responsible does not defeat an extension but carries no money.",
  ),
  clause(
    "Mitigation",
    "The Contractor shall constantly use its best endeavours to prevent delay, which does not oblige it to spend substantial sums that the contract does not repay.",
  ),
);

const damages = section(
  "7",
  "Liquidated damages for delay",
  clause(
    "Rate",
    `If the Contractor fails to complete the Works by the Date for Completion, it shall pay or allow to the Employer liquidated damages of ${contract.damages} for each calendar day from the Date for Completion to the date of Practical Completion.`,
  ),
  clause("Limit", `The total of liquidated damages shall not exceed ${contract.damagesCap} of the Contract Sum.`),
  clause(
    "Notice",
    "The Employer may deduct liquidated damages from a sum due only if the Employer's Agent has certified that the Works are not complete and the Employer has, before the final date for payment, given notice of the deduction and its basis.",
  ),
  clause(
    "Nature",
    "The parties agree that the rate protects the Employer's legitimate interest in letting the apartments on time, having regard to rent, finance and decanting costs, and is not out of proportion to it. Liquidated damages are the only remedy for delay, except in case of termination.",
  ),
  clause(
    "Repayment",
    "If a later Date for Completion is fixed, the Employer shall repay within 14 days any liquidated damages that are no longer due.",
  ),
);

const payment = section(
  "8",
  "Contract Sum and payment",
  clause(
    "Contract Sum",
    `The Contract Sum is ${contract.sum}, exclusive of value added tax. It is a lump sum and is adjusted only as these conditions provide.`,
  ),
  clause(
    "Interim payment",
    "Payment is monthly. The Contractor applies by the 25th of each month, with the value of work properly carried out and of materials on the Site that are protected and insured.",
  ),
  table(
    "Payment calendar, from each due date",
    [
      ["Step", 5],
      ["By whom", 4],
      ["When", 5],
    ],
    [
      ["Due date", "Fixed by the calendar", "7 days after the application"],
      ["Payment notice", "Employer's Agent", "Within 5 days of the due date"],
      ["Pay less notice", "Employer", "At least 5 days before the final date"],
      ["Final date for payment", "Employer", "21 days after the due date"],
    ],
  ),
  clause(
    "Off-site materials",
    "Materials stored off the Site are paid for only when listed, marked, insured and, above £50,000 in any one place, covered by a bond. Doorsets and cladding cassettes are listed.",
  ),
  clause("Fluctuations", "The Contract Sum is not adjusted for changes in the price of labour, materials or energy."),
  clause(
    "Interest",
    `A sum not paid by its final date carries simple interest at ${contract.interest} a year above the base rate of the Bank of England, which the parties accept as a substantial remedy.`,
  ),
  clause(
    "Suspension",
    "If a sum due is not paid in full by its final date, the Contractor may suspend performance after 7 days' notice. The period of suspension and reasonable cost of it are the Employer's risk.",
  ),
  clause(
    "Final account",
    "The Contractor submits the final account within 3 months of Practical Completion. The Employer's Agent responds within 3 months; the statement becomes conclusive 28 days after issue unless disputed.",
  ),
);

const retention = section(
  "9",
  "Retention",
  clause(
    "Amount",
    `The Employer may keep ${contract.retention} of each interim valuation until Practical Completion and ${contract.retentionAfter} from then until the certificate of making good.`,
  ),
  clause(
    "Trust",
    "Retention is held on trust for the Contractor in a separate bank account named for the purpose. The Employer may have recourse to it for any sum that it is entitled to deduct.",
  ),
  clause(
    "Release",
    "The first half is released with the first payment after Practical Completion. The balance is released with the payment that follows the certificate of making good.",
  ),
  clause(
    "Retention bond",
    "The Contractor may at any time replace retention by a bond of equal amount in a form that the Employer accepts.",
  ),
);

const defects = section(
  "10",
  "Quality and defects",
  clause(
    "Inspection",
    `${parties.inspector} may inspect at all reasonable times and may release or withhold the hold points of the specification. It has no power to change the Works.`,
  ),
  clause(
    "Opening up",
    "The Employer's Agent may instruct work to be opened up or tested. The cost is a Change unless the work does not conform, or was covered without release of its hold point.",
  ),
  clause(
    "Rectification",
    `The Contractor shall make good defects that appear within the Rectification Period of ${contract.rectification}. It attends within the times of the table.`,
  ),
  table(
    "Response during the Rectification Period",
    [
      ["Category", 3],
      ["Example", 6],
      ["Attendance", 3],
      ["Made good", 3],
    ],
    [
      ["Emergency", "Fire safety system out of action; loss of water; insecure entrance", "4 hours", "24 hours"],
      ["Urgent", "No heating or hot water; leak that is contained", "1 Working Day", "3 Working Days"],
      ["Routine", "Sticking door, failed seal, damaged finish", "10 Working Days", "20 Working Days"],
    ],
  ),
  clause(
    "Failure to attend",
    "If the Contractor does not attend in time, the Employer may have the defect made good by others and recover the cost, after one further notice except in an emergency.",
  ),
  clause(
    "Certificate of making good",
    "When the defects notified in the Rectification Period have been made good, the Employer's Agent certifies this within 10 Working Days.",
  ),
);

const insurance = section(
  "11",
  "Indemnity, insurance and security",
  clause(
    "Indemnity",
    "The Contractor indemnifies the Employer against claims for death, injury and damage to property caused by the carrying out of the Works, except to the extent that the Employer caused them.",
  ),
  table(
    "Insurances",
    [
      ["Insurance", 4],
      ["Amount not less than", 5],
      ["Taken out by", 3],
      ["Until", 4],
    ],
    [
      ["Works, all risks, joint names", "Full reinstatement value plus 15 per cent for fees", "Contractor", "Practical Completion"],
      ["Public liability", `${contract.publicLiability} any one occurrence`, "Contractor", "End of Rectification Period"],
      ["Employer's liability", `${contract.employersLiability} any one occurrence`, "Contractor", "End of Rectification Period"],
      [
        "Professional indemnity",
        `${contract.professionalIndemnity} each and every claim`,
        "Contractor",
        `${contract.liabilityYears} after Practical Completion`,
      ],
      ["Neighbouring property", "£2,000,000 any one occurrence", "Contractor", "Practical Completion"],
    ],
  ),
  clause(
    "Evidence",
    "Evidence of insurance is produced before possession and at each renewal. The excess of the works policy, which the Contractor bears, shall not exceed £25,000 for water damage and £10,000 for any other cause.",
  ),
  clause(
    "Professional indemnity",
    "Professional indemnity insurance shall cover fire safety and external walls without an exclusion or, if such cover is not available at commercially reasonable rates, to the greatest extent available; the Contractor notifies the Employer at once of any restriction.",
  ),
  clause(
    "Joint fire code",
    "The Contractor shall comply with good practice for fire prevention on construction sites. Hot work needs a permit and a watch of 60 minutes after it ends.",
  ),
  clause(
    "Bond and guarantee",
    `Before possession the Contractor delivers a performance bond for ${contract.bond} of the Contract Sum, ${contract.bondAmount}, which expires at Practical Completion, and a guarantee by its parent company.`,
  ),
);

const warranties = section(
  "12",
  "Warranties, documents and confidentiality",
  clause(
    "Collateral warranties",
    "The Contractor shall give collateral warranties to the funder and to the first purchaser of the freehold, and procure them from the subcontractors for structure, external walls, doorsets, sprinklers and smoke control, within 15 Working Days of a request.",
  ),
  clause(
    "Licence",
    "The Employer has an irrevocable licence, free of charge, to use the documents prepared for the Works for any purpose related to the building.",
  ),
  clause(
    "Confidentiality",
    `These conditions, numbered ${documents.contract.number}, and all prices are confidential. Technical information about fire and structural safety is not, and may always be given to residents, the regulator and the fire and rescue service.`,
  ),
  clause(
    "Limit of liability",
    `No action shall be brought under this contract later than ${contract.liabilityYears} after Practical Completion, without affecting rights that the law does not allow to be limited.`,
  ),
);

const termination = section(
  "13",
  "Termination",
  clause(
    "By the Employer",
    "The Employer may terminate if the Contractor, 14 days after a notice of default, continues to fail to proceed regularly and diligently, to remove defective work whose presence affects the Works, to comply with section 4, or suspends without right.",
  ),
  clause(
    "By the Contractor",
    "The Contractor may terminate if, 14 days after a notice of default, the Employer has not paid a sum due, or if the whole of the Works has been suspended for more than 3 months for a cause for which the Contractor is not responsible.",
  ),
  clause(
    "Insolvency",
    "Either party may terminate at once if the other is insolvent within the meaning of the law, subject to the restrictions that the law places on this right.",
  ),
  clause(
    "Consequences",
    "The Contractor makes the Works safe, hands over the Safety Information and removes its plant. The Employer may complete the Works by others; the account is then drawn up on the difference in cost.",
  ),
);

const disputes = section(
  "14",
  "Disputes and notices",
  clause(
    "Negotiation",
    "A dispute is first put to a director of each party, who shall meet within 10 Working Days. This does not prevent adjudication at any time.",
  ),
  clause(
    "Adjudication",
    "Either party may refer a dispute to adjudication at any time under the statutory scheme. The decision binds until the dispute is finally decided by the courts of England and Wales, which have exclusive jurisdiction.",
  ),
  clause(
    "Notices",
    "A notice is in writing and is delivered by hand, by recorded post or through the project's common data environment to the registered office of the party. Ordinary e-mail is not notice under sections 6, 7 and 13.",
  ),
  clause(
    "Third parties",
    "Except for a funder or purchaser holding a collateral warranty, no person who is not a party may enforce this contract.",
  ),
);

export const moneyAndRisk = [changes, damages, payment, retention, defects, insurance, warranties, termination, disputes];
