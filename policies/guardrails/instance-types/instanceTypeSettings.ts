import { SettingValues, Shape } from "../../shared/settings";
import { flag, text, textList } from "../../shared/settingKinds";

/** What a team may decide about instance types; the ready values for each environment are in `config/`. */
export const INSTANCE_TYPE_SETTINGS = {
    allowedFamilies: textList({
        description: "Families without an accelerator that may be used, without the prefix ml.",
        pattern: "^[a-z][a-z0-9-]*$",
        form: 'instance families such as "m5"',
        fallback: ["c5", "c6i", "c7i", "m5", "m6i", "m7i", "r5", "r6i", "r7i", "t3"],
    }),
    maximumSize: text({
        description: "Largest size that a type of an allowed family may have.",
        pattern: "^(nano|micro|small|medium|large|xlarge|[1-9][0-9]*xlarge|metal)$",
        form: 'an instance size such as "2xlarge"',
        fallback: "4xlarge",
    }),
    allowedAcceleratedTypes: textList({
        description: "Types with a GPU or another accelerator that may be used, each by its full name.",
        pattern: "^ml\\.[a-z][a-z0-9-]*\\.[a-z0-9-]+$",
        form: 'full instance types such as "ml.g5.xlarge"',
        fallback: [],
    }),
    denied: textList({
        description: "Types or whole families that may not be used, whatever the other settings say.",
        pattern: "^ml\\.[a-z][a-z0-9-]*(\\.[a-z0-9-]+)?$",
        form: 'instance types such as "ml.m5.large" or families such as "ml.m4"',
        fallback: [],
    }),
    allowDefinitionInS3: flag({
        description:
            "Whether a SageMaker pipeline may keep its definition in S3, where no policy can read it.",
        fallback: false,
    }),
} satisfies Shape;

export type InstanceTypeSettings = SettingValues<typeof INSTANCE_TYPE_SETTINGS>;
