import { ecrTagImmutability } from "../../../../policies/security/container-registry/ecrTagImmutability";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const RULE =
    'it must be "IMMUTABLE", AWS\'s default is "MUTABLE". Fix: set imageTagMutability to "IMMUTABLE".';

describeRule(ecrTagImmutability, {
    types: ["aws:ecr/repository:Repository", "aws-native:ecr:Repository"],
    good: { imageTagMutability: "IMMUTABLE" },
    stops: {
        "tags that move": [{ imageTagMutability: "MUTABLE" }, `imageTagMutability is "MUTABLE"; ${RULE}`],
        "AWS's default": [{ imageTagMutability: undefined }, `imageTagMutability is not set; ${RULE}`],
    },
    notes: { "what is unknown": [{ imageTagMutability: UNKNOWN }, "string value at .imageTagMutability"] },
});
