/** What tools leave behind in a template's folder here. */
const LEFT_BEHIND =
    /(?:^|[\\/])(?:node_modules|vendor|dist|reports|__pycache__|\.(?:[a-z]+_cache|rehearsal|venv))[\\/]|\.pyc$/;

/** Whether a file in a template's folder is the template's. */
export function isTemplateFile(file: string): boolean {
    return !LEFT_BEHIND.test(file);
}
