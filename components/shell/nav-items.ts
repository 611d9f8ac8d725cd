import {
  BarChart3,
  BookOpenText,
  Bot,
  Files,
  House,
  Inbox,
  type LucideIcon,
  MessageSquareText,
  MessagesSquare,
  Scale,
  Settings,
  UserRoundSearch,
  Workflow,
} from "lucide-react";

interface NavItem {
  label: string;
  icon: LucideIcon;
}

/** Every place of a workspace, in the order of the rail. A place is shown only where its address is given. */
export const NAV_ITEMS = {
  home: { label: "Home", icon: House },
  ask: { label: "Ask", icon: MessageSquareText },
  dataRoom: { label: "Data room", icon: Files },
  knowledge: { label: "Knowledge", icon: BookOpenText },
  agents: { label: "Agents", icon: Bot },
  compliance: { label: "Compliance", icon: Scale },
  chatbots: { label: "Chatbots", icon: MessagesSquare },
  flows: { label: "Flows", icon: Workflow },
  leads: { label: "Leads", icon: UserRoundSearch },
  analytics: { label: "Analytics", icon: BarChart3 },
  inbox: { label: "Inbox", icon: Inbox },
  settings: { label: "Settings", icon: Settings },
} as const satisfies Record<string, NavItem>;

export type NavId = keyof typeof NAV_ITEMS;

export const MAIN_NAV: readonly NavId[] = ["home", "ask", "dataRoom", "knowledge", "agents", "compliance", "chatbots", "flows", "leads", "analytics"];
export const LOWER_NAV: readonly NavId[] = ["inbox", "settings"];
export const PHONE_NAV: readonly NavId[] = ["ask", "dataRoom", "inbox"];

/** Where each place is; what is absent does not exist (yet, or for this person). */
export type NavHrefs = Partial<Record<NavId, string>>;

export function isCurrent(pathname: string, id: NavId, href: string): boolean {
  return pathname === href || (id !== "home" && pathname.startsWith(`${href}/`));
}
