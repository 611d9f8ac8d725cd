"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { MenuChoices } from "@/components/ui/overlays/dropdown-menu";

const OPTIONS = [
  { value: "light", label: "Light", icon: <Sun aria-hidden /> },
  { value: "dark", label: "Dark", icon: <Moon aria-hidden /> },
  { value: "system", label: "As the system", icon: <Monitor aria-hidden /> },
] as const;

export function ThemeMenuItems() {
  const { theme = "system", setTheme } = useTheme();
  return <MenuChoices value={theme} onValueChange={setTheme} options={OPTIONS} />;
}
