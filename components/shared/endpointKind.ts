/** How an endpoint takes its requests, on which hangs what it publishes, and what scales it. */
export const EndpointKind = {
    /** It answers each request while the caller waits, on instances of its own. */
    Realtime: "realtime",
    /** It answers each request while the caller waits, on capacity that SageMaker starts for the requests. */
    Serverless: "serverless",
    /** It takes requests from S3, queues them and writes the answers to S3; its instances may go down to none. */
    Asynchronous: "asynchronous",
} as const;
export type EndpointKind = (typeof EndpointKind)[keyof typeof EndpointKind];
