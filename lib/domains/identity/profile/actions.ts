"use server";

import { accountAction } from "@/lib/transport/action";
import { changeTheme } from "./commands/change-theme";
import { removeAvatar } from "./commands/remove-avatar";
import { updateProfile } from "./commands/update-profile";

export const updateProfileAction = accountAction(updateProfile);
export const changeThemeAction = accountAction(changeTheme);
export const removeAvatarAction = accountAction(removeAvatar);
