/** Every figure, date, name and rating that more than one document states. Documents never repeat them by hand. */
export const project = {
  number: "AC-2417",
  name: "Alder Court, Block A",
  address: "Tanyard Lane, Ellerbridge",
  description: "Seven-storey residential building: 48 apartments above a commercial unit, two stairs, one firefighting shaft.",
} as const;

export const parties = {
  employer: "Merrowpike Homes Limited",
  contractor: "Ostrey Builders Limited",
  agent: "Pellwright Associates",
  architect: "Fennimore Quay Architects",
  structural: "Tarn and Lode Engineers",
  services: "Wexcombe Services Design",
  fire: "Cindermoor Fire Engineering",
  inspector: "Dunmarrow Inspections",
  doorsets: "Hexley Vale Doorsets Limited",
  facade: "Northlap Envelope Limited",
} as const;

export const people = {
  employer: "Grace Adeyemi",
  agent: "Priya Ramanathan",
  contractor: "Owen Tregarth",
  site: "Leah Sandiford",
  architect: "Helena Marsh",
  structural: "Iain Petrie",
  services: "Daniel Foss",
  fire: "Tomasz Wilk",
  inspector: "Ruth Calloway",
} as const;

export const building = {
  storeys: "seven storeys (ground and Levels 1 to 6)",
  upperLevels: [1, 2, 3, 4, 5, 6],
  apartments: 48,
  apartmentsPerLevel: 8,
  topFloorHeight: "18.9 m",
  parapetHeight: "22.6 m",
  commercialArea: "430 m²",
  grossArea: "5,140 m²",
  slab: "225 mm",
} as const;

export const fire = {
  structure: "R 90",
  floors: "REI 90",
  partyWalls: "EI 60",
  commercialFloor: "REI 120",
  firefightingShaft: "REI 120",
  stairTwo: "REI 90",
  corridorWalls: "EI 60",
  risers: "EI 60",
  stairDoors: "FD60S",
  apartmentDoors: "FD30S",
  corridorDoors: "FD30S",
  riserDoors: "FD30S",
  plantDoors: "FD60S",
  cavityBarriers: "EI 60",
  openingBarriers: "E 30 and I 15",
  externalWall: "Class A2-s1,d0",
  insulation: "Class A1",
  membrane: "Class B-s3,d0",
  circulationLining: "Class B-s3,d2",
  roomLining: "Class C-s3,d2",
  smallRoomLining: "Class D-s3,d2",
  roof: "BROOF(t4)",
  shaftArea: "3.0 m²",
  lobbyVent: "1.5 m²",
  stairVent: "1.0 m²",
  travel: "14.5 m",
  deadEnd: "6.2 m",
  stairWidth: "1,200 mm",
  sprinklerDensity: "2.8 mm/min",
  sprinklerDuration: "60 minutes",
  tank: "24 m³",
  riserInletDistance: "12 m",
  generator: "100 kVA",
} as const;

export const fabric = {
  wall: "0.16 W/(m²·K)",
  roof: "0.11 W/(m²·K)",
  floor: "0.12 W/(m²·K)",
  window: "1.20 W/(m²·K)",
  entranceDoor: "1.40 W/(m²·K)",
  airtightness: "3.0 m³/(h·m²) at 50 Pa",
  airborne: "50 dB DnT,w + Ctr",
  impact: "55 dB L'nT,w",
  entranceDoorRw: "Rw 32 dB",
  ventilationHeatRecovery: "85 per cent",
} as const;

export const contract = {
  sum: "£14,860,000",
  date: "3 March 2025",
  possession: "17 March 2025",
  completion: "26 February 2027",
  damages: "£4,200",
  damagesCap: "7.5 per cent",
  retention: "3 per cent",
  retentionAfter: "1.5 per cent",
  rectification: "24 months",
  bond: "10 per cent",
  bondAmount: "£1,486,000",
  publicLiability: "£10,000,000",
  employersLiability: "£10,000,000",
  professionalIndemnity: "£5,000,000",
  liabilityYears: "12 years",
  delayNotice: "10 Working Days",
  interest: "4 per cent",
} as const;

