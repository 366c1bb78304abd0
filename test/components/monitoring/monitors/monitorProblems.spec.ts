import * as assert from "node:assert";
import { MonitoringSchedule } from "../../../../components/monitoring/monitors/monitoringSchedule";
import { LOCATION, record } from "../../../support/recorder";
import { args, DATA_QUALITY, recordMonitor, rejects } from "./monitoringFixture";

describe("MonitoringSchedule refuses", () => {
    it("an endpoint that captures nothing", async () => {
        await rejects(
            { dataCapturePercent: 0 },
            "dataCapturePercent: must be above 0 and at most 100, a monitor has nothing to look at otherwise, got 0; switch the endpoint's data capture on",
        );
    });

    it("a schedule that Model Monitor does not have, and a run longer than the time to the next", async () => {
        await rejects(
            { schedule: "rate(1 hour)" },
            'schedule: must be hourly, daily or every n hours, on the hour, got "rate(1 hour)"; write cron(0 * ? * * *), cron(0 6 ? * * *) or cron(0 0/6 ? * * *)',
        );
        await rejects(
            { maxRuntimeSeconds: 3601 },
            "maxRuntimeSeconds: must be a whole number between 60 and 3600, got 3601; let a run end before the next one starts",
        );
        // Every five hours means four hours over midnight.
        await rejects(
            { maxRuntimeSeconds: 14_401, schedule: "cron(0 0/5 ? * * *)" },
            "maxRuntimeSeconds: must be a whole number between 60 and 14400, got 14401; let a run end before the next one starts",
        );
    });

    it("drift that nobody notices", async () => {
        await rejects(
            { dataQuality: { ...DATA_QUALITY, driftAlarms: [] }, alarmActionArns: [] },
            "dataQuality.driftAlarms: must have at least one member, drift stays unnoticed otherwise, got []; name the features that matter most to the model",
            "alarmActionArns: must have at least one member, an alarm that tells nobody is none, got []; give the ARN of a notification topic",
        );
    });

    it("features that repeat, have no name or a distance that cannot be", async () => {
        const driftAlarms = [{ feature: "amount" }, { feature: "amount", maxDistance: 1.1 }, { feature: "" }];
        await rejects(
            { dataQuality: { ...DATA_QUALITY, driftAlarms } },
            'dataQuality.driftAlarms features: must not repeat, got "amount"; list each feature once',
            "dataQuality.driftAlarms[1].maxDistance: must be above 0 and at most 1, got 1.1; leave it out for Model Monitor's own 0.1",
            'dataQuality.driftAlarms[2].feature: must be a name that leaves its metric\'s within 255 characters, got ""; use the name that the baseline has',
        );
    });

    it("resources that jobs cannot have, and names and prefixes that do not fit", async () => {
        await rejects(
            {
                scheduleName: "fraud_input",
                outputPrefix: "/reports/",
                instanceType: "m5.xlarge",
                instanceCount: 0,
                volumeSizeInGb: 0.5,
            },
            'scheduleName: must be 1 to 63 letters, digits and hyphens, with a letter or digit at both ends, got "fraud_input"; leave it out or choose another name',
            'outputPrefix: must be parts of letters, digits, dots, underscores and hyphens, joined by slashes, got "/reports/"; leave out slashes at the ends',
            'instanceType: must be an instance type of SageMaker, got "m5.xlarge"; write it as ml.family.size, for example ml.m5.xlarge',
            "instanceCount: must be a whole number between 1 and 100, got 0; use 1",
            "volumeSizeInGb: must be a whole number between 1 and 16384, got 0.5; use 30",
        );
    });

    it("a component name that leaves no room for the definition's", async () => {
        const name = "a".repeat(41);
        await assert.rejects(
            record(() => new MonitoringSchedule(name, args())),
            {
                message: `MonitoringSchedule "${name}":\n  name: must be 1 to 40 letters, digits and hyphens, got "${name}"; choose a shorter name for the component`,
            },
        );
    });

    it("a region in which Amazon publishes no analyzer", async () => {
        await assert.rejects(
            recordMonitor({ location: { ...LOCATION, region: "mx-central-1" } }),
            (error: Error) => {
                return error.message.includes(
                    'location.region: must be a region where Amazon publishes the Model Monitor analyzer image, got "mx-central-1"',
                );
            },
        );
    });
});
