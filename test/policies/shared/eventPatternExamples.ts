import { Json, JsonObject } from "../../../policies/shared/json";

type Events = readonly JsonObject[];

/**
 * The comparisons of the user guide's page "Comparison operators for use in event patterns in Amazon EventBridge" and
 * of its pages on arrays and existence: the pattern as it is printed there, what the text beside it says it is for,
 * and what it says it is not for.
 */
export const USER_GUIDE: readonly (readonly [what: string, pattern: Json, right: Events, wrong: Events])[] = [
    [
        "and",
        { Location: ["New York"], Day: ["Monday"] },
        [{ Location: "New York", Day: "Monday" }],
        [{ Location: "New York", Day: "Tuesday" }, { Location: "New York" }],
    ],
    [
        "or of several fields",
        { $or: [{ Location: ["New York"] }, { Day: ["Monday"] }] },
        [{ Location: "New York" }, { Day: "Monday", Location: "Paris" }],
        [{ Location: "Paris", Day: "Tuesday" }],
    ],
    [
        "or of one field",
        { PaymentType: ["Credit", "Debit"] },
        [{ PaymentType: "Credit" }, { PaymentType: "Debit" }],
        [{ PaymentType: "Cash" }],
    ],
    [
        "anything but",
        { state: [{ "anything-but": "initializing" }] },
        [{ state: "running" }],
        [{ state: "initializing" }],
    ],
    [
        "anything but numbers",
        { "x-limit": [{ "anything-but": [100, 200, 300] }] },
        [{ "x-limit": 150 }, { "x-limit": "100" }],
        [{ "x-limit": 200 }],
    ],
    [
        "anything but texts",
        { state: [{ "anything-but": ["stopped", "overloaded"] }] },
        [{ state: "running" }],
        [{ state: "stopped" }, { state: "overloaded" }],
    ],
    [
        "anything but a beginning",
        { Region: [{ "anything-but": { prefix: "us-" } }] },
        [{ Region: "eu-west-1" }],
        [{ Region: "us-east-1" }],
    ],
    [
        "anything but beginnings",
        { state: [{ "anything-but": { prefix: ["init", "error"] } }] },
        [{ state: "running" }],
        [{ state: "initializing" }, { state: "error-1" }],
    ],
    [
        "anything but an end",
        { FileName: [{ "anything-but": { suffix: ".png" } }] },
        [{ FileName: "a.txt" }],
        [{ FileName: "a.png" }],
    ],
    [
        "anything but ends",
        { FileName: [{ "anything-but": { suffix: [".txt", ".rtf"] } }] },
        [{ FileName: ".txt.bak" }],
        [{ FileName: "a.txt" }, { FileName: "a.rtf" }],
    ],
    [
        "anything but, whatever the case",
        { state: [{ "anything-but": { "equals-ignore-case": "initializing" } }] },
        [{ state: "running" }],
        [{ state: "INITIALIZING" }, { state: "initializing" }],
    ],
    [
        "anything but several, whatever the case",
        { state: [{ "anything-but": { "equals-ignore-case": ["initializing", "stopped"] } }] },
        [{ state: "running" }],
        [{ state: "Initializing" }, { state: "STOPPED" }],
    ],
    [
        "anything but a wildcard",
        { FilePath: [{ "anything-but": { wildcard: "*/lib/*" } }] },
        [{ FilePath: "/usr/bin/x" }],
        [{ FilePath: "/usr/lib/x" }],
    ],
    [
        "anything but wildcards",
        { FilePath: [{ "anything-but": { wildcard: ["*/lib/*", "*/bin/*"] } }] },
        [{ FilePath: "/usr/share/x" }],
        [{ FilePath: "/usr/lib/x" }, { FilePath: "/usr/bin/x" }],
    ],
    ["begins with", { Region: [{ prefix: "us-" }] }, [{ Region: "us-east-1" }], [{ Region: "eu-us-1" }]],
    [
        "begins with, whatever the case",
        { service: [{ prefix: { "equals-ignore-case": "eventb" } }] },
        [{ service: "EventBridge" }, { service: "EVENTBRIDGE" }],
        [{ service: "events" }],
    ],
    [
        "ends with",
        { FileName: [{ suffix: ".png" }] },
        [{ FileName: "a.png" }],
        [{ FileName: "a.PNG" }, { FileName: "a.png.txt" }],
    ],
    [
        "ends with, whatever the case",
        { service: [{ suffix: { "equals-ignore-case": "tBridge" } }] },
        [{ service: "EventBridge" }, { service: "EVENTBRIDGE" }],
        [{ service: "bridge" }],
    ],
    ["empty", { LastName: [""] }, [{ LastName: "" }], [{ LastName: null }, {}]],
    ["null", { UserID: [null] }, [{ UserID: null }], [{ UserID: "" }, {}]],
    [
        "equals, whatever the case",
        { Name: [{ "equals-ignore-case": "alice" }] },
        [{ Name: "Alice" }],
        [{ Name: "Bob" }],
    ],
    [
        "exists",
        { ProductName: [{ exists: true }] },
        [{ ProductName: "" }, { ProductName: null }],
        [{}, { ProductName: { part: "object" } }],
    ],
    [
        "does not exist",
        { ProductName: [{ exists: false }] },
        [{}, { ProductName: { part: "object" } }],
        [{ ProductName: "x" }],
    ],
    ["equals a number", { Price: [{ numeric: ["=", 100] }] }, [{ Price: 100 }], [{ Price: "100" }]],
    [
        "a range",
        { Price: [{ numeric: [">", 10, "<=", 20] }] },
        [{ Price: 20 }, { Price: 10.5 }],
        [{ Price: 10 }, { Price: 21 }],
    ],
    [
        "an address",
        { detail: { "source-ip": [{ cidr: "10.0.0.0/24" }] } },
        [{ detail: { "source-ip": "10.0.0.255" } }],
        [{ detail: { "source-ip": "10.0.1.0" } }],
    ],
    [
        "a wildcard",
        { EventBusArn: [{ wildcard: "arn:aws:events:us-east-1:*:event-bus/*" }] },
        [{ EventBusArn: "arn:aws:events:us-east-1:111122223333:event-bus/own" }],
        [{ EventBusArn: "arn:aws:events:us-east-2:111122223333:event-bus/own" }],
    ],
    [
        "all at once",
        {
            time: [{ prefix: "2017-10-02" }],
            detail: {
                state: [{ "anything-but": "initializing" }],
                "c-count": [{ numeric: [">", 0, "<=", 5] }],
                "d-count": [{ numeric: ["<", 10] }],
                "x-limit": [{ "anything-but": [100, 200, 300] }],
            },
        },
        [
            {
                time: "2017-10-02T18:43:48Z",
                detail: { state: "running", "c-count": 5, "d-count": 3, "x-limit": 301.8 },
            },
        ],
        [
            { time: "2017-10-02T18:43:48Z", detail: { state: "running", "c-count": 5, "d-count": 3 } },
            {
                time: "2017-10-02T18:43:48Z",
                detail: { state: "running", "c-count": 0, "d-count": 3, "x-limit": 301.8 },
            },
        ],
    ],
    [
        "alternatives of several kinds",
        {
            source: ["aws.cloudwatch"],
            $or: [
                { metricName: ["CPUUtilization", "ReadLatency"] },
                { metricType: ["MetricType"], namespace: ["AWS/EC2", "AWS/ES"] },
                { scope: ["Service"] },
            ],
        },
        [
            { source: "aws.cloudwatch", metricName: "ReadLatency" },
            { source: "aws.cloudwatch", metricType: "MetricType", namespace: "AWS/ES" },
            { source: "aws.cloudwatch", scope: "Service" },
        ],
        [{ source: "aws.cloudwatch", metricType: "MetricType" }, { scope: "Service" }],
    ],
    [
        "one of a list's values",
        { resources: ["arn:aws:ec2:us-east-1::image/ami-2"] },
        [{ resources: ["arn:aws:ec2:us-east-1::image/ami-1", "arn:aws:ec2:us-east-1::image/ami-2"] }],
        [{ resources: ["arn:aws:ec2:us-east-1::image/ami-1"] }, { resources: [] }],
    ],
];
