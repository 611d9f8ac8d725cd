"use server";

import { organizationAction } from "@/lib/transport/action";
import { addProvider } from "./commands/add-provider";
import { orderProviders } from "./commands/order-providers";
import { removeProvider } from "./commands/remove-provider";
import { setModelFallback } from "./commands/set-model-fallback";
import { testProvider } from "./commands/test-provider";
import { updateProvider } from "./commands/update-provider";

export const addProviderAction = organizationAction(addProvider);
export const updateProviderAction = organizationAction(updateProvider);
export const removeProviderAction = organizationAction(removeProvider);
export const orderProvidersAction = organizationAction(orderProviders);
export const setModelFallbackAction = organizationAction(setModelFallback);
export const testProviderAction = organizationAction(testProvider);
