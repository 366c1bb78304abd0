#!/usr/bin/env node
// The project's program is TypeScript; its own checks look at its types.
import "ts-node/register/transpile-only";
import { main } from "../../cli/rehearse";
import { runOrLeave } from "../../cli/runCommand";

runOrLeave((args) => main(args, process.cwd()));
