import { RecordedResource } from "../../rehearsal/engine/recordedResource";
import { Simulation } from "../../rehearsal/engine/recordingMonitor";
import { runProgram } from "../../rehearsal/engine/runProgram";

/** The location that component tests use. */
export const LOCATION = { partition: "aws", region: "eu-central-1", accountId: "111122223333" };

/** What a test may say about the run; the defaults are an update without configuration. */
export interface RecordOptions {
    preview?: boolean;
    config?: Record<string, string>;
    secretKeys?: string[];
    /** Answers for data sources, by token. */
    invokes?: Record<string, Record<string, unknown>>;
}

function echoSimulation(options: RecordOptions): Simulation {
    return {
        createResource: ({ type, name, custom, inputs }) => {
            const physicalName = `${name}-0a1b2c3`;
            const named = { name: physicalName, bucket: physicalName, jobDefinitionName: physicalName };
            const known = { ...named, ...inputs };
            if (!custom || options.preview === true) {
                return { id: "", outputs: known };
            }
            return { id: `${name}-id`, outputs: { arn: `arn:${type}/${name}`, ...known } };
        },
        invoke: ({ token }) => {
            const answer = options.invokes?.[token];
            if (answer === undefined) {
                throw new Error(`the test gives no answer for ${token}`);
            }
            return answer;
        },
    };
}

/** What a component declared, with the questions that tests ask of it. */
export class Recording {
    constructor(
        readonly resources: RecordedResource[],
        readonly outputs: Record<string, unknown>,
    ) {}

    /** Type and name of every resource but the stack, sorted: `type name`. */
    typesAndNames(): string[] {
        return this.resources
            .filter((resource) => resource.type !== "pulumi:pulumi:Stack")
            .map((resource) => `${resource.type} ${resource.name}`)
            .sort();
    }

    /** Names of the resources of one type, sorted. */
    names(type: string): string[] {
        return this.all(type).map((resource) => resource.name);
    }

    /** Every resource of one type, by name. */
    all(type: string): RecordedResource[] {
        return this.resources
            .filter((resource) => resource.type === type)
            .sort((a, b) => a.name.localeCompare(b.name));
    }

    /** The resource of one type and name; the name may be left out where there is only one. */
    one(type: string, name?: string): RecordedResource {
        const found = this.all(type).filter((resource) => name === undefined || resource.name === name);
        const [first] = found;
        if (first === undefined || found.length > 1) {
            throw new Error(
                `expected one ${type} ${name ?? ""}, recorded: ${this.typesAndNames().join(", ")}`,
            );
        }
        return first;
    }
}

/** Runs `program` on the recording monitor; what it returns are the recorded outputs. */
export async function record(program: () => unknown, options: RecordOptions = {}): Promise<Recording> {
    const result = await runProgram({
        project: "sagemaker-mlops",
        stack: "test",
        config: options.config ?? {},
        secretKeys: options.secretKeys ?? [],
        preview: options.preview ?? false,
        simulation: echoSimulation(options),
        program,
    });
    return new Recording(result.resources, result.outputs);
}
