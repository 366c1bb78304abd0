import { wellArchitected } from "../../shared/frameworks";
import { isOneOf, resourceRule } from "../../shared/rule";
import { ENDPOINT } from "../resourceTypes";

const UNPROTECTED = { type: ENDPOINT[0], name: "fraud", properties: { name: "fraud" } };

export const sagemakerEndpointProtected = resourceRule({
    name: "sagemaker-endpoint-protected",
    displayName: "Endpoints are protected",
    description: "An endpoint must be protected from deletion.",
    why: "A renamed resource or a destroyed stack takes a live endpoint with it, and with it whoever calls it.",
    severity: "medium",
    tags: ["reliability", "sagemaker"],
    framework: wellArchitected("REL08-BP05", "Deploy changes in an automated way that can be taken back."),
    sources: [],
    url: "https://www.pulumi.com/docs/iac/concepts/resources/options/protect/",
    remediationSteps:
        "Set the option protect of the endpoint; take it off in a change of its own before deleting.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker endpoints",
    appliesTo: isOneOf(ENDPOINT),
    check: (resource) =>
        resource.options.protect
            ? []
            : [
                  {
                      kind: "violation",
                      resource,
                      subject: "the option protect",
                      found: "is not set",
                      rule: "an endpoint that somebody calls must not be deleted by the way",
                      fix: "set protect to true",
                  },
              ],
    examples: { passes: [{ ...UNPROTECTED, protect: true }], fails: [UNPROTECTED] },
});
