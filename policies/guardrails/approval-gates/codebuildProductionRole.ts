import { Finding } from "../../shared/findings";
import { wellArchitected } from "../../shared/frameworks";
import { findingsOf } from "../../shared/kinds/judgements";
import { PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { isOneOf, stackRule } from "../../shared/rule";
import { SettingValues, Shape } from "../../shared/settings";
import { Stack, StackResource } from "../../shared/stack";
import { CODE_BUILD } from "../resourceTypes";
import { APPROVAL_GATE_SETTINGS, HARMLESS_PROJECTS } from "./approvalGateSettings";
import { speaksOfProduction, toldTexts } from "./buildTexts";

const SETTINGS = {
    productionWords: APPROVAL_GATE_SETTINGS.productionWords,
    harmlessProjects: HARMLESS_PROJECTS,
} satisfies Shape;

const ROLE = "serviceRole";

/** Whether two projects have one role: by its ARN, else by what an unknown ARN was made from. */
function shareRole(one: StackResource, other: StackResource): boolean | Unknown {
    const [a, b] = [one, other].map(({ properties }): PropertyValue | undefined => valueAt(properties, ROLE));
    if (typeof a === "string" && typeof b === "string") {
        return a === b;
    }
    const [mine, theirs] = [one, other].map(({ propertySources }) => propertySources.get(ROLE) ?? []);
    if ((mine ?? []).length > 0 && (theirs ?? []).length > 0) {
        return (mine ?? []).some((role) => theirs?.includes(role));
    }
    return [a, b].find((role) => role instanceof Unknown) ?? false;
}

function check(stack: Stack, settings: SettingValues<typeof SETTINGS>): Finding[] {
    const projects = stack.ofTypes(CODE_BUILD);
    const production = projects.filter((each) => speaksOfProduction(toldTexts(each), settings));
    const others = projects.filter((each) => !production.includes(each));
    return production.flatMap((project) => {
        const shared = others.map((other) => ({ other, isShared: shareRole(project, other) }));
        const names = shared
            .filter(({ isShared }) => isShared === true)
            .map(({ other }) => `"${other.name}"`);
        const unknown = shared.map(({ isShared }) => isShared).find((each) => each instanceof Unknown);
        return findingsOf(project, [
            ...(names.length === 0
                ? []
                : [
                      {
                          subject: ROLE,
                          found: `is the role of ${names.join(", ")} too`,
                          rule: "whoever changes a test could change production with its role, before the approval",
                          fix: "give the build that changes production a role of its own",
                      },
                  ]),
            ...(unknown === undefined ? [] : [unknown]),
        ]);
    });
}

function example(role: string) {
    const project = (name: string, serviceRole: string) => ({
        type: CODE_BUILD[0],
        name,
        properties: { name, serviceRole: `arn:aws:iam::111122223333:role/${serviceRole}` },
    });
    return [project("fraud-prod-deploy", "production"), project("fraud-test", role)];
}

/** Roles are compared by ARN, then by what an ARN was made from; what is then unknown is noted. */
export const codebuildProductionRole = stackRule({
    name: "codebuild-production-role",
    displayName: "The production build has a role of its own",
    description: "A build that changes production must not share its role with another build.",
    why: "A test that runs before the approval, with the role that deploys, needs no approval to deploy.",
    severity: "high",
    tags: ["approval-gates", "codebuild", "iam"],
    framework: wellArchitected("SEC03-BP02", "Grant least privilege access."),
    sources: [],
    url: "https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-service-role.html",
    remediationSteps: "Give each environment's build a role of its own and name it in serviceRole.",
    settings: SETTINGS,
    enforcementLevel: "mandatory",
    subject: "CodeBuild projects",
    appliesTo: isOneOf(CODE_BUILD),
    check,
    examples: { passes: example("tests"), fails: example("production") },
});
