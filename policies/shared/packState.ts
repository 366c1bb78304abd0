import { Exemption, isAbout, isExpired } from "./exemptions";

/** What holds for all rules of a pack. */
export interface PackSettings {
    disabledFamilies: readonly string[];
    exemptions: readonly Exemption[];
}

/** An exemption that is about a finding. */
export interface AppliedExemption {
    exemption: Exemption;
    /** False once its last day has passed: then the finding stands. */
    isValid: boolean;
}

/** Today in UTC, `YYYY-MM-DD`. */
export function todayUtc(): string {
    return new Date().toISOString().slice(0, 10);
}

/**
 * What a pack was configured to as a whole, and which of its exemptions have been needed. Pulumi gives a rule its own
 * settings only, so the pack's first rule, which runs before all others on each resource, puts the shared ones here.
 * Until it has, nothing is exempt and no family is off: what goes wrong can only make the pack stricter.
 */
export class PackState {
    private settings: PackSettings | undefined;
    private readonly used = new Set<Exemption>();

    /** Takes over the settings; the same ones again change nothing. */
    configure(settings: PackSettings): void {
        if (this.settings !== settings) {
            this.settings = settings;
            this.used.clear();
        }
    }

    /** Forgets everything. */
    reset(): void {
        this.settings = undefined;
        this.used.clear();
    }

    get isConfigured(): boolean {
        return this.settings !== undefined;
    }

    isFamilyOff(family: string): boolean {
        return this.settings?.disabledFamilies.includes(family) ?? false;
    }

    /** The exemption that is about a finding, a valid one before an expired one; it counts as used. */
    exemptionFor(rule: string, urn: string, today: string = todayUtc()): AppliedExemption | undefined {
        const about = (this.settings?.exemptions ?? []).filter((each) => isAbout(each, rule, urn));
        for (const exemption of about) {
            this.used.add(exemption);
        }
        const valid = about.find((each) => !isExpired(each, today));
        const exemption = valid ?? about[0];
        return exemption === undefined ? undefined : { exemption, isValid: valid !== undefined };
    }

    /** Exemptions that no finding has needed so far. */
    unusedExemptions(): Exemption[] {
        return (this.settings?.exemptions ?? []).filter((each) => !this.used.has(each));
    }
}

/** The pack runs as a process of its own, so it has one state. */
export const PACK = new PackState();
