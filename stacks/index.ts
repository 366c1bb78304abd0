import { readSettings } from "../infra/settings";
import { composeStack } from "./compose";

export = () => composeStack(readSettings());
