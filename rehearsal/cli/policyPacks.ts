import { Command } from "commander";
import { layPolicyPacks } from "../packaging/layPolicyPacks";
import { EXIT } from "./failure";
import { runCommand } from "./runCommand";

const AFTER = `
A pack's code in policies/<pack> is replaced by the library's; its files in policies/<pack>/config are
yours and stay. A folder that holds another pack is left alone.

  pulumi preview --policy-pack policies/guardrails --policy-pack policies/security

Exit codes:
  0  the packs are in place
  2  the command line or a folder cannot be used; nothing was written`;

function command(): Command {
    return new Command("mlops-policies")
        .description("Puts the library's policy packs, built, into the Pulumi project in this folder.")
        .addHelpText("after", AFTER);
}

/**
 * Runs the command line and says how it ended; it prints every error itself.
 *
 * @param folder folder of the Pulumi project
 */
export function main(args: readonly string[], folder: string): Promise<number> {
    return runCommand(args, {
        build: (finish) =>
            command().action(() => {
                for (const pack of layPolicyPacks(folder)) {
                    console.log(`${pack} is the library's`);
                }
                finish(EXIT.fine);
            }),
    });
}
