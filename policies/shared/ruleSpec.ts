import {
    PolicyComplianceFramework,
    PolicyResourceOptions,
    ResourceValidationPolicy,
    Severity,
    StackValidationPolicy,
} from "@pulumi/policy";
import { Finding, ResourceIdentity } from "./findings";
import { Properties, PropertyValue } from "./properties";
import { Remedy } from "./remedy";
import { SettingValues, Shape } from "./settings";
import { Stack } from "./stack";

/** A resource as a rule sees it: who it is, and its properties as plain data. */
export interface InspectedResource extends ResourceIdentity {
    properties: Properties;
    options: PolicyResourceOptions;
    /** The region of the provider that makes it, where the engine tells. */
    providerRegion: PropertyValue | undefined;
}

/** A resource in an example. */
export interface ExampleResource {
    type: string;
    name: string;
    properties: Record<string, unknown>;
    /** For each property, the names of the resources that its value came from. */
    sources?: Record<string, string[]>;
    protect?: boolean;
}

/** What passes a rule and what does not; the catalogue shows them, the tests run them. */
export interface Examples {
    /** Settings for both; the rule's defaults where left out. */
    settings?: Record<string, unknown>;
    passes: readonly ExampleResource[];
    fails: readonly ExampleResource[];
}

/** What people read of a rule, and when it runs. Fields stand in this order in every rule. */
export interface RuleDescription<S extends Shape> {
    /** Unique in its pack; the rule's file is named after it. */
    name: string;
    displayName: string;
    /** What must hold, in one sentence. */
    description: string;
    /** What goes wrong otherwise, in one or two sentences. */
    why: string;
    severity: Severity;
    /** The family's name first. */
    tags: [family: string, ...others: string[]];
    /** Who asks for it first of all. */
    framework: PolicyComplianceFramework;
    /** Identifiers under which others ask for the same: `AWS Config sagemaker-model-isolation-enabled`. */
    sources: readonly string[];
    url: string;
    remediationSteps: string;
    settings: S;
    enforcementLevel: "advisory" | "mandatory";
    /** What it does at preview with a value that is not known yet, where that differs from other rules of its kind. */
    unknowns?: string;
    /** What the rule is about, for the not-applicable note: `SageMaker models`. */
    subject: string;
    appliesTo(type: string): boolean;
    examples: Examples;
}

export interface ResourceRuleSpec<S extends Shape> extends RuleDescription<S> {
    /** The one property that puts things right, where there is one and setting it replaces nothing. */
    remedy?: Remedy | ((settings: SettingValues<S>) => Remedy);
    check(resource: InspectedResource, settings: SettingValues<S>): Finding[];
}

export interface StackRuleSpec<S extends Shape> extends RuleDescription<S> {
    check(stack: Stack, settings: SettingValues<S>): Finding[];
}

/** A rule of a pack: what Pulumi runs, and what else the catalogue tells of it. */
export interface Rule<P = ResourceValidationPolicy | StackValidationPolicy> {
    policy: P;
    family: string;
    why: string;
    sources: readonly string[];
    /** What it does at preview with a value that is not known yet. */
    unknowns: string;
    subject: string;
    examples: Examples;
}

export type ResourceRule = Rule<ResourceValidationPolicy>;
export type StackRule = Rule<StackValidationPolicy>;
