import { clause, section, table } from "../blocks";
import { cite, contract, parties, people, project } from "../facts";

const particulars = section(
  "1",
  "Contract particulars",
  clause(
    "The contract",
    `This contract is made on ${contract.date} between ${parties.employer} (the Employer) and ${parties.contractor} (the Contractor) for the design completion and construction of ${project.name}, ${project.address}, project number ${project.number}.`,
  ),
  table(
    "Particulars",
    [
      ["Subject", 5],
      ["Entry", 7],
      ["Section", 2],
    ],
    [
      ["Contract Sum", contract.sum, "8"],
      ["Date of Possession", contract.possession, "5"],
      ["Date for Completion", contract.completion, "5"],
      ["Liquidated damages", `${contract.damages} a calendar day`, "7"],
      ["Limit of liquidated damages", `${contract.damagesCap} of the Contract Sum`, "7"],
      ["Retention before practical completion", contract.retention, "9"],
      ["Retention after practical completion", contract.retentionAfter, "9"],
      ["Rectification Period", `${contract.rectification} from practical completion`, "10"],
      ["Performance bond", `${contract.bond} of the Contract Sum, being ${contract.bondAmount}`, "11"],
      ["Public liability insurance", `${contract.publicLiability} any one occurrence`, "11"],
      ["Professional indemnity insurance", `${contract.professionalIndemnity} each and every claim`, "11"],
      ["Interest on late payment", `${contract.interest} a year above the base rate of the Bank of England`, "8"],
      ["Adjudicator", "Nominated by the president of the professional body agreed by the parties", "14"],
    ],
  ),
  clause(
    "Contract documents",
    "The contract documents are these conditions and the documents listed here in the issue current at the date of the contract, as later changed under section 6.",
    [
      cite("specification"),
      cite("fireStrategy"),
      cite("doors"),
      "The drawings entered in the drawing register",
      "The Contract Sum Analysis",
    ],
  ),
  clause(
    "Order of precedence",
    "These conditions prevail over every other document. Among the technical documents none prevails over another: a discrepancy is dealt with under clause 3.4, so that the answer on a matter of safety is found by those responsible for it and not by the order of a list.",
  ),
);

const definitions = section(
  "2",
  "Definitions and interpretation",
  clause("Definitions", "In this contract the words in the table have the meanings given there."),
  table(
    "Defined terms",
    [
      ["Term", 3],
      ["Meaning", 9],
    ],
    [
      [
        "Change",
        "An addition, omission or alteration to the Works, or to the access, hours or sequence in which they are carried out, that the Employer's Agent instructs",
      ],
      [
        "Controlled Change",
        "A Change to work that needs the regulator's approval or notification before it is built, because the building is a higher-risk building",
      ],
      ["Date for Completion", `${contract.completion}, or a later date fixed under section 6`],
      ["Employer's Agent", `${parties.agent}, represented by ${people.agent}`],
      ["Practical Completion", "The stage described in clause 5.6, as certified by the Employer's Agent"],
      ["Rectification Period", `The ${contract.rectification} that begin on the day after Practical Completion`],
      ["Relevant Event", "One of the events listed in clause 6.3"],
      [
        "Safety Information",
        "The fire and structural safety information that the law requires to be kept for the building throughout design and construction",
      ],
      ["Site", "The land edged red on drawing AC-A-001"],
      ["Working Day", "A day from Monday to Friday that is not a bank holiday in England"],
      ["Works", "The work described in the contract documents, including design that they leave to the Contractor"],
    ],
  ),
  clause(
    "Interpretation",
    "Headings do not affect meaning. A reference to a law is to that law as amended. A period of days begins on the day after the event. Words such as including do not limit what goes before them.",
  ),
  clause(
    "Entire agreement",
    "This contract replaces all earlier negotiations and letters of intent about the Works. No variation of these conditions has effect unless it is made in writing and signed by a director of each party.",
  ),
  clause("Law and language", "The law of England and Wales governs this contract. Every document under it is in English."),
);

