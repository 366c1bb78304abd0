import { ResourceValidationPolicy } from "@pulumi/policy";
import { isValue } from "../../shared/findings";
import { Unknown, valueAt } from "../../shared/properties";
import { checkEachResource, isOneOf } from "../../shared/rules";
import { defineSettings } from "../../shared/settings";

const NAME = "sagemaker-model-network-isolation";
const SETTINGS = defineSettings({});

/** A value that is unknown at preview is noted there and judged before the model is created. */
export const sagemakerModelNetworkIsolation: ResourceValidationPolicy = {
    name: NAME,
    displayName: "Network isolation of SageMaker models",
    description: "The containers of a SageMaker model must have no network access.",
    severity: "high",
    tags: ["model", "network", "sagemaker"],
    framework: {
        name: "AWS Security Hub, AI Security Best Practices",
        version: "1.0.0",
        reference: "SageMaker.5",
        specification: "Models run with network isolation.",
    },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-5",
    remediationSteps:
        "Set enableNetworkIsolation to true; the model is replaced, the endpoint is not. A container that calls " +
        "out while it serves has to be changed: put what it fetches into the model artefact or the image.",
    configSchema: SETTINGS.configSchema,
    enforcementLevel: "mandatory",
    validateResource: checkEachResource(
        "SageMaker models",
        isOneOf(["aws:sagemaker/model:Model", "aws-native:sagemaker:Model"]),
        (resource, config) => {
            SETTINGS.read(NAME, config.getConfig());
            const isolation = valueAt(resource.properties, "enableNetworkIsolation");
            if (isolation instanceof Unknown) {
                return [{ kind: "undecided", resource, unknown: isolation }];
            }
            return isolation === true
                ? []
                : [
                      {
                          kind: "violation",
                          resource,
                          subject: "enableNetworkIsolation",
                          found: isValue(isolation),
                          rule: "it must be true, AWS's default is false",
                          fix: "set enableNetworkIsolation to true",
                      },
                  ];
        },
    ),
};
