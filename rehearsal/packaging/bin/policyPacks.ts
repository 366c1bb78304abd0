#!/usr/bin/env node
import { layPolicyPacks } from "../layPolicyPacks";

for (const folder of layPolicyPacks(process.cwd())) {
    console.log(`${folder} is the library's`);
}
