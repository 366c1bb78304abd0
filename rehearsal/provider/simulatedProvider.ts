import { SimulatedResource, Simulation } from "../engine/simulation";
import { differenceOf } from "./difference";
import { Difference, ExistingResource, ResourceProvider, Subject } from "./resourceProvider";
import { SagemakerService, SERVICE_TYPES } from "./sagemakerService";
import { WireProperties, withoutSecretMarkers } from "./wire";

/** The suffix that auto-naming adds, as the simulation writes it. */
const AUTO_NAME_SUFFIX = /-[0-9a-f]{7}$/;

/** Gives an automatic name a suffix of its own, so that a replacement never collides with what it replaces. */
function seededName(name: unknown, seed: Uint8Array): unknown {
    const suffix = Buffer.from(seed).toString("hex").slice(0, 7);
    return typeof name === "string" && suffix.length === 7
        ? name.replace(AUTO_NAME_SUFFIX, `-${suffix}`)
        : name;
}

/** The simulated cloud as a Pulumi provider: the same answers as in the rehearsal, with a state that lasts. */
export class SimulatedProvider implements ResourceProvider {
    /** @param service keeps endpoints and their configurations; left out, they exist in the state alone */
    constructor(
        private readonly cloud: Simulation,
        private readonly cloudAtPreview: Simulation,
        private readonly service: SagemakerService | undefined,
    ) {}

    check(
        subject: Subject,
        inputs: WireProperties,
        previous: WireProperties | undefined,
        seed: Uint8Array,
    ): WireProperties {
        const checked = this.cloudAtPreview.createResource({
            ...subject,
            custom: true,
            inputs,
            id: "",
        }).checkedInputs;
        const added = Object.entries(checked ?? {}).filter(([key]) => !(key in inputs));
        const completed = added.map(
            ([key, value]) => [key, previous?.[key] ?? seededName(value, seed)] as const,
        );
        return { ...inputs, ...Object.fromEntries(completed) };
    }

    diff(subject: Subject, inputs: WireProperties, previous: WireProperties): Difference {
        return differenceOf(subject.type, inputs, previous);
    }

    async create(subject: Subject, inputs: WireProperties, preview: boolean): Promise<ExistingResource> {
        const { id, outputs } = this.answer(subject, inputs, preview);
        if (!preview) {
            await this.serviceOf(subject)?.create(
                subject.type,
                withoutSecretMarkers(inputs) as WireProperties,
            );
        }
        return { id, outputs };
    }

    async read(subject: Subject, existing: ExistingResource): Promise<ExistingResource | undefined> {
        const service = this.serviceOf(subject);
        return service === undefined ? existing : service.read(subject.type, existing);
    }

    async update(
        subject: Subject,
        inputs: WireProperties,
        existing: ExistingResource,
        preview: boolean,
    ): Promise<WireProperties> {
        if (!preview) {
            await this.serviceOf(subject)?.update(withoutSecretMarkers(inputs) as WireProperties, existing);
        }
        const { outputs } = this.answer(subject, inputs, false);
        return outputs;
    }

    async delete(subject: Subject, existing: ExistingResource): Promise<void> {
        await this.serviceOf(subject)?.delete(subject.type, existing.id);
    }

    invoke(token: string, inputs: WireProperties): WireProperties {
        return this.cloud.invoke({ token, inputs });
    }

    construct(subject: Subject, inputs: WireProperties, preview: boolean): SimulatedResource {
        const cloud = preview ? this.cloudAtPreview : this.cloud;
        return cloud.createResource({ ...subject, custom: false, inputs, id: "" });
    }

    private answer(subject: Subject, inputs: WireProperties, preview: boolean): ExistingResource {
        const cloud = preview ? this.cloudAtPreview : this.cloud;
        const { id, outputs } = cloud.createResource({ ...subject, custom: true, inputs, id: "" });
        return { id, outputs };
    }

    private serviceOf(subject: Subject): SagemakerService | undefined {
        return SERVICE_TYPES.includes(subject.type) ? this.service : undefined;
    }
}
