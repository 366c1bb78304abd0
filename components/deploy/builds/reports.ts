/** Reports of a build, by the name that its buildspec gives them; CodeBuild calls the group `<project>-<this>`. */
export const REPORTS = "results";
