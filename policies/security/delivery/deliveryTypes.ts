import { Reads } from "../../shared/kinds/readingRule";

/** Type tokens of what builds and delivers; the native provider has no CodeBuild projects and webhooks. */
export const BUILD_PROJECT = "aws:codebuild/project:Project";
export const BUILD_WEBHOOK = "aws:codebuild/webhook:Webhook";
export const REPORT_GROUP = [
    "aws:codebuild/reportGroup:ReportGroup",
    "aws-native:codebuild:ReportGroup",
] as const;
export const DELIVERY_PIPELINE = [
    "aws:codepipeline/pipeline:Pipeline",
    "aws-native:codepipeline:Pipeline",
] as const;
export const PIPELINE_WEBHOOK = [
    "aws:codepipeline/webhook:Webhook",
    "aws-native:codepipeline:Webhook",
] as const;
export const CODE_REPOSITORY = [
    "aws:codecommit/repository:Repository",
    "aws-native:codecommit:Repository",
] as const;

/** The same paths in each of several types. */
export function inEach(types: readonly string[], ...paths: string[]): Reads {
    return Object.fromEntries(types.map((type) => [type, paths]));
}

/** A CodeBuild project for examples. */
export function exampleProject(properties: Record<string, unknown>) {
    return { type: BUILD_PROJECT, name: "fraud-build", properties };
}
