import type { Problem } from "../shared/problems/problems";

const ALIAS = /^alias\/[\w/-]{1,250}$/;

/** What is wrong with a key's alias. https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html */
export function keyAliasProblems(aliasName: string): Problem[] {
    if (!ALIAS.test(aliasName)) {
        return [
            {
                path: "aliasName",
                rule: "must be alias/ and 1 to 250 letters, digits, slashes, underscores or hyphens",
                got: aliasName,
                fix: "name the key after the platform, for example alias/fraud",
            },
        ];
    }
    if (aliasName.startsWith("alias/aws/")) {
        return [
            {
                path: "aliasName",
                rule: "must not begin with alias/aws/, which AWS keeps for its own keys",
                got: aliasName,
                fix: "choose another prefix",
            },
        ];
    }
    return [];
}
