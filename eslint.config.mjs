import js from "@eslint/js";
import tseslint from "typescript-eslint";

/** Forbids imports that point the wrong way; `group` patterns are matched against the import path. */
function forbidImports(message, ...groups) {
    return { "no-restricted-imports": ["error", { patterns: [{ group: groups, message }] }] };
}

const PROJECTS = ["tsconfig.json", "bench/tsconfig.json", "templates/model-deploy/tsconfig.json"];

const ABOVE_COMPONENTS = ["**/infra/**", "**/stacks/**", "**/rehearsal/**", "**/policies/**", "**/test/**"];

export default tseslint.config(
    {
        ignores: [
            "node_modules/",
            "policies/*/bin/",
            "dist/",
            "bench/node_modules/",
            "bench/results/",
            ".rehearsal/",
            "templates/**/*.py",
        ],
    },
    js.configs.recommended,
    ...tseslint.configs.strict,
    ...tseslint.configs.stylistic,
    {
        files: ["**/*.ts"],
        // Named projects are read once each; the service for editors took more than twice as long over all files.
        languageOptions: { parserOptions: { project: PROJECTS } },
        rules: {
            "@typescript-eslint/no-floating-promises": "error",
            "@typescript-eslint/switch-exhaustiveness-check": [
                "error",
                { considerDefaultExhaustiveForUnions: true },
            ],
            "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "as" }],
            "@typescript-eslint/prefer-nullish-coalescing": "error",
            "@typescript-eslint/no-redeclare": "off",
            "@typescript-eslint/no-extraneous-class": "off",
            "no-new": "off",
            "no-redeclare": "off",
            "max-lines": ["error", { max: 300, skipBlankLines: false, skipComments: false }],
            "max-lines-per-function": ["error", { max: 40, skipBlankLines: true, skipComments: true }],
            eqeqeq: ["error", "always"],
        },
    },
    {
        files: ["components/**/*.ts"],
        rules: {
            "max-lines": ["error", { max: 200, skipBlankLines: false, skipComments: false }],
            ...forbidImports(
                "components import @pulumi, pure modules and components/shared only",
                ...ABOVE_COMPONENTS,
            ),
            "no-restricted-globals": [
                "error",
                { name: "process", message: "components read no environment" },
            ],
            "no-restricted-syntax": [
                "error",
                {
                    selector: "MemberExpression[object.name='Date'][property.name='now']",
                    message: "no clock in components",
                },
                {
                    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
                    message: "no clock in components",
                },
                {
                    selector: "MemberExpression[object.name='pulumi'][property.name='Config']",
                    message: "components take arguments, not configuration",
                },
                {
                    selector: "MemberExpression[object.name='Math'][property.name='random']",
                    message: "no randomness in components",
                },
            ],
        },
    },
    {
        files: ["infra/**/*.ts"],
        rules: forbidImports(
            "infra imports components only",
            "**/stacks/**",
            "**/rehearsal/**",
            "**/policies/**",
            "**/test/**",
        ),
    },
    {
        files: ["stacks/**/*.ts"],
        rules: forbidImports(
            "stacks import components and infra only",
            "**/rehearsal/**",
            "**/policies/**",
            "**/test/**",
        ),
    },
    {
        files: ["policies/**/*.ts"],
        rules: forbidImports(
            "a pack imports its own folder, policies/shared and npm packages only",
            "**/components/**",
            "**/infra/**",
            "**/stacks/**",
            "**/rehearsal/**",
            "**/test/**",
            "@pulumi/aws",
            "@pulumi/aws-native",
        ),
    },
    {
        files: ["rehearsal/**/*.ts"],
        rules: forbidImports("the product does not import its tests", "**/test/**"),
    },
    {
        files: ["test/**/*.ts"],
        rules: {
            "max-lines-per-function": "off",
            "max-lines": ["error", { max: 400 }],
            "@typescript-eslint/no-non-null-assertion": "error",
        },
    },
    { files: ["**/*.mjs", "**/*.js"], ...tseslint.configs.disableTypeChecked },
);
