import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { packFolder } from "../../../rehearsal/system/tarArchive";
import { findInterpreter } from "../../../rehearsal/python/interpreter";

/** A model that adds up the columns `a` and `b`, squeezed between 0 and 1; needs nothing but Python. */
export const ADDING_SCRIPT = `
import csv, io, json, os, time

class BadRequest(ValueError):
    status_code = 400

def model_fn(model_dir):
    print("loading from", model_dir)
    with open(os.path.join(model_dir, "offset.json")) as file:
        return json.load(file)

def input_fn(body, content_type):
    try:
        if content_type == "application/json":
            rows = [[row["a"], row["b"]] for row in json.loads(body)["instances"]]
        else:
            rows = [row for row in csv.reader(io.StringIO(body)) if row]
        return [[float(value) for value in row] for row in rows]
    except (ValueError, KeyError, TypeError) as error:
        raise BadRequest(f"not two numbers a row: {error}") from error

def predict_fn(rows, offset):
    return [min(1.0, max(0.0, a + b + offset)) for a, b in rows]

def output_fn(predictions, accept):
    if accept == "text/csv":
        return "".join(f"{value}\\n" for value in predictions), accept
    return json.dumps({"predictions": predictions}), "application/json"
`;

/** What the adding model answers. */
export const GOLDEN = {
    task: "binary",
    columns: ["a", "b"],
    instances: [
        { a: 0.25, b: 0.5 },
        { a: 0, b: 0.125 },
        { a: 1, b: 1 },
    ],
    predictions: [0.75, 0.125, 1],
};

/** A folder of a test's own, under the system's temporary one. */
export function temporaryFolder(): string {
    return fs.mkdtempSync(path.join(os.tmpdir(), "mlops-hosting-"));
}

/** Any suitable Python: the server and the endpoint test need no packages. */
export async function anyPython(): Promise<string> {
    return (await findInterpreter(process.env)).command;
}

/** Packs a model archive with the given inference script. */
export async function packModel(
    python: string,
    folder: string,
    script: string = ADDING_SCRIPT,
): Promise<string> {
    const content = path.join(folder, "content");
    fs.mkdirSync(path.join(content, "code"), { recursive: true });
    fs.writeFileSync(path.join(content, "code", "inference.py"), script);
    fs.writeFileSync(path.join(content, "offset.json"), "0");
    const archive = path.join(folder, "model.tar.gz");
    await packFolder({ python }, content, archive);
    return archive;
}
