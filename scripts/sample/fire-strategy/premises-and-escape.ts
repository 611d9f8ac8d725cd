import { clause, section, table } from "../blocks";
import { building, cite, fire, parties, project } from "../facts";

const introduction = section(
  "1",
  "Introduction",
  clause("Purpose", [
    `This report states the fire safety strategy of ${project.name}, ${project.address}. It sets what the building must provide; drawings, schedules and specifications carry it out. It was prepared by ${parties.fire} for ${parties.employer}.`,
    "It is addressed to designers, the Contractor, the regulator and those who will manage the building. Whoever changes the building should read it first.",
  ]),
  clause("Basis of design", [
    "The strategy follows the functional requirements B1 to B5 of the building regulations for England, using the published guidance for blocks of flats as the starting point.^Guidance is a benchmark, not a set of instructions. Where this report departs from it, the reason is given in section 8.",
    "Property protection beyond that provided for life safety is not an objective, except that the sprinkler installation is expected to limit most fires to the room of origin.",
  ]),
  clause(
    "Precedence",
    `Where a drawing or schedule disagrees with this report, the work concerned stops until ${parties.fire} has answered in writing. Silence of a drawing is not a departure from this report.`,
  ),
  table(
    "Definitions used in this report",
    [
      ["Term", 3],
      ["Meaning", 9],
    ],
    [
      ["Common corridor", "The corridor on Levels 1 to 6 that joins Stair 1 and Stair 2 and onto which the apartments open"],
      ["Ventilated lobby", "The half of a common corridor between a stair and the cross-corridor door, with its own smoke shaft"],
      [
        "Firefighting shaft",
        "Stair 1 and the firefighting lift within one enclosure, reached on each storey from the Stair 1 lobby, where the dry riser outlet stands",
      ],
      ["FD30S, FD60S", "A doorset with 30 or 60 minutes of fire resistance (integrity) that also restricts cold smoke"],
      ["AOV", "Automatic opening vent: opens on detection of smoke and by the fire service's switch"],
    ],
  ),
);

const premises = section(
  "2",
  "The building and its occupants",
  clause("Form", [
    `The building has ${building.storeys}. The floor of Level 6 is ${building.topFloorHeight} above the ground at the fire appliance hardstanding, so that the building is a higher-risk building, exceeds 18 m, and needs two stairs and a firefighting shaft.`,
    `There are ${building.apartments} apartments, ${building.apartmentsPerLevel} on each of Levels 1 to 6, four on each side of the cross-corridor door. No apartment has more than one storey.`,
  ]),
  clause(
    "Ground storey",
    `The ground storey holds a commercial unit of ${building.commercialArea}, the residents' entrance, bin store, cycle store and plant rooms. The commercial unit has its own exits to the street and no internal connection with the residential part. The bin store and cycle store open to the outside air only.`,
  ),
  clause(
    "Occupants",
    "Residents may be asleep, may be alone, and may include people who cannot use stairs without help. Five apartments on Level 1 are laid out for wheelchair users. Management does not rely on staff being present.",
  ),
  table(
    "Purpose groups and occupancy",
    [
      ["Part", 4],
      ["Purpose group", 3],
      ["Occupants assumed", 3],
    ],
    [
      ["Apartments, Levels 1 to 6", "1(a)", "168 in all"],
      ["Commercial unit", "4 or 3", "215"],
      ["Plant and stores", "7(a)", "Occasional"],
    ],
  ),
);

const escape = section(
  "3",
  "Means of warning and escape",
  clause("Evacuation strategy", [
    "The apartments are designed for a stay put strategy: only the residents of the apartment on fire leave at once, and others may remain unless the fire and rescue service directs them to leave.",
    "The commercial unit evacuates simultaneously on its own alarm. An alarm in the commercial unit does not sound in the apartments.",
  ]),
  clause(
    "Detection and alarm in apartments",
    "Each apartment has a Grade D1, Category LD1 system: smoke detectors in hall, living rooms and bedrooms, a heat detector in the kitchen, all interlinked, with mains supply and sealed standby batteries.^Coverage is one category higher than the guidance asks, because apartments have open-plan kitchens.",
  ),
  clause(
    "Detection in common parts",
    "Smoke detectors in the common corridors operate the smoke control system and release the hold-open devices of cross-corridor doors. They sound no alarm.",
  ),
  clause(
    "Evacuation alert system",
    "A system for use by the fire and rescue service alone gives an evacuation signal by level to every apartment. Its panel stands in the residents' entrance beside the secure information box.",
  ),
  clause(
    "Escape within apartments",
    "Open-plan apartments are arranged so that the cooking appliance is at least 1,800 mm from the escape route, and no apartment has a travel distance of more than 18 m from any point to its entrance door.",
  ),
  clause(
    "Escape in the common corridor",
    `Two directions of escape are available from every apartment entrance. The greatest distance from an apartment entrance to the nearer stair door is ${fire.travel}; the longest dead end is ${fire.deadEnd}. A cross-corridor doorset divides each common corridor into two ventilated lobbies.`,
  ),
  clause(
    "Stairs",
    `Stair 1 and Stair 2 are each ${fire.stairWidth} wide between walls and lead to open air at ground level by exits of their own. Neither passes through the other's enclosure. Stair 1 also reaches the roof.`,
  ),
  clause(
    "People who need help",
    "The firefighting lift may be used under the control of the fire and rescue service for evacuation. Each stair landing on Levels 1 to 6 keeps a refuge of 1,400 x 900 mm clear of the door swing, with two-way communication to the residents' entrance.",
  ),
  clause(
    "Emergency lighting and signs",
    "Corridors, stairs, lobbies and plant rooms have emergency lighting of three hours' duration. Storey and apartment signs that can be read in low light face every stair and lift landing.^The lowest sign reads from the ground level upwards, in the numbering used on the approved plans.",
  ),
);

const linings = section(
  "4",
  "Internal fire spread: linings",
  clause(
    "Classes",
    `Wall and ceiling linings meet the classes of the table. Thin coverings count together with their substrate; ${parties.architect} keeps the evidence.`,
  ),
  table(
    "Reaction to fire of linings",
    [
      ["Place", 6],
      ["Class, at least", 4],
    ],
    [
      ["Common corridors, lobbies, stairs, residents' entrance", fire.circulationLining],
      ["Rooms larger than 4 m²", fire.roomLining],
      ["Rooms of 4 m² or less", fire.smallRoomLining],
    ],
  ),
  clause(
    "Furniture and storage",
    `The common parts are kept clear. No seating, mat well, planter or notice board of combustible material is provided by the design. See also ${cite("specification")}, section M20.`,
  ),
);

export const premisesAndEscape = [introduction, premises, escape, linings];
