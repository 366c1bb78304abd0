import { Unknown } from "../../shared/properties";

/** An instance type that a resource asks for, or why nobody can tell which it asks for. */
export type Declaration =
    | { kind: "type"; subject: string; type: string }
    /** A preview does not know it yet. */
    | { kind: "unknown"; unknown: Unknown }
    /** It never stands in the program: computed later, or kept where no policy reads. */
    | {
          kind: "unreadable";
          place: "definition" | "s3";
          subject: string;
          found: string;
          rule: string;
          fix: string;
      };
