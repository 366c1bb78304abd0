import { codebuildBuildsBounded } from "../../../../policies/guardrails/cost/codebuildBuildsBounded";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";

const TYPE = "aws:codebuild/project:Project";

function project(properties: object): ResourceFixture {
    return { type: TYPE, name: "build", properties: { ...properties } };
}

function message(place: string, found: string, most: string): string {
    const [number = ""] = most.split(" ");
    return `${TYPE} "build": ${place} ${found}; it must be at most ${most}. Fix: set ${place} to ${number} or less.`;
}

describeRule(codebuildBuildsBounded, {
    "accepts builds within the bounds, and AWS's hour": {
        resources: [project({ buildTimeout: 480, concurrentBuildLimit: 5 }), project({})],
    },
    "stops long builds": {
        resources: [project({ buildTimeout: 500 })],
        violations: [message("buildTimeout", "is 500", "480 minutes")],
    },
    "stops many builds at once": {
        resources: [project({ concurrentBuildLimit: 50 })],
        violations: [message("concurrentBuildLimit", "is 50", "5")],
    },
    "asks for a bound where that is configured": {
        resources: [project({})],
        config: { requireConcurrencyLimit: true },
        violations: [message("concurrentBuildLimit", "is not set", "5")],
    },
    "takes the bounds from its settings": {
        resources: [project({ buildTimeout: 2000, concurrentBuildLimit: 50 })],
        config: { maximumMinutes: 2000, maximumConcurrentBuilds: 50 },
    },
    "notes what it does not know": {
        resources: [project({ buildTimeout: UNKNOWN, concurrentBuildLimit: UNKNOWN })],
        undecided: [
            `${TYPE} "build": string value at .buildTimeout can't be known during preview`,
            `${TYPE} "build": string value at .concurrentBuildLimit can't be known during preview`,
        ],
    },
});
