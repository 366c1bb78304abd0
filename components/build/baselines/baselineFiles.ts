import { CheckStep, DriftCheckBaselines, MetricsFile, ModelMetrics, QualityCheckStep } from "../definition";
import { TrainingContext } from "../steps/trainingContext";
import { analysisUri } from "./baselineContext";

/** The checks of a run, as far as its recipe asks for them. */
export interface Checks {
    dataQuality?: QualityCheckStep;
    dataBias?: CheckStep;
    modelQuality?: QualityCheckStep;
    modelBias?: CheckStep;
    explainability?: CheckStep;
}

function calculated(check: QualityCheckStep) {
    return {
        statistics: { uri: check.calculatedStatistics },
        constraints: { uri: check.calculatedConstraints },
    };
}

function compared(check: QualityCheckStep) {
    return {
        statistics: { uri: check.baselineStatistics },
        constraints: { uri: check.baselineConstraints },
    };
}

/** What an approver sees: what this run has calculated. The evaluation's own report stays the model's quality. */
export function calculatedMetrics(checks: Checks, evaluation: MetricsFile): ModelMetrics {
    const { dataQuality, dataBias, modelQuality, modelBias, explainability } = checks;
    return {
        modelQuality: {
            statistics: evaluation,
            ...(modelQuality === undefined
                ? {}
                : { constraints: { uri: modelQuality.calculatedConstraints } }),
        },
        ...(dataQuality === undefined ? {} : { modelDataQuality: calculated(dataQuality) }),
        ...(dataBias === undefined || modelBias === undefined
            ? {}
            : {
                  bias: {
                      preTrainingReport: { uri: dataBias.calculatedConstraints },
                      postTrainingReport: { uri: modelBias.calculatedConstraints },
                  },
              }),
        ...(explainability === undefined
            ? {}
            : { explainability: { uri: explainability.calculatedConstraints } }),
    };
}

/** What monitors and later runs compare with: which baseline that is, the run's parameters decide. */
export function driftBaselines(context: TrainingContext, checks: Checks): DriftCheckBaselines {
    const { dataQuality, dataBias, modelQuality, modelBias, explainability } = checks;
    return {
        ...(modelQuality === undefined ? {} : { modelQuality: compared(modelQuality) }),
        ...(dataQuality === undefined ? {} : { modelDataQuality: compared(dataQuality) }),
        ...(dataBias === undefined || modelBias === undefined
            ? {}
            : {
                  bias: {
                      config: { uri: analysisUri(context, "bias-monitor") },
                      preTrainingConstraints: { uri: dataBias.baselineConstraints },
                      postTrainingConstraints: { uri: modelBias.baselineConstraints },
                  },
              }),
        ...(explainability === undefined
            ? {}
            : {
                  explainability: {
                      config: { uri: analysisUri(context, "explainability-monitor") },
                      constraints: { uri: explainability.baselineConstraints },
                  },
              }),
    };
}
