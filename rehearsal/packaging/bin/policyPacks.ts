#!/usr/bin/env node
import { main } from "../../cli/policyPacks";
import { runOrLeave } from "../../cli/runCommand";

runOrLeave((args) => main(args, process.cwd()));
