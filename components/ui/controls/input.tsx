import type { ComponentProps } from "react";
import { classNames } from "@/lib/client/class-names";
import { CONTROL_CLASS } from "./control-class";

export type InputProps = ComponentProps<"input">;

export function Input({ className, type = "text", ...rest }: InputProps) {
  return <input type={type} className={classNames(CONTROL_CLASS, "h-9 read-only:bg-sunken", className)} {...rest} />;
}
