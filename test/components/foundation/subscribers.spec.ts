import * as assert from "node:assert";
import { emailProblems, httpsEndpointProblems } from "../../../components/foundation/subscribers";
import { describeProblem } from "../../../components/shared/problems/problems";

describe("emailProblems", () => {
    it("accepts addresses", () => {
        assert.deepStrictEqual(emailProblems(["ml@example.com", "o'neil+ml@sub.example.co.uk"]), []);
    });

    for (const email of [
        "",
        "ml",
        "ml@",
        "@example.com",
        "ml@example",
        "ml@example.",
        "m l@example.com",
        "a@b@c.de",
    ]) {
        it(`refuses "${email}"`, () => {
            assert.deepStrictEqual(emailProblems([email]).map(describeProblem), [
                `emails[0]: must be an e-mail address, got "${email}"; write it as name@example.com`,
            ]);
        });
    }

    it("refuses an address that is there already, whatever its case", () => {
        assert.deepStrictEqual(emailProblems(["ml@example.com", "ML@example.com"]).map(describeProblem), [
            'emails[1]: must not repeat an address, got "ML@example.com"; leave it out',
        ]);
    });
});

describe("httpsEndpointProblems", () => {
    it("accepts an address over TLS", () => {
        assert.deepStrictEqual(httpsEndpointProblems("https://hooks.example.com/t/secret"), []);
    });

    for (const url of ["http://hooks.example.com/t/secret", "https://", "hooks.example.com", ""]) {
        it(`refuses "${url}" without repeating it, as it is a secret`, () => {
            assert.deepStrictEqual(httpsEndpointProblems(url).map(describeProblem), [
                "httpsEndpoint: must begin with https:// and a host, as notifications do not travel in the clear; " +
                    "give the receiver's TLS address",
            ]);
        });
    }
});
