import type { Problem } from "../shared/problems/problems";

const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** What is wrong with the addresses that notifications are mailed to. */
export function emailProblems(emails: readonly string[]): Problem[] {
    const lowerCase = emails.map((email) => email.toLowerCase());
    return emails.flatMap((email, index) => {
        const path = `emails[${index}]`;
        if (!EMAIL.test(email)) {
            return [
                { path, rule: "must be an e-mail address", got: email, fix: "write it as name@example.com" },
            ];
        }
        return lowerCase.indexOf(email.toLowerCase()) < index
            ? [{ path, rule: "must not repeat an address", got: email, fix: "leave it out" }]
            : [];
    });
}

/** What is wrong with the address that notifications are posted to. It is a secret, so the problem does not show it. */
export function httpsEndpointProblems(url: string): Problem[] {
    return /^https:\/\/[^\s/]+/.test(url)
        ? []
        : [
              {
                  path: "httpsEndpoint",
                  rule: "must begin with https:// and a host, as notifications do not travel in the clear",
                  fix: "give the receiver's TLS address",
              },
          ];
}
