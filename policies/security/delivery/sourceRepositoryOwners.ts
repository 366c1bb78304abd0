import { PropertyValue, textOf } from "../../shared/properties";
import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { requirement } from "../../shared/kinds/requirements";
import { textList } from "../../shared/settingKinds";
import { BUILD_PROJECT, DELIVERY_PIPELINE, exampleProject } from "./deliveryTypes";

/** The owner in `acme/fraud` or `https://github.com/acme/fraud.git`; undefined for a place within AWS. */
function ownerOf(value: PropertyValue | undefined): string | undefined {
    const [, owner] = /^(?:https?:\/\/[^/]+\/)?([\w.-]+)\/[\w./-]+$/.exec(textOf(value)) ?? [];
    return /amazonaws\.com\//.test(textOf(value)) ? undefined : owner;
}

/** A repository that is unknown at preview is noted there. */
export const sourceRepositoryOwners = propertyRule({
    name: "source-repository-owners",
    displayName: "Code comes from your organisation",
    description:
        "Builds and pipelines must take their code from repositories of the organisations that are listed.",
    why: "A repository of somebody's own account is outside of every review and every rule for branches.",
    severity: "high",
    tags: ["delivery", "supply-chain", "codepipeline"],
    framework: wellArchitected("SEC11-BP07", "Regularly assess the security properties of the pipelines."),
    sources: ["Prowler codebuild_project_uses_allowed_github_organizations"],
    url: "https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodestarConnectionSource.html",
    remediationSteps:
        "Move the code to a repository of your organisation, or have its owner added to allowedOwners.",
    settings: {
        allowedOwners: textList({
            description:
                "Organisations, users, groups or workspaces whose repositories may be built; with none given, any.",
            pattern: "^[\\w.-]+$",
            form: 'owners such as "acme"',
            fallback: [],
        }),
    },
    enforcementLevel: "mandatory",
    subject: "CodeBuild projects and CodePipeline pipelines",
    reads: {
        [BUILD_PROJECT]: ["source.location?", "secondarySources[].location?"],
        [DELIVERY_PIPELINE[0]]: ["stages[].actions[].configuration?.FullRepositoryId?"],
        [DELIVERY_PIPELINE[1]]: ["stages[].actions[].configuration?.FullRepositoryId?"],
    },
    must: (place, settings) =>
        settings.allowedOwners.length === 0
            ? []
            : requirement<typeof settings>({
                  holds: (value, { allowedOwners }) => {
                      const owner = ownerOf(value);
                      return owner === undefined || allowedOwners.includes(owner);
                  },
                  rule: ({ allowedOwners }) => `its owner must be one of ${allowedOwners.join(", ")}`,
                  fix: () => "move the code to your organisation, or have its owner added to allowedOwners",
              })(place, settings),
    examples: {
        settings: { allowedOwners: ["acme"] },
        passes: [exampleProject({ source: { type: "GITHUB", location: "https://github.com/acme/fraud" } })],
        fails: [exampleProject({ source: { type: "GITHUB", location: "https://github.com/mallory/fraud" } })],
    },
});
