import * as assert from "node:assert";
import { keyAliasProblems } from "../../../components/foundation/keyAlias";

describe("keyAliasProblems", () => {
    for (const aliasName of ["alias/fraud", "alias/ml/fraud_dev-1", `alias/${"a".repeat(250)}`]) {
        it(`accepts ${aliasName.slice(0, 30)}`, () => {
            assert.deepStrictEqual(keyAliasProblems(aliasName), []);
        });
    }

    for (const aliasName of [
        "fraud",
        "alias/",
        "alias/fraud key",
        "alias/fraud:dev",
        `alias/${"a".repeat(251)}`,
    ]) {
        it(`refuses "${aliasName.slice(0, 30)}"`, () => {
            assert.deepStrictEqual(
                keyAliasProblems(aliasName).map(({ path, got }) => ({ path, got })),
                [{ path: "aliasName", got: aliasName }],
            );
        });
    }

    it("refuses the prefix that AWS keeps for itself, and only that", () => {
        assert.strictEqual(keyAliasProblems("alias/aws/fraud").length, 1);
        assert.deepStrictEqual(keyAliasProblems("alias/awsome"), []);
    });
});
