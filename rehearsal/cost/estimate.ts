/** What a resource costs in a month, or why that is not known. */
export type Estimate =
    | { min: number; max: number; basis: string; verified: boolean }
    | {
          /** Why there is no figure. */
          unpriced: string;
      };
