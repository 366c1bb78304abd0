import * as assert from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { findInterpreter } from "../../../rehearsal/python/interpreter";
import { UsageError } from "../../../rehearsal/terminal/usageError";
import { temporaryFolder, TemporaryFolder } from "../policyRunner/packFixture";

const INSTALL =
    "install Python 3.11 with its venv module (apt install python3.11-venv, brew install python@3.11), " +
    "or set MLOPS_PYTHON to the path of an interpreter";

describe("findInterpreter", () => {
    let home: TemporaryFolder;
    beforeEach(() => (home = temporaryFolder()));
    afterEach(() => home.dispose());

    /** A program that answers the probe as some interpreter would. */
    function interpreter(name: string, answer: string): string {
        const file = path.join(home.folder, name);
        fs.writeFileSync(file, `#!/bin/sh\necho ${answer}\n`, { mode: 0o755 });
        return file;
    }

    it("takes the first that is new enough and whole", async () => {
        const old = interpreter("old", "3.9.2 True True");
        const bare = interpreter("bare", "3.11.7 False True");
        const good = interpreter("good", "3.12.1 True True");
        const other = interpreter("other", "3.11.7 True True");
        const missing = path.join(home.folder, "missing");
        assert.deepStrictEqual(await findInterpreter({}, [missing, old, bare, good, other]), {
            command: good,
            version: "3.12.1",
        });
    });

    it("takes the one that the environment names, and no other", async () => {
        const good = interpreter("good", "3.11.7 True True");
        const named = interpreter("named", "3.13.0 True True");
        assert.deepStrictEqual(await findInterpreter({ MLOPS_PYTHON: named }, [good]), {
            command: named,
            version: "3.13.0",
        });
        const missing = path.join(home.folder, "missing");
        await assert.rejects(
            findInterpreter({ MLOPS_PYTHON: missing }, [good]),
            new UsageError(`Python 3.11, 3.12 or 3.13 is needed (${missing} does not run); ${INSTALL}`),
        );
    });

    it("says what it found and what to install where none will do", async () => {
        const old = interpreter("old", "3.9.2 True True");
        const bare = interpreter("bare", "3.11.7 False True");
        const unsafe = interpreter("unsafe", "3.11.2 True False");
        await assert.rejects(
            findInterpreter({}, [old, bare, unsafe, path.join(home.folder, "missing")]),
            new UsageError(
                `Python 3.11, 3.12 or 3.13 is needed (${old} is Python 3.9.2; ${bare} is Python 3.11.7 without its ` +
                    `venv module; ${unsafe} is Python 3.11.2, which lacks the safe unpacking of 3.11.4); ${INSTALL}`,
            ),
        );
        await assert.rejects(
            findInterpreter({}, [path.join(home.folder, "missing")]),
            new UsageError(
                `Python 3.11, 3.12 or 3.13 is needed (there is no Python on the PATH); ${INSTALL}`,
            ),
        );
    });

    it("knows a real interpreter", async () => {
        const { version } = await findInterpreter(process.env);
        assert.match(version, /^3\.1[123]\.\d+$/);
    });
});
