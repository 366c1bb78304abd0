/** What a process needs to take a fake service for SageMaker. */
export function fakeEnvironment(url: string): Record<string, string> {
    return {
        AWS_ENDPOINT_URL_CLOUDWATCH: url,
        AWS_ENDPOINT_URL_SAGEMAKER: url,
        AWS_ACCESS_KEY_ID: "fake",
        AWS_SECRET_ACCESS_KEY: "fake",
        AWS_REGION: "eu-central-1",
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    };
}

/** Makes this process take a fake service for SageMaker; what it returns undoes that. */
export function pointAwsAt(url: string): () => void {
    const before = Object.keys(fakeEnvironment(url)).map((name) => [name, process.env[name]] as const);
    Object.assign(process.env, fakeEnvironment(url));
    return () => {
        for (const [name, value] of before) {
            if (value === undefined) {
                Reflect.deleteProperty(process.env, name);
            } else {
                process.env[name] = value;
            }
        }
    };
}
