import type * as aws from "@pulumi/aws";
import type { StageEntry } from "./deployStages";

type BeforeEntry = aws.types.input.codepipeline.PipelineStageBeforeEntry;
type Rule = aws.types.input.codepipeline.PipelineStageBeforeEntryConditionRule;

/** Minutes that an alarm which is firing is given to calm down. */
const ALARM_WAIT_MINUTES = "15";

/**
 * Writes what must hold before a stage as CodePipeline takes it: an execution waits for the window to open, and fails
 * when an alarm keeps firing or the window does not open in time.
 */
export function stageEntry({ window, alarmNames, region }: StageEntry): BeforeEntry {
    const alarms = alarmNames.map((AlarmName, at): Rule => {
        const configuration = { AlarmName, AlarmStates: "ALARM", WaitTime: ALARM_WAIT_MINUTES };
        return {
            name: `Alarm-${at + 1}`,
            ruleTypeId: ruleType("CloudWatchAlarm"),
            configuration,
            ...(region === undefined ? {} : { region }),
        };
    });
    const windows: Rule[] =
        window === undefined
            ? []
            : [
                  {
                      name: "DeploymentWindow",
                      ruleTypeId: ruleType("DeploymentWindow"),
                      configuration: { Cron: window.schedule, TimeZone: window.timezone },
                      timeoutInMinutes: window.timeoutMinutes,
                  },
              ];
    return { condition: { result: "FAIL", rules: [...windows, ...alarms] } };
}

function ruleType(provider: string): Rule["ruleTypeId"] {
    return { category: "Rule", owner: "AWS", provider, version: "1" };
}
