const CREDENTIAL_ERRORS = [
    "CredentialsProviderError",
    "ExpiredToken",
    "ExpiredTokenException",
    "InvalidClientTokenId",
    "UnrecognizedClientException",
];

/** Says what an error of a call means where the SDK's own words do not. */
export function explainError(call: string, endpointName: string, error: unknown): unknown {
    if (!(error instanceof Error)) {
        return error;
    }
    if (CREDENTIAL_ERRORS.includes(error.name)) {
        return new Error(
            `${call} of endpoint ${endpointName} has no valid AWS credentials (${error.message}). ` +
                `An update that is under way goes on in SageMaker; renew the credentials and deploy again to pick it up.`,
        );
    }
    return new Error(`${call} of endpoint ${endpointName}: ${error.name}: ${error.message}`);
}
