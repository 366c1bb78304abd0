import { codeCommitProblems } from "./codeCommitProblems";
import { connectionProblems } from "./connectionProblems";
import type { Problem } from "../problems/problems";
import type { S3SourceArgs, SourceArgs } from "./sourceArgs";

const BUCKET_NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

function archiveProblems(path: string, s3: S3SourceArgs | undefined): Problem[] {
    return s3 === undefined || (BUCKET_NAME.test(s3.bucketName) && /^[^/].*\.zip$/.test(s3.objectKey))
        ? []
        : [
              {
                  path,
                  rule: "must be a bucket's name and the key of a zip archive in it",
                  got: `${s3.bucketName}/${s3.objectKey}`,
                  fix: "write the key without a slash in front, ending in .zip",
              },
          ];
}

/** What is wrong with a source; `path` is where it stands in the caller's arguments. */
export function sourceProblems(path: string, source: SourceArgs): Problem[] {
    const { connection, codeCommit, s3 } = source;
    const given = [connection, codeCommit, s3].filter((choice) => choice !== undefined);
    const problems: Problem[] = [];
    if (given.length !== 1) {
        problems.push({
            path,
            rule: "must name exactly one source",
            got: Object.keys(source).sort(),
            fix: "give one of connection, codeCommit and s3",
        });
    }
    problems.push(...connectionProblems(`${path}.connection`, connection));
    problems.push(...archiveProblems(`${path}.s3`, s3));
    problems.push(...codeCommitProblems(`${path}.codeCommit`, codeCommit));
    return problems;
}
