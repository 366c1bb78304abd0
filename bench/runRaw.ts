import { declarePulumi } from "./declarePulumi";
import { declareRaw } from "./sides/raw";

declarePulumi(declareRaw);
