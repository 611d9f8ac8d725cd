import { clause, section, table } from "../blocks";
import { stairOneDoors } from "../contradiction";
import { building, cite, fabric, fire, parties } from "../facts";

const compartmentation = section(
  "5",
  "Internal fire spread: structure and compartmentation",
  clause(
    "Elements of structure",
    `Elements of structure have a fire resistance of ${fire.structure}. The structural frame is concrete; its resistance is given by member size and axis distance and needs no applied protection.`,
  ),
  clause(
    "Compartments",
    `Every floor is a compartment floor and every apartment a compartment. The commercial unit is separated from the storey above by a floor of ${fire.commercialFloor}, with no penetration other than the columns and the sealed drainage stacks in their encased risers.`,
  ),
  table(
    "Fire resistance of separating construction",
    [
      ["Element", 6],
      ["Fire resistance", 3],
      ["Doors in it", 3],
    ],
    [
      ["Floors between storeys", fire.floors, "None"],
      ["Floor above the commercial unit", fire.commercialFloor, "None"],
      ["Walls between apartments", fire.partyWalls, "None"],
      ["Walls between apartments and common corridor", fire.corridorWalls, fire.apartmentDoors],
      ["Enclosure of Stair 1 and of the firefighting lift", fire.firefightingShaft, fire.stairDoors],
      ["Enclosure of Stair 2", fire.stairTwo, fire.stairDoors],
      ["Cross-corridor division of the common corridor", "EI 30", fire.corridorDoors],
      ["Service riser enclosures", fire.risers, fire.riserDoors],
      ["Plant rooms, pump room, generator room and bin store", "EI 120", fire.plantDoors],
    ],
  ),
  clause("Doors to Stair 1", [
    `Doors ${stairOneDoors}, between Stair 1 and its lobby, shall be ${fire.stairDoors} doorsets at every level.`,
    "The rating is not reduced on any level on account of the sprinkler installation: these doors protect firefighters who work from the lobby with hose laid through the doorway.^A door with hose under it is partly open. The 60-minute leaf keeps the margin that remains.",
  ]),
  clause(
    "Other doorsets",
    `Apartment entrances are ${fire.apartmentDoors} and self-closing. Cross-corridor doors are ${fire.corridorDoors}, held open in normal use. Riser cupboards are ${fire.riserDoors}, kept locked shut. Doors to Stair 2 are ${fire.stairDoors}. Lift landing doors have 60 minutes of integrity.`,
  ),
  clause(
    "Fire stopping",
    `Every penetration of a line of compartmentation is sealed to the resistance of the element, by one certified installer, labelled and registered. The work section is P12 of ${cite("specification")}.`,
  ),
  clause(
    "Concealed spaces",
    `Cavity barriers of ${fire.cavityBarriers} stand in external walls at every compartment floor and compartment wall; barriers of at least ${fire.openingBarriers} surround openings and close the head of the cavity.`,
  ),
);

const external = section(
  "6",
  "External fire spread",
  clause(
    "External walls",
    `Because a storey is more than 18 m above ground, all materials that become part of an external wall or of a specified attachment are ${fire.externalWall} or better. Membranes are ${fire.membrane} or better, and thermal insulation is ${fire.insulation}.`,
  ),
  clause(
    "Balconies",
    `Balconies are of steel and aluminium with solid soffits and porcelain decking, each ${fire.externalWall} or better, drained to the front edge. No balcony is enclosed and no storage cupboard stands on one.`,
  ),
  clause(
    "Boundaries",
    "The nearest boundary is 7.2 m from the east elevation. Calculation by enclosing rectangles, halved for the sprinkler installation, permits 64 per cent of unprotected area; the design has 31 per cent.",
  ),
  clause(
    "Roof",
    `The roof covering is classified ${fire.roof}. Photovoltaic panels stand at least 1.5 m from smoke shaft heads and from the line of compartment walls, and their DC isolator is operable from the head of Stair 1.`,
  ),
);

