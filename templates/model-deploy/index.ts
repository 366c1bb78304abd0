import { composeStack, readSettings } from "sagemaker-mlops";

/** The stack that its settings, Pulumi.<stack>.yaml, describe. Resources of your own go beside it. */
export = () => composeStack(readSettings());
