export { readSettings, type Settings, SettingsError } from "../infra/settings";
export { composeStack } from "./compose";
