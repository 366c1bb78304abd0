import * as fs from "node:fs";
import * as automation from "@pulumi/pulumi/automation";

/** One command that the API gave to the CLI. */
export interface GivenCommand {
    args: string[];
    folder: string;
    environment: Record<string, string>;
}

/** How the CLI answers a command. */
export interface CommandAnswer {
    code?: number;
    stdout?: string;
    stderr?: string;
    events?: automation.EngineEvent[];
    /** What is thrown instead of an answer. */
    error?: Error;
}

/** An old enough version to have its events written to a file instead of a server. */
const VERSION = "3.200.0";

/** Stands for the Pulumi CLI: keeps what it is asked, and answers as it is told, by the command's name and verb. */
export class FakePulumi {
    readonly commands: GivenCommand[] = [];
    readonly version = { toString: () => VERSION };
    readonly command = "pulumi";

    constructor(private readonly answers: Record<string, CommandAnswer> = {}) {}

    run(
        args: string[],
        folder: string,
        environment: Record<string, string>,
    ): Promise<{ code: number; stdout: string; stderr: string }> {
        this.commands.push({ args, folder, environment });
        const [name = "", verb = ""] = args;
        const answer = this.answers[`${name} ${verb}`] ?? this.answers[name] ?? {};
        const { code = 0, stdout = "{}", stderr = "", events = [], error } = answer;
        const log = args[args.indexOf("--event-log") + 1];
        if (events.length > 0 && log !== undefined) {
            fs.appendFileSync(log, events.map((event) => `${JSON.stringify(event)}\n`).join(""));
        }
        if (error !== undefined) {
            return Promise.reject(error);
        }
        if (code !== 0) {
            return Promise.reject(new Error(`code: ${String(code)}\nstderr: ${stderr}`));
        }
        return Promise.resolve({ code, stdout, stderr });
    }

    /** The same, as the API wants it; its class has a private constructor. */
    asCommand(): automation.PulumiCommand {
        return this as unknown as automation.PulumiCommand;
    }
}
