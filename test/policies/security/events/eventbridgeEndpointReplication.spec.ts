import { eventbridgeEndpointReplication } from "../../../../policies/security/events/eventbridgeEndpointReplication";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(eventbridgeEndpointReplication, {
    types: ["aws:cloudwatch/eventEndpoint:EventEndpoint", "aws-native:events:Endpoint"],
    good: { replicationConfig: { state: "ENABLED" } },
    accepts: { "AWS's default": { replicationConfig: undefined } },
    stops: {
        "replication that is off": [
            { replicationConfig: { state: "DISABLED" } },
            'replicationConfig.state is "DISABLED"; it must not be "DISABLED". Fix: take replicationConfig.state out.',
        ],
    },
    notes: {
        "an unknown state": [
            { replicationConfig: { state: UNKNOWN } },
            "string value at .replicationConfig.state",
        ],
    },
});