/** Dates that the minutes and the commissioning plan share; the door schedule has its own from `deliveries`. */
export const programme = {
  manualDraft: "31 December 2026",
  generatorTest: "12 January 2027",
  sprinklerTest: "14 January 2027",
  dryRiserTest: "15 January 2027",
  smokeControlTest: "18 January 2027",
  integratedNotice: "19 January 2027",
  liftTest: "21 January 2027",
  alertTest: "22 January 2027",
  integratedTest: "2 February 2027",
  secondaryPowerTest: "3 February 2027",
  manualFinal: "12 February 2027",
  training: "16 February 2027",
} as const;

/** One batch of doorsets a level, ground last: release for manufacture and delivery, ISO dates. */
export const deliveries: Record<number, { release: string; delivery: string }> = {
  0: { release: "2026-11-02", delivery: "2027-01-11" },
  1: { release: "2026-07-06", delivery: "2026-09-14" },
  2: { release: "2026-07-27", delivery: "2026-10-05" },
  3: { release: "2026-08-17", delivery: "2026-10-26" },
  4: { release: "2026-09-07", delivery: "2026-11-16" },
  5: { release: "2026-09-28", delivery: "2026-12-07" },
  6: { release: "2026-10-12", delivery: "2026-12-21" },
};

export type DocumentKey =
  "specification" | "fireStrategy" | "contract" | "doors" | "register" | "minutes17" | "minutes18" | "minutes19" | "commissioning";

export interface DocumentFacts {
  file: string;
  number: string;
  title: string;
  issue: string;
  /** ISO date. */
  date: string;
  author: string;
  sensitivity: "internal" | "confidential";
  folder: string;
}

export const documents: Record<DocumentKey, DocumentFacts> = {
  contract: entry(
    "01-contract-conditions.pdf",
    "AC-X-CON-001",
    "Contract conditions and particulars",
    "C01",
    "2025-03-03",
    parties.agent,
    "01 Contract",
    "confidential",
  ),
  specification: entry(
    "02-architectural-specification.pdf",
    "AC-A-SPC-001",
    "Architectural specification",
    "C03",
    "2026-05-15",
    parties.architect,
    "02 Design",
  ),
  fireStrategy: entry("03-fire-strategy.docx", "AC-F-REP-001", "Fire strategy report", "C02", "2026-04-24", parties.fire, "02 Design"),
  doors: entry("04-door-schedule.xlsx", "AC-A-SCH-001", "Door schedule", "C02", "2026-06-19", parties.architect, "02 Design"),
  register: entry("05-drawing-register.xlsx", "AC-X-REG-001", "Drawing register", "C19", "2026-10-30", parties.architect, "02 Design"),
  minutes17: entry(
    "06-progress-meeting-17.pdf",
    "AC-X-MIN-017",
    "Progress meeting 17",
    "C01",
    "2026-09-08",
    parties.agent,
    "03 Construction",
  ),
  minutes18: entry(
    "07-progress-meeting-18.docx",
    "AC-X-MIN-018",
    "Progress meeting 18",
    "C01",
    "2026-10-06",
    parties.agent,
    "03 Construction",
  ),
  minutes19: entry(
    "08-progress-meeting-19.pdf",
    "AC-X-MIN-019",
    "Progress meeting 19",
    "C01",
    "2026-11-03",
    parties.agent,
    "03 Construction",
  ),
  commissioning: entry(
    "09-commissioning-and-handover-plan.pdf",
    "AC-M-PLN-001",
    "Commissioning and handover plan",
    "C02",
    "2026-10-30",
    parties.services,
    "04 Handover",
  ),
};

function entry(
  file: string,
  number: string,
  title: string,
  issue: string,
  date: string,
  author: string,
  folder: string,
  sensitivity: DocumentFacts["sensitivity"] = "internal",
): DocumentFacts {
  return { file, number, title, issue, date, author, folder, sensitivity };
}

/** `2026-05-15` as `15 May 2026`, independent of the machine's locale and time zone. */
export function longDate(iso: string): string {
  const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  const [year, month, day] = iso.split("-").map(Number);
  return `${day} ${months[(month ?? 1) - 1]} ${year}`;
}

/** The way one document names another: number, then title. */
export function cite(key: DocumentKey): string {
  const document = documents[key];
  return `${document.number}, ${document.title}`;
}
