"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { MenuChoices } from "@/components/ui/overlays/dropdown-menu";
import { useThemeChoice } from "./person-theme";

const OPTIONS = [
  { value: "light", label: "Light", icon: <Sun aria-hidden /> },
  { value: "dark", label: "Dark", icon: <Moon aria-hidden /> },
  { value: "system", label: "As the system", icon: <Monitor aria-hidden /> },
] as const;

export function ThemeMenuItems() {
  const { theme, choose } = useThemeChoice();
  return <MenuChoices value={theme} onValueChange={choose} options={OPTIONS} />;
}
