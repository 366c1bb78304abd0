import { Policies } from "@pulumi/policy";
import { sagemakerModelNetworkIsolation } from "./model/sagemakerModelNetworkIsolation";

/** The rules of this pack, family by family. */
export const policies: Policies = [sagemakerModelNetworkIsolation];