const firefighting = section(
  "7",
  "Active systems, access and facilities for the fire service",
  clause(
    "Sprinklers",
    `Automatic sprinklers protect every apartment, the plant rooms, the bin store and the commercial unit. In apartments the design density is ${fire.sprinklerDensity} for a duration of ${fire.sprinklerDuration}; the stored water is ${fire.tank} with two electric pumps, duty and standby.^The commercial unit has its own zone and flow switch so that a fit-out tenant's work does not isolate the apartments.`,
  ),
  clause(
    "Smoke control",
    `Each ventilated lobby has a natural smoke shaft of ${fire.shaftArea} with an AOV of ${fire.lobbyVent} free area from lobby to shaft. The head of each stair has an AOV of ${fire.stairVent}. On detection the vent of the fire storey and the shaft head open and all other lobby vents stay closed.`,
  ),
  clause(
    "Dry riser",
    `A dry riser with an outlet in the Stair 1 lobby on each of Levels 1 to 6 serves the building. Its inlet is within ${fire.riserInletDistance} of the fire appliance hardstanding on Tanyard Lane and in sight of it.`,
  ),
  clause(
    "Firefighting lift",
    "One of the two lifts is a firefighting lift of eight persons, reaching every storey from ground to Level 6 in less than 60 seconds, with a switch at ground level and two power supplies.",
  ),
  clause(
    "Secondary power",
    `A ${fire.generator} diesel generator in its own room at ground level supplies the firefighting lift, sprinkler pumps, smoke control and evacuation alert system. It takes load within 15 seconds and runs for eight hours on its tank.`,
  ),
  table(
    "Access and facilities for the fire service",
    [
      ["Facility", 5],
      ["Provision", 7],
    ],
    [
      ["Appliance access", "Hardstanding on Tanyard Lane, 3.7 m wide, for an appliance of 17 tonnes"],
      ["Hydrant", "Existing, 38 m from the dry riser inlet"],
      ["Entry", "Residents' entrance with fire service override; route of 9 m to Stair 1"],
      ["Secure information box", "Residents' entrance, with plans, contact list and system isolation points"],
      ["Wayfinding", "Storey and apartment indicator signs in stairs and lift lobbies, all levels"],
    ],
  ),
  clause(
    "Interaction of systems",
    "The table sets out what happens first. The commissioning plan proves it as one test with mains power present and once more on secondary power.",
  ),
  table(
    "Cause and effect, in outline",
    [
      ["Cause", 5],
      ["Effect", 8],
    ],
    [
      [
        "Smoke detector in a common corridor",
        "Lobby vent of that level and shaft head open; stair head AOVs open; cross-corridor door of that level released",
      ],
      ["Detector in an apartment", "Sounders in that apartment alone"],
      ["Sprinkler flow, apartments", "Signal to the panel and the remote monitoring centre; lifts return to ground"],
      ["Sprinkler flow or alarm, commercial unit", "Commercial sounders; shutters release; no effect on the apartments"],
      ["Loss of mains power", "Generator starts; lifts other than the firefighting lift return to ground and stop"],
    ],
  ),
);

const departures = section(
  "8",
  "Departures from guidance, and assumptions",
  clause(
    "Open-plan apartments",
    "Apartments with the kitchen open to the escape route rely on sprinklers and LD1 detection in place of a protected hall. Comparative analysis of twelve layouts found conditions no worse than those of a guidance layout without sprinklers.",
  ),
  clause(
    "Length of smoke shaft",
    "The shaft serves six lobbies. A computer model with a door open to the fire apartment for escape, and again for firefighting, returns the lobby to tenable conditions within two minutes of the apartment door closing.",
  ),
  clause("Assumptions on management", "The strategy holds only while the following remain true.", [
    "Self-closing devices on apartment entrances stay in place and are inspected each year.",
    "Sprinklers are maintained and any isolation of more than four hours is reported to the fire and rescue service.",
    "Common parts stay clear, and electric bicycles and scooters are neither stored nor charged in them.",
    "Alterations to walls, floors and ceilings are reviewed against this report before they begin.",
  ]),
  clause(
    "Competence and change",
    `${parties.fire} holds the strategy until completion. A change to anything stated here is a controlled change: it is applied for, assessed and recorded before it is built. The parapet height of ${building.parapetHeight} and the storey heights may not change without a fresh assessment.`,
  ),
);

const appendix = section(
  "9",
  "Schedule of evidence",
  clause(
    "Evidence due",
    `The Contractor supplies the evidence below, which ${parties.fire} reviews for consistency with this report. Airtightness of ${fabric.airtightness} is a matter for the specification and not of this report; where a seal serves both, the fire evidence governs.`,
  ),
  table(
    "Evidence to be reviewed by the fire engineer",
    [
      ["Reference", 2],
      ["Subject", 7],
      ["Stage", 4],
    ],
    [
      ["E1", "Doorset test evidence by door type, leaf size and wall type", "Before manufacture"],
      ["E2", "Classification reports of external wall products", "Before order"],
      ["E3", "Penetration seal details by service and substrate", "Before installation"],
      ["E4", "Sprinkler hydraulic calculation and head layout", "Before installation"],
      ["E5", "Smoke control design, model report and cause and effect", "Before installation"],
      ["E6", "Integrated test report on mains and secondary power", "Before completion"],
      ["E7", "Information for the responsible person and for residents", "Before completion"],
    ],
  ),
  clause(
    "Inspections by the fire engineer",
    "Site inspections are made at cavity barriers on Levels 1, 3 and 6, at first-fix penetrations on each level, at doorset installation on two levels chosen on the day, and at the integrated test. An inspection is a sample and is reported within five Working Days.",
  ),
);

export const structureAndFirefighting = [compartmentation, external, firefighting, departures, appendix];