const obligations = section(
  "3",
  "The Contractor's obligations",
  clause(
    "General",
    "The Contractor shall carry out and complete the Works in a proper and workmanlike manner, in accordance with the contract documents, the law and the permissions listed in the preliminaries.",
  ),
  clause(
    "Design",
    "The Contractor is responsible for completing the design. It shall use the reasonable skill and care to be expected of a competent designer experienced in residential buildings of similar height and complexity. Nothing in this contract is a warranty of fitness for purpose.",
  ),
  clause(
    "Materials",
    "The Contractor shall not use or permit the use of a material that at the time of use is generally known in the industry to be harmful to health or to the durability of buildings, nor a material that does not meet the class of reaction to fire stated in the specification.",
  ),
  clause(
    "Discrepancies",
    "A party who finds a discrepancy within or between the contract documents shall notify the Employer's Agent without delay. The Employer's Agent shall, after consulting the designer responsible, instruct which requirement is to be met within 5 Working Days. Where one of the requirements concerns fire safety, work that depends on it shall not proceed before the instruction.",
  ),
  clause(
    "Cost of discrepancies",
    "The Contractor bears the cost of meeting the more onerous of two requirements that it could have found by the checks of the specification before placing an order; in any other case the instruction is a Change.",
  ),
  clause(
    "Subcontracting",
    `The Contractor may subcontract work with consent, which shall not be unreasonably withheld. Consent is given for ${parties.doorsets} (doorsets) and ${parties.facade} (external walls above ground). Subcontracting does not reduce the Contractor's responsibility.`,
  ),
  clause(
    "Key persons",
    `${people.contractor} is the Contractor's project manager and ${people.site} its site manager. They shall not be replaced without four weeks' notice and a replacement whom the Employer's Agent accepts.`,
  ),
);

const safety = section(
  "4",
  "Health, safety and building safety",
  clause(
    "Duties",
    `The Contractor is the principal contractor under the construction health and safety regulations and under the building regulations. ${parties.architect} is the principal designer under both until Practical Completion.`,
  ),
  clause(
    "Higher-risk building",
    "The Works concern a higher-risk building. The Contractor shall not begin a stage of the Works before the approval for that stage has been given and shall comply with its conditions.",
  ),
  clause(
    "Controlled Changes",
    "The Contractor shall not carry out a Controlled Change, whoever proposed it, until the Employer's Agent confirms in writing that the regulator has approved it or that the notification period has passed. The change log records the reason, the assessment and the person competent who made it.",
  ),
  clause(
    "Safety Information",
    "The Contractor shall keep the Safety Information current, shall give the Employer access to it at all times and shall deliver it complete before Practical Completion.",
  ),
  clause(
    "Occurrence reporting",
    "The Contractor shall operate a system by which anyone working on the Site can report a risk to the structure or of the spread of fire, and shall report to the Employer's Agent within 24 hours of becoming aware of it.",
  ),
);

const time = section(
  "5",
  "Possession, programme and completion",
  clause(
    "Possession",
    `The Employer shall give possession of the Site on ${contract.possession}. Possession may be deferred by up to 4 weeks by notice.`,
  ),
  clause(
    "Completion",
    `The Contractor shall proceed regularly and diligently and shall complete the Works on or before the Date for Completion, ${contract.completion}. The Works are not divided into sections.`,
  ),
  clause(
    "Programme",
    "Within 15 Working Days of the contract the Contractor shall submit a programme that shows logic links, the critical path, float and the dates on which information is needed. A revised programme is submitted with each monthly report.",
  ),
  clause(
    "Progress meetings",
    "Progress meetings take place monthly under the chair of the Employer's Agent, who issues minutes within 5 Working Days. Minutes are a record; they are neither an instruction nor a notice under this contract.",
  ),
  clause(
    "Commissioning",
    `The Contractor shall carry out commissioning in the sequence of ${cite("commissioning")} and shall give 10 Working Days' notice of the integrated test of fire safety systems.`,
  ),
  clause(
    "Practical Completion",
    "The Employer's Agent shall certify Practical Completion when, in its opinion, all of the following are met.",
    [
      "The Works are complete except for minor items whose completion will not disturb occupants.",
      "The integrated test of fire safety systems has been passed on mains and secondary power.",
      "The building manual and the Safety Information have been delivered.",
      "The information for the regulator's completion certificate has been accepted by the Employer's Agent as complete.",
    ],
  ),
  clause(
    "Occupation",
    "The Employer applies for the completion certificate within 5 Working Days of Practical Completion. No apartment is occupied before the regulator has issued it.",
  ),
  clause(
    "Early use",
    "The Employer may take early possession of a part with the Contractor's consent; that part is then treated as practically complete for defects and insurance, and liquidated damages are reduced in proportion to its value.",
  ),
);

export const particularsAndTime = [particulars, definitions, obligations, safety, time];
