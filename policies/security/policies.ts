import { packPolicies } from "../shared/packPolicies";
import { rules } from "./rules";

/** What Pulumi runs. */
export const policies = packPolicies("security", rules);
