import { Get, get, PropertyFile } from "./expressions";
import { mapValues } from "./json";
import { processingJobDocument, ProcessingJobSpec, ProcessingOutput } from "./processingJob";
import { jobTail, JobStepOptions, PropertyFileDocument, Step, stepHead } from "./steps";

/** What a processing step is made from; `O` are the names of its outputs, `P` of its property files. */
export interface ProcessingStepSpec<O extends string, P extends string>
    extends JobStepOptions, ProcessingJobSpec<O> {
    name: string;
    propertyFiles?: Record<P, { output: NoInfer<O>; file: string }>;
}

/** A processing step: `step.outputs.<name>` is the S3 address of that output. */
export interface ProcessingStep<O extends string, P extends string> extends Step {
    readonly outputs: Readonly<Record<O, Get>>;
    readonly propertyFiles: Readonly<Record<P, PropertyFile>>;
}

/** A step that runs a container over files. */
export function processingStep<O extends string = never, P extends string = never>(
    spec: ProcessingStepSpec<O, P>,
): ProcessingStep<O, P> {
    const { name, outputs, propertyFiles } = spec;
    const files = Object.entries<{ output: string; file: string }>(propertyFiles ?? {}).map(
        ([file, { output, file: path }]): PropertyFileDocument => ({
            PropertyFileName: file,
            OutputName: output,
            FilePath: path,
        }),
    );
    return {
        name,
        document: {
            ...stepHead(name, "Processing", spec),
            Arguments: processingJobDocument(spec),
            ...(files.length === 0 ? {} : { PropertyFiles: files }),
            ...jobTail(spec),
        },
        outputs: mapValues(outputs ?? ({} as Record<O, ProcessingOutput>), (output) =>
            get(`Steps.${name}.ProcessingOutputConfig.Outputs['${output}'].S3Output.S3Uri`),
        ),
        propertyFiles: mapValues(propertyFiles ?? ({} as Record<P, unknown>), (file) => ({
            step: name,
            name: file,
        })),
    };
}
