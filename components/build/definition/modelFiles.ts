import { Text } from "./expressions";
import { JsonObject, present } from "./json";

/** A file of metrics, constraints or configuration. */
export interface MetricsFile {
    /** Default: `application/json`. */
    contentType?: string;
    uri: Text;
}

/** What a check compares with: how the data looked, and what they must keep to. */
export interface MetricsFiles {
    statistics?: MetricsFile;
    constraints?: MetricsFile;
}

/** What an approver sees of a model. */
export interface ModelMetrics {
    modelQuality?: MetricsFiles;
    modelDataQuality?: MetricsFiles;
    bias?: { report?: MetricsFile; preTrainingReport?: MetricsFile; postTrainingReport?: MetricsFile };
    explainability?: MetricsFile;
}

/** What monitors and the checks of later runs compare with. */
export interface DriftCheckBaselines {
    modelQuality?: MetricsFiles;
    modelDataQuality?: MetricsFiles;
    bias?: {
        config?: MetricsFile;
        preTrainingConstraints?: MetricsFile;
        postTrainingConstraints?: MetricsFile;
    };
    explainability?: { config?: MetricsFile; constraints?: MetricsFile };
}

type NamedFiles = Record<string, MetricsFile | undefined>;

function fileDocument(file: MetricsFile): JsonObject {
    return { ContentType: file.contentType ?? "application/json", S3Uri: file.uri };
}

/** Files under their names; undefined where there are none, as the service takes no empty section. */
function section(files: NamedFiles): JsonObject | undefined {
    const given = Object.entries(files).filter(
        (entry): entry is [string, MetricsFile] => entry[1] !== undefined,
    );
    return given.length === 0
        ? undefined
        : Object.fromEntries(given.map(([name, file]) => [name, fileDocument(file)]));
}

function qualitySection(files: MetricsFiles = {}): JsonObject | undefined {
    return section({ Statistics: files.statistics, Constraints: files.constraints });
}

function whole(sections: Record<string, JsonObject | undefined>): JsonObject | undefined {
    const document = present(sections);
    return Object.keys(document).length === 0 ? undefined : document;
}

/** `ModelMetrics` of a model package. */
export function modelMetricsDocument(metrics: ModelMetrics = {}): JsonObject | undefined {
    const { bias = {} } = metrics;
    return whole({
        ModelQuality: qualitySection(metrics.modelQuality),
        ModelDataQuality: qualitySection(metrics.modelDataQuality),
        Bias: section({
            Report: bias.report,
            PreTrainingReport: bias.preTrainingReport,
            PostTrainingReport: bias.postTrainingReport,
        }),
        Explainability: section({ Report: metrics.explainability }),
    });
}

/** `DriftCheckBaselines` of a model package. */
export function driftCheckDocument(baselines: DriftCheckBaselines = {}): JsonObject | undefined {
    const { bias = {}, explainability = {} } = baselines;
    return whole({
        Bias: section({
            ConfigFile: bias.config,
            PreTrainingConstraints: bias.preTrainingConstraints,
            PostTrainingConstraints: bias.postTrainingConstraints,
        }),
        Explainability: section({
            Constraints: explainability.constraints,
            ConfigFile: explainability.config,
        }),
        ModelQuality: qualitySection(baselines.modelQuality),
        ModelDataQuality: qualitySection(baselines.modelDataQuality),
    });
}
